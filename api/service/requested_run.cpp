#include "api/service/requested_run.h"

#include <utility>

namespace notegraph::service {

RequestedRun::RequestedRun(std::function<Status()> work)
    : work_(std::move(work)), thread_([this] { serve_requests(); }) {}

RequestedRun::~RequestedRun() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  wanted_changed_.notify_one();
  thread_.join();
}

void RequestedRun::ask() {
  const std::lock_guard lock(mutex_);
  static_cast<void>(want_next());
}

Status RequestedRun::ask_and_wait() {
  std::unique_lock lock(mutex_);
  const std::uint64_t run = want_next();
  ended_changed_.wait(lock, [&] { return ended_ >= run; });
  return outcome_;
}

std::uint64_t RequestedRun::want_next() {
  wanted_ = begun_ + 1;
  wanted_changed_.notify_one();
  return wanted_;
}

void RequestedRun::serve_requests() {
  std::unique_lock lock(mutex_);
  while (true) {
    wanted_changed_.wait(lock, [&] { return wanted_ > begun_ || is_closing_; });
    if (is_closing_) return;
    ++begun_;
    lock.unlock();
    Status outcome = work_();
    lock.lock();
    outcome_ = std::move(outcome);
    ended_ = begun_;
    ended_changed_.notify_all();
  }
}

}  // namespace notegraph::service
