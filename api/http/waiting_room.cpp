#include "api/http/waiting_room.h"

#include <algorithm>
#include <utility>

namespace notegraph::http {

WaitingRoom::WaitingRoom(std::size_t places) : places_(places), thread_([this] { wake_guests(); }) {}

WaitingRoom::~WaitingRoom() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

bool WaitingRoom::try_enter(const Wait& wait, Task task) {
  const auto now = Clock::now();
  Guest guest{wait.past, now + wait.at_most, std::move(task)};
  std::unique_lock lock(mutex_);
  if (is_over(guest, now)) {
    lock.unlock();
    guest.task();
    return true;
  }
  if (guests_.size() == places_) return false;
  guests_.push_back(std::move(guest));
  lock.unlock();
  changed_.notify_one();
  return true;
}

void WaitingRoom::announce(std::uint64_t number) {
  {
    const std::lock_guard lock(mutex_);
    announced_ = std::max(announced_, number);
  }
  changed_.notify_one();
}

void WaitingRoom::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_one();
}

bool WaitingRoom::is_over(const Guest& guest, Clock::time_point now) const {
  return closed_ || announced_ > guest.past || now >= guest.until;
}

void WaitingRoom::wake_guests() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    const auto now = Clock::now();
    std::list<Guest> leaving;
    auto next_deadline = Clock::time_point::max();
    for (auto guest = guests_.begin(); guest != guests_.end();) {
      const auto at = guest++;
      if (is_over(*at, now)) {
        leaving.splice(leaving.end(), guests_, at);
      } else {
        next_deadline = std::min(next_deadline, at->until);
      }
    }
    if (!leaving.empty()) {
      lock.unlock();
      for (const Guest& guest : leaving) guest.task();
      lock.lock();  // What happened meanwhile is looked at before the next sleep.
    } else if (guests_.empty()) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, next_deadline);
    }
  }
}

}  // namespace notegraph::http
