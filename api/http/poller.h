#ifndef NOTEGRAPH_API_HTTP_POLLER_H_
#define NOTEGRAPH_API_HTTP_POLLER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/http/connection.h"
#include "api/http/limits.h"
#include "api/http/socket.h"

namespace notegraph::http {

/// The one thread that touches sockets (epoll): it accepts, collects requests, sends answers and cuts off
/// whoever takes too long. Nothing in it waits for one peer, so no peer can keep another waiting.
class Poller {
 public:
  using ConnectionId = std::uint64_t;
  /// Takes a complete request away to be answered through post_answer(); false: there is no room for it.
  using Dispatch = std::function<bool(ConnectionId, CompleteRequest)>;

  /// `on_stop` is called once no more is accepted: it should hurry the answers under way.
  Poller(Socket listener, const ServerLimits& limits, Dispatch dispatch, std::function<void()> on_stop);

  /// Serves until stop(): then no more is accepted, and answers under way are sent for at most
  /// limits.stop_time.
  void run();
  /// Thread-safe, and safe in a signal handler.
  void stop() noexcept;
  /// The answer to a dispatched request; see Connection::answer(). Thread-safe.
  void post_answer(ConnectionId id, std::string bytes, bool last,
                   std::shared_ptr<const BodyFile> file = nullptr);

 private:
  struct PostedAnswer {
    ConnectionId id = 0;
    std::string bytes;
    bool last = false;
    std::shared_ptr<const BodyFile> file;
  };
  using Connections = std::unordered_map<ConnectionId, Connection>;

  void handle_event(ConnectionId id, Clock::time_point now);
  void accept_waiting(Clock::time_point now);
  void deliver_posted(Clock::time_point now);
  void sweep(Clock::time_point now);
  void begin_stop(Clock::time_point now);
  bool has_room_for(const std::string& address) const;
  void follow_up(Connections::iterator at, Clock::time_point now);
  Connections::iterator forget(Connections::iterator at);
  void wake() noexcept;
  void watch(int operation, int fd, std::uint32_t events, ConnectionId id);

  const ServerLimits limits_;
  Dispatch dispatch_;
  std::function<void()> on_stop_;
  Socket listener_;
  Socket epoll_;
  Socket wake_;  // An eventfd: something was posted, or stop() was called.
  std::atomic<bool> stop_asked_{false};
  bool stopping_ = false;
  Clock::time_point stop_deadline_;
  Clock::time_point next_sweep_;
  Connections connections_;
  std::unordered_map<std::string, std::size_t> connections_of_;  // By address.
  ConnectionId next_id_;
  std::mutex mutex_;  // Guards posted_.
  std::vector<PostedAnswer> posted_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_POLLER_H_
