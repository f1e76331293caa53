#ifndef NOTEGRAPH_TESTS_API_HTTP_RAW_CLIENT_H_
#define NOTEGRAPH_TESTS_API_HTTP_RAW_CLIENT_H_

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include "api/http/socket.h"

namespace notegraph::test {

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;
  std::string head;  ///< Status line and headers.
  std::string body;

  /// The value of a header, written as the server writes it; empty: there is none.
  std::string header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "";
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

/// A connection that can send anything at all, which no decent HTTP client can.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_.fd(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  bool connected() const { return connected_; }
  int fd() const { return socket_.fd(); }

  /// Whether all of it was taken; the server may hang up on the way.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer; nothing: the connection ended or the time is up. `to_head`: it has no body.
  std::optional<RawAnswer> receive(std::chrono::milliseconds patience = std::chrono::seconds(10),
                                   bool to_head = false) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::size_t end = std::string::npos;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more(deadline)) return std::nullopt;
    }
    RawAnswer answer;
    answer.head = input_.substr(0, end + 2);
    answer.status = std::atoi(answer.head.c_str() + sizeof("HTTP/1.1"));
    input_.erase(0, end + 4);
    const std::size_t length =
        to_head ? 0 : std::strtoull(answer.header("Content-Length").c_str(), nullptr, 10);
    while (input_.size() < length) {
      if (!read_more(deadline)) return std::nullopt;
    }
    answer.body = input_.substr(0, length);
    input_.erase(0, length);
    return answer;
  }

  /// Whether the server hangs up in time, after what it still sends.
  bool sees_end(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (read_more(deadline)) {
    }
    return ended_;
  }

 private:
  bool read_more(std::chrono::steady_clock::time_point deadline) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd polled{socket_.fd(), POLLIN, 0};
    if (left.count() <= 0 || poll(&polled, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 65536> chunk;
    const ssize_t got = recv(socket_.fd(), chunk.data(), chunk.size(), 0);
    ended_ = got <= 0;
    if (got > 0) input_.append(chunk.data(), static_cast<std::size_t>(got));
    return got > 0;
  }

  http::Socket socket_;
  bool connected_ = false;
  bool ended_ = false;
  std::string input_;
};

/// A request with the headers that every client sends.
inline std::string request_text(std::string_view method, std::string_view target,
                                std::string_view headers = "", std::string_view body = "") {
  std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  if (!body.empty() || method == "POST") text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text + std::string(headers) + "\r\n" + std::string(body);
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_API_HTTP_RAW_CLIENT_H_
