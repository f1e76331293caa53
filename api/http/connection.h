#ifndef NOTEGRAPH_API_HTTP_CONNECTION_H_
#define NOTEGRAPH_API_HTTP_CONNECTION_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "api/http/body_file.h"
#include "api/http/limits.h"
#include "api/http/request_head.h"
#include "api/http/socket.h"

namespace notegraph::http {

using Clock = std::chrono::steady_clock;

/// A request that has come in whole and was found sound.
struct CompleteRequest {
  RequestHead head;
  std::string body;
  std::string address;  ///< Of the peer.
  bool last = false;    ///< The connection ends with the answer.
};

/// One peer: collects its requests, one at a time, and sends it the answers. Its calls never block; between
/// them it holds no more than one request, one answer or block of it, and what else came with the last read.
///
///   idle -> reading_head -> reading_body -> answering -> writing -> idle ... -> farewell -> closed
///
/// A request that is refused goes from reading to writing; farewell hears the peer out, for closing a socket
/// with unread bytes would take the last answer away from it. Not thread-safe.
class Connection {
 public:
  enum class State { idle, reading_head, reading_body, answering, writing, farewell, closed };

  Connection(Socket socket, std::string address, const ServerLimits& limits, Clock::time_point now);

  State state() const { return state_; }
  const std::string& address() const { return address_; }
  int fd() const { return socket_.fd(); }
  bool wants_to_read() const;
  bool wants_to_write() const { return state_ == State::writing; }

  /// Takes what the peer has sent. In state answering afterwards: a request is there, take it.
  void read(Clock::time_point now);
  /// Sends what the peer will take. May, too, find the next request complete.
  void write(Clock::time_point now);
  /// In state answering, once after each read() or write() that led there.
  CompleteRequest take_request();
  /// The answer to the request taken, in HTTP's own bytes, and then those of `file` unless it is null; `last`
  /// ends the connection.
  void answer(std::string bytes, bool last, Clock::time_point now,
              std::shared_ptr<const BodyFile> file = nullptr);
  /// Answers with an error, and ends the connection.
  void refuse(const Refusal& refusal, Clock::time_point now);
  /// Does what is due if a deadline has passed.
  void check_deadline(Clock::time_point now);
  /// The server stops: ends now, or with the answer that is under way.
  void stop();

 private:
  void enter(State state, Clock::time_point deadline);
  void advance(Clock::time_point now);
  void read_head(Clock::time_point now);
  bool send_output();
  bool refill_output();

  Socket socket_;
  std::string address_;
  const ServerLimits& limits_;
  State state_ = State::idle;
  Clock::time_point deadline_;
  std::string input_;           // Read and not yet used.
  std::size_t input_seen_ = 0;  // So much of it was searched for the end of the head.
  RequestHead head_;
  std::string output_;
  std::size_t output_sent_ = 0;
  std::shared_ptr<const BodyFile> file_;  // What follows `output_`, from file_offset_ on.
  std::uint64_t file_offset_ = 0;
  std::size_t requests_ = 0;
  bool last_ = false;  // The answer under way ends the connection.
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_CONNECTION_H_
