#ifndef NOTEGRAPH_API_HTTP_HTTP_STATUS_H_
#define NOTEGRAPH_API_HTTP_HTTP_STATUS_H_

#include "graph/model/status.h"

namespace notegraph::http {

/// The HTTP status code that tells `code`. bad_data is 500: over HTTP no file is the caller's, so it is one
/// of the server's own.
int http_code(StatusCode code);

/// The reason phrase of a code that this server sends. Source: RFC 9110, section 15.
const char* reason_phrase(int http_code);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_HTTP_STATUS_H_
