#include "cli/stop_on_signal.h"

#include <atomic>

namespace notegraph::cli {
namespace {

std::atomic<Stoppable*> target_to_stop{nullptr};  // A signal handler can be told nothing else.
static_assert(std::atomic<Stoppable*>::is_always_lock_free);

extern "C" void stop_target(int) {
  if (Stoppable* target = target_to_stop.load()) target->stop();
}

}  // namespace

StopOnSignal::StopOnSignal(Stoppable& target) {
  target_to_stop = &target;
  struct sigaction action {};
  action.sa_handler = stop_target;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &interrupt_before_);
  sigaction(SIGTERM, &action, &terminate_before_);
}

StopOnSignal::~StopOnSignal() {
  sigaction(SIGINT, &interrupt_before_, nullptr);
  sigaction(SIGTERM, &terminate_before_, nullptr);
  target_to_stop = nullptr;
}

}  // namespace notegraph::cli
