#ifndef NOTEGRAPH_API_HTTP_ROUTES_H_
#define NOTEGRAPH_API_HTTP_ROUTES_H_

#include <string>
#include <string_view>
#include <vector>

#include "api/http/handlers.h"
#include "api/http/message.h"

namespace notegraph::http {

/// One line of the URL table. A pattern's segment "{}" takes any one segment, given to the handler as
/// Call::reference.
struct Route {
  std::string_view method;
  std::string_view pattern;
  Handler handler;
};

/// The URL table.
const std::vector<Route>& routes();

/// Finds the handler for `request` and has it answer. HEAD is GET without a body (the body is dropped later,
/// its length is told). OPTIONS is answered here, and so are 400 for a target that cannot be decoded, 404 for
/// an unknown path and 405, with the methods allowed, for a known path.
Response route(const Backend& backend, const Request& request);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_ROUTES_H_
