#include "api/service/background_run.h"

#include <utility>

#include <sys/resource.h>

namespace notegraph::service {
namespace {

constexpr int kNiceness = 10;  // Of 19: it goes on, slowly, on a busy machine.

/// On Linux niceness is a thread's own. Refused, it costs readers time, nothing else.
void give_way() {
  static_cast<void>(setpriority(PRIO_PROCESS, 0, kNiceness));
}

}  // namespace

void BackgroundRun::start(std::function<void(const std::stop_token& stop)> work) {
  const std::lock_guard lock(mutex_);
  thread_ = std::jthread([work = std::move(work)](const std::stop_token& stop) {
    give_way();
    work(stop);
  });
}

}  // namespace notegraph::service
