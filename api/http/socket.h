#ifndef NOTEGRAPH_API_HTTP_SOCKET_H_
#define NOTEGRAPH_API_HTTP_SOCKET_H_

#include <string>
#include <utility>

#include "graph/model/status.h"

namespace notegraph::http {

/// A file descriptor that is closed with its owner.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int fd) : fd_(fd) {}
  Socket(Socket&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Socket& operator=(Socket&& other) noexcept;
  ~Socket() { reset(); }

  int fd() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  void reset();

 private:
  int fd_ = -1;
};

/// A listening, non-blocking socket. A port that is served already is refused (SO_REUSEPORT stays off), so
/// that a forgotten server cannot share it in silence. `port` 0: any free one. Errors: invalid_argument, no
/// such host or port; busy, the port is served already; io_error.
Result<Socket> open_listener(const std::string& host, int port);

/// The port that a listening socket has; 0 if it has none.
int port_of(const Socket& listener);

/// Whether only programs on this machine can reach a listening socket.
bool is_loopback(const Socket& listener);

/// The next connection that waits, non-blocking, without delay for small packets, and the peer's address
/// without its port. Not open: none waits, or `out_of_descriptors` says that this process has no room for it.
struct Accepted {
  Socket socket;
  std::string address;
  bool out_of_descriptors = false;
};
Accepted accept_connection(const Socket& listener);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_SOCKET_H_
