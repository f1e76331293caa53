#include "api/http/connection.h"

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include <sys/socket.h>

#include "api/http/problem.h"

namespace notegraph::http {
namespace {

constexpr std::size_t kChunkBytes = 16 * 1024;
constexpr int kChunksPerRead =
    8;  // So that one peer that sends without end does not keep us from the others.
constexpr int kBlocksPerWrite = 16;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Connection::Connection(Socket socket, std::string address, const ServerLimits& limits, Clock::time_point now)
    : socket_(std::move(socket)),
      address_(std::move(address)),
      limits_(limits),
      deadline_(now + limits.idle_time) {}

bool Connection::wants_to_read() const {
  return state_ == State::idle || state_ == State::reading_head || state_ == State::reading_body ||
         state_ == State::farewell;
}

void Connection::enter(State state, Clock::time_point deadline) {
  state_ = state;
  deadline_ = deadline;
}

void Connection::read(Clock::time_point now) {
  std::array<char, kChunkBytes> chunk;
  for (int i = 0; i < kChunksPerRead && wants_to_read(); ++i) {
    const ssize_t got = recv(socket_.fd(), chunk.data(), chunk.size(), 0);
    if (got < 0 && would_block()) return;
    if (got <= 0) {
      state_ = State::closed;
    } else if (state_ != State::farewell) {
      input_.append(chunk.data(), static_cast<std::size_t>(got));
      advance(now);
    }
  }
}

void Connection::advance(Clock::time_point now) {
  if (state_ == State::idle && !input_.empty()) enter(State::reading_head, now + limits_.head_time);
  if (state_ == State::reading_head) read_head(now);
  if (state_ == State::reading_body && input_.size() >= head_.content_length) state_ = State::answering;
}

void Connection::read_head(Clock::time_point now) {
  const std::size_t end = find_head_end(input_, input_seen_);
  if (end == std::string::npos) {
    const auto refusal = check_partial_head(input_, input_seen_, limits_);
    input_seen_ = input_.size();
    if (refusal) refuse(*refusal, now);
    return;
  }
  auto parsed = parse_request_head(std::string_view(input_).substr(0, end), limits_);
  input_.erase(0, end);
  input_seen_ = 0;
  if (const auto* refusal = std::get_if<Refusal>(&parsed)) return refuse(*refusal, now);
  head_ = std::get<RequestHead>(std::move(parsed));
  enter(State::reading_body, now + limits_.body_time);
  if (head_.expects_continue && input_.size() < head_.content_length) {
    // A peer that does not get it sends the body all the same, a little later.
    (void)send(socket_.fd(), kContinue.data(), kContinue.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
  }
}

CompleteRequest Connection::take_request() {
  CompleteRequest request{std::move(head_), {}, address_, false};
  request.body = input_.substr(0, request.head.content_length);
  input_.erase(0, request.head.content_length);
  ++requests_;
  last_ = last_ || !request.head.keep_alive || requests_ >= limits_.requests_per_connection;
  request.last = last_;
  return request;
}

void Connection::answer(std::string bytes, bool last, Clock::time_point now,
                        std::shared_ptr<const BodyFile> file) {
  output_ = std::move(bytes);
  output_sent_ = 0;
  file_ = std::move(file);
  file_offset_ = 0;
  last_ = last_ || last;
  const std::uint64_t size = output_.size() + (file_ ? file_->size() : 0);
  const auto extra = std::chrono::milliseconds(size * 1000 / limits_.write_bytes_per_second);
  enter(State::writing, now + limits_.write_time + extra);
  write(now);
}

void Connection::refuse(const Refusal& refusal, Clock::time_point now) {
  input_.clear();
  answer(refusal_bytes(refusal), true, now);
}

/// Whether all of it is sent.
bool Connection::send_output() {
  while (output_sent_ < output_.size()) {
    const ssize_t sent = send(socket_.fd(), output_.data() + output_sent_, output_.size() - output_sent_,
                              MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0) {
      if (!would_block()) state_ = State::closed;
      return false;
    }
    output_sent_ += static_cast<std::size_t>(sent);
  }
  return true;
}

/// Whether there was more in the file. A peer that was promised more than can be read is cut off.
bool Connection::refill_output() {
  if (!file_ || file_offset_ == file_->end()) return false;
  std::vector<char> block;
  const Result<std::uint64_t> next = file_->read(file_offset_, block);
  if (!next) {
    state_ = State::closed;
    return true;
  }
  file_offset_ = *next;
  output_.assign(block.begin(), block.end());
  output_sent_ = 0;
  return true;
}

void Connection::write(Clock::time_point now) {
  if (!send_output()) return;
  for (int blocks = 0; refill_output(); ++blocks) {
    // A peer that takes all at once is not to keep us from the others.
    if (state_ == State::closed || !send_output() || blocks == kBlocksPerWrite) return;
  }
  output_ = {};
  file_ = nullptr;
  if (last_) {
    shutdown(socket_.fd(), SHUT_WR);
    enter(State::farewell, now + limits_.farewell_time);
  } else {
    enter(State::idle, now + limits_.idle_time);
    advance(now);
  }
}

void Connection::check_deadline(Clock::time_point now) {
  if (now < deadline_) return;
  switch (state_) {
    case State::answering:  // The worker's time, not the peer's; queries have limits of their own.
    case State::closed: return;
    case State::reading_head: return refuse({408, "the head of the request took too long"}, now);
    case State::reading_body: return refuse({408, "the body of the request took too long"}, now);
    case State::idle:
    case State::writing:
    case State::farewell: state_ = State::closed; return;
  }
}

void Connection::stop() {
  last_ = true;
  if (state_ != State::answering && state_ != State::writing) state_ = State::closed;
}

}  // namespace notegraph::http
