#ifndef NOTEGRAPH_CLI_OUTPUT_PROGRESS_BAR_H_
#define NOTEGRAPH_CLI_OUTPUT_PROGRESS_BAR_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "api/service/requests.h"
#include "cli/output/console.h"

namespace notegraph::cli {

/// Draws how far a long call has come, on one line that finish(), or the end of its scope, takes away.
/// Draws nothing unless the console's `err` is a terminal and not quiet.
class ProgressBar {
 public:
  explicit ProgressBar(const Console& console);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// To hand to the call; it must not outlive the bar. Empty where nothing is drawn.
  service::ProgressFunction function();
  /// To be called before anything else is written.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  void draw(const service::Progress& progress);

  std::ostream& err_;
  bool enabled_;
  bool drawn_ = false;
  Clock::time_point last_drawn_{};
};

/// `progress` for a call that counts notes and says no more; empty if that is.
std::function<void(std::size_t done, std::size_t total)> in_notes(service::ProgressFunction progress);

/// The same for a call that counts bytes.
std::function<void(std::uint64_t bytes)> in_mebibytes(service::ProgressFunction progress);

/// The line itself: "[######....]  60% of 12 notes", or "7 notes" while the total is not known.
std::string progress_text(const service::Progress& progress);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_PROGRESS_BAR_H_
