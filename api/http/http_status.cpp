#include "api/http/http_status.h"

#include <cstdlib>

namespace notegraph::http {

int http_code(StatusCode code) {
  switch (code) {  // No default: -Wswitch reports a code that nobody mapped.
    case StatusCode::ok: return 200;
    case StatusCode::invalid_argument: return 400;
    case StatusCode::not_found: return 404;
    case StatusCode::ambiguous:
    case StatusCode::conflict: return 409;
    case StatusCode::limit_exceeded: return 422;
    case StatusCode::bad_data:
    case StatusCode::corruption:
    case StatusCode::io_error:
    case StatusCode::unknown_outcome: return 500;
    case StatusCode::busy:
    case StatusCode::unavailable: return 503;
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

const char* reason_phrase(int http_code) {
  switch (http_code) {
    case 200: return "OK";
    case 201: return "Created";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";  // Not sent by us; RFC 9110 lets a reason say anything.
  }
}

}  // namespace notegraph::http
