#ifndef NOTEGRAPH_CLI_EXIT_CODE_H_
#define NOTEGRAPH_CLI_EXIT_CODE_H_

#include "graph/model/status.h"

namespace notegraph::cli {

/// What the program tells the shell.
enum class ExitCode {
  done = 0,
  not_there = 1,  ///< The thing asked for is not there: unknown or ambiguous name, no path, no graph yet.
  wrong_use = 2,  ///< The command line makes no sense, or asks for more than the limits allow.
  bad_data = 3,   ///< A file that was given, or the store, is damaged or not what it should be.
  io_error = 4,   ///< Disk, network or a helper program: also a store that is busy.
  bug = 70,       ///< Not the user's doing; EX_SOFTWARE of sysexits.h.
};

/// The exit code for what became of a call.
ExitCode to_exit_code(StatusCode code);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_EXIT_CODE_H_
