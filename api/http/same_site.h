#ifndef NOTEGRAPH_API_HTTP_SAME_SITE_H_
#define NOTEGRAPH_API_HTTP_SAME_SITE_H_

#include <optional>

#include "api/http/message.h"

namespace notegraph::http {

/// Keeps the pages of other sites, open in the browser of the person whom this server serves, from using it:
/// - bound to loopback, only the hosts localhost, 127.0.0.1 and [::1] are served (421), for a foreign name
/// that
///   was made to resolve to 127.0.0.1 would make a foreign page one of ours (DNS rebinding);
/// - POST and DELETE with an Origin that is not this very host are refused (403).
/// Nothing: the request may pass.
std::optional<Response> refuse_foreign_site(const Request& request, bool bound_to_loopback);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_SAME_SITE_H_
