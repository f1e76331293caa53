#ifndef NOTEGRAPH_API_PROCESS_SUBPROCESS_H_
#define NOTEGRAPH_API_PROCESS_SUBPROCESS_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::process {

struct SubprocessLimits {
  std::chrono::milliseconds time{20'000};
  std::size_t output_bytes = std::size_t{256} << 20;
};

/// What a program wrote, and how it ended.
struct SubprocessOutput {
  int exit_code = 0;  ///< 128 + the signal's number if one ended it.
  std::string out;
  std::string err;
};

/// Runs `arguments[0]`, looked up in PATH, without a shell; gives it `input` on standard input.
/// Errors: not_found, there is no such program; unavailable, it cannot be started or passed a limit (it is
/// then killed).
Result<SubprocessOutput> run_subprocess(const std::vector<std::string>& arguments, std::string_view input,
                                        const SubprocessLimits& limits);

}  // namespace notegraph::process

#endif  // NOTEGRAPH_API_PROCESS_SUBPROCESS_H_
