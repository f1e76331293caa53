#include "cli/exit_code.h"

#include <cstdlib>

namespace notegraph::cli {

ExitCode to_exit_code(StatusCode code) {
  switch (code) {
    case StatusCode::ok: return ExitCode::done;
    case StatusCode::not_found:
    case StatusCode::ambiguous: return ExitCode::not_there;
    case StatusCode::invalid_argument:
    case StatusCode::limit_exceeded:
    case StatusCode::conflict: return ExitCode::wrong_use;
    case StatusCode::bad_data:
    case StatusCode::corruption: return ExitCode::bad_data;
    case StatusCode::busy:
    case StatusCode::unavailable:
    case StatusCode::io_error:
    case StatusCode::unknown_outcome: return ExitCode::io_error;
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace notegraph::cli
