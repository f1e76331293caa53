#include "graph/model/status.h"

#include <cstdlib>

namespace notegraph {

const char* to_string(StatusCode code) {
  switch (code) {
    case StatusCode::ok: return "ok";
    case StatusCode::not_found: return "not_found";
    case StatusCode::ambiguous: return "ambiguous";
    case StatusCode::invalid_argument: return "invalid_argument";
    case StatusCode::limit_exceeded: return "limit_exceeded";
    case StatusCode::conflict: return "conflict";
    case StatusCode::busy: return "busy";
    case StatusCode::unavailable: return "unavailable";
    case StatusCode::bad_data: return "bad_data";
    case StatusCode::corruption: return "corruption";
    case StatusCode::io_error: return "io_error";
    case StatusCode::unknown_outcome: return "unknown_outcome";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace notegraph
