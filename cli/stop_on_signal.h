#ifndef NOTEGRAPH_CLI_STOP_ON_SIGNAL_H_
#define NOTEGRAPH_CLI_STOP_ON_SIGNAL_H_

#include <csignal>

namespace notegraph::cli {

/// What runs until it is told to stop.
class Stoppable {
 public:
  virtual ~Stoppable() = default;
  /// Safe in a signal handler.
  virtual void stop() noexcept = 0;
};

/// While it lives, SIGINT and SIGTERM stop `target`. One at a time.
class StopOnSignal {
 public:
  explicit StopOnSignal(Stoppable& target);
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal();

 private:
  struct sigaction interrupt_before_ {};
  struct sigaction terminate_before_ {};
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_STOP_ON_SIGNAL_H_
