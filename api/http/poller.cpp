#include "api/http/poller.h"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "api/http/problem.h"

namespace notegraph::http {
namespace {

constexpr Poller::ConnectionId kListenerId = 0;
constexpr Poller::ConnectionId kWakeId = 1;
constexpr Poller::ConnectionId kFirstConnectionId = 2;
constexpr std::chrono::milliseconds kSweepInterval{100};  // Deadlines are kept to this precision.
constexpr int kAcceptsPerEvent = 64;

/// Tells a peer that there is no room for it, as far as that goes without waiting for it.
void turn_away(const Socket& socket) {
  const std::string bytes = refusal_bytes({503, "too many connections; try again later"});
  (void)send(socket.fd(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  shutdown(socket.fd(), SHUT_WR);
  std::array<char, 4096> unread;  // Closing over unread bytes would take the answer away again.
  (void)recv(socket.fd(), unread.data(), unread.size(), MSG_DONTWAIT);
}

}  // namespace

Poller::Poller(Socket listener, const ServerLimits& limits, Dispatch dispatch, std::function<void()> on_stop)
    : limits_(limits),
      dispatch_(std::move(dispatch)),
      on_stop_(std::move(on_stop)),
      listener_(std::move(listener)),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      next_id_(kFirstConnectionId) {
  if (!epoll_.is_open() || !wake_.is_open())
    throw std::runtime_error("no file descriptors left to serve with");
  watch(EPOLL_CTL_ADD, listener_.fd(), EPOLLIN | EPOLLONESHOT, kListenerId);
  watch(EPOLL_CTL_ADD, wake_.fd(), EPOLLIN, kWakeId);
}

void Poller::watch(int operation, int fd, std::uint32_t events, ConnectionId id) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = id;
  epoll_ctl(epoll_.fd(), operation, fd, &event);
}

void Poller::wake() noexcept {
  const std::uint64_t one = 1;
  (void)!::write(wake_.fd(), &one, sizeof one);
}

void Poller::stop() noexcept {
  stop_asked_ = true;
  wake();
}

void Poller::post_answer(ConnectionId id, std::string bytes, bool last,
                         std::shared_ptr<const BodyFile> file) {
  {
    const std::lock_guard lock(mutex_);
    posted_.push_back({id, std::move(bytes), last, std::move(file)});
  }
  wake();
}

void Poller::run() {
  std::array<epoll_event, 256> events;
  next_sweep_ = Clock::now();
  while (!stopping_ || (!connections_.empty() && Clock::now() < stop_deadline_)) {
    const int count =
        epoll_wait(epoll_.fd(), events.data(), events.size(), static_cast<int>(kSweepInterval.count()));
    const auto now = Clock::now();
    for (int i = 0; i < count; ++i) handle_event(events[static_cast<std::size_t>(i)].data.u64, now);
    if (now >= next_sweep_) sweep(now);
    if (stop_asked_ && !stopping_) begin_stop(now);
  }
  connections_.clear();
}

void Poller::handle_event(ConnectionId id, Clock::time_point now) {
  if (id == kListenerId) return accept_waiting(now);
  if (id == kWakeId) return deliver_posted(now);
  const auto at = connections_.find(id);
  if (at == connections_.end()) return;  // Gone since the event was noted.
  Connection& connection = at->second;
  if (connection.wants_to_write()) {
    connection.write(now);
  } else {
    connection.read(now);
  }
  follow_up(at, now);
}

/// Does what the state of a connection asks for after each of its steps.
void Poller::follow_up(Connections::iterator at, Clock::time_point now) {
  Connection& connection = at->second;
  if (connection.state() == Connection::State::answering &&
      !dispatch_(at->first, connection.take_request())) {
    connection.refuse(no_room(), now);
  }
  if (stopping_) connection.stop();
  if (connection.state() == Connection::State::closed) {
    forget(at);
  } else if (connection.wants_to_read() || connection.wants_to_write()) {
    // One event at a time: while a worker has the request, the peer's bytes wait in the kernel.
    const std::uint32_t events = connection.wants_to_write() ? EPOLLOUT : EPOLLIN;
    watch(EPOLL_CTL_MOD, connection.fd(), events | EPOLLONESHOT, at->first);
  }
}

bool Poller::has_room_for(const std::string& address) const {
  const auto count = connections_of_.find(address);
  return connections_.size() < limits_.connections &&
         (count == connections_of_.end() || count->second < limits_.connections_per_address);
}

void Poller::accept_waiting(Clock::time_point now) {
  for (int i = 0; i < kAcceptsPerEvent; ++i) {
    Accepted accepted = accept_connection(listener_);
    if (accepted.out_of_descriptors) return;  // The next sweep looks again; until then they wait.
    if (!accepted.socket.is_open()) break;
    if (!has_room_for(accepted.address)) {
      turn_away(accepted.socket);
      continue;
    }
    const ConnectionId id = next_id_++;
    watch(EPOLL_CTL_ADD, accepted.socket.fd(), EPOLLIN | EPOLLONESHOT, id);
    ++connections_of_[accepted.address];
    connections_.try_emplace(id, std::move(accepted.socket), accepted.address, limits_, now);
  }
  watch(EPOLL_CTL_MOD, listener_.fd(), EPOLLIN | EPOLLONESHOT, kListenerId);
}

void Poller::deliver_posted(Clock::time_point now) {
  std::uint64_t count = 0;
  (void)!::read(wake_.fd(), &count, sizeof count);
  std::vector<PostedAnswer> posted;
  {
    const std::lock_guard lock(mutex_);
    posted.swap(posted_);
  }
  for (PostedAnswer& answer : posted) {
    const auto at = connections_.find(answer.id);
    if (at == connections_.end()) continue;  // The server stops, and could not wait for it.
    at->second.answer(std::move(answer.bytes), answer.last, now, std::move(answer.file));
    follow_up(at, now);
  }
}

void Poller::sweep(Clock::time_point now) {
  next_sweep_ = now + kSweepInterval;
  for (auto at = connections_.begin(); at != connections_.end();) {
    const auto before = at->second.state();
    at->second.check_deadline(now);
    const auto next = std::next(at);
    if (at->second.state() != before) follow_up(at, now);
    at = next;
  }
  if (listener_.is_open()) watch(EPOLL_CTL_MOD, listener_.fd(), EPOLLIN | EPOLLONESHOT, kListenerId);
}

void Poller::begin_stop(Clock::time_point now) {
  stopping_ = true;
  stop_deadline_ = now + limits_.stop_time;
  listener_.reset();
  for (auto at = connections_.begin(); at != connections_.end();) {
    at->second.stop();
    at = at->second.state() == Connection::State::closed ? forget(at) : std::next(at);
  }
  on_stop_();
}

Poller::Connections::iterator Poller::forget(Connections::iterator at) {
  const auto count = connections_of_.find(at->second.address());
  if (--count->second == 0) connections_of_.erase(count);
  return connections_.erase(at);
}

}  // namespace notegraph::http
