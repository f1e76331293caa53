#ifndef NOTEGRAPH_API_HTTP_WAITING_ROOM_H_
#define NOTEGRAPH_API_HTTP_WAITING_ROOM_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "api/http/message.h"

namespace notegraph::http {

/// Where requests wait until something has happened, so that they occupy no worker meanwhile: one thread
/// wakes all of them. Thread-safe.
class WaitingRoom {
 public:
  /// What is done when the wait is over. Must not take long, nor throw.
  using Task = std::function<void()>;

  explicit WaitingRoom(std::size_t places);
  /// Those who still wait are forgotten.
  ~WaitingRoom();
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;

  /// Has `task` done once the wait is over, at once if it already is. False: all places are taken.
  bool try_enter(const Wait& wait, Task task);
  /// Ends every wait for a number less than `number`.
  void announce(std::uint64_t number);
  /// Ends every wait, also those to come.
  void close();

 private:
  using Clock = std::chrono::steady_clock;
  struct Guest {
    std::uint64_t past = 0;
    Clock::time_point until;
    Task task;
  };

  void wake_guests();
  bool is_over(const Guest& guest, Clock::time_point now) const;

  const std::size_t places_;
  std::mutex mutex_;  // Guards all below but the thread.
  std::condition_variable changed_;
  std::list<Guest> guests_;
  std::uint64_t announced_ = 0;
  bool closed_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_WAITING_ROOM_H_
