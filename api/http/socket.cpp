#include "api/http/socket.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

namespace notegraph::http {
namespace {

constexpr int kBacklog = 1024;  // Connections that the kernel holds until we accept them.

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

void switch_on(int fd, int level, int option) {
  const int on = 1;
  setsockopt(fd, level, option, &on, sizeof on);
}

/// Listens on one of the addresses of a host; errno says why not.
Socket listen_on(const addrinfo& address) {
  Socket socket(
      ::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol));
  if (!socket.is_open()) return {};
  switch_on(socket.fd(), SOL_SOCKET,
            SO_REUSEADDR);  // A restart need not wait for connections of the last run.
  if (bind(socket.fd(), address.ai_addr, address.ai_addrlen) != 0) return {};
  if (listen(socket.fd(), kBacklog) != 0) return {};
  return socket;
}

sockaddr_storage own_address(const Socket& socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  getsockname(socket.fd(), reinterpret_cast<sockaddr*>(&address), &length);
  return address;
}

std::string host_name_of(const sockaddr_storage& address, socklen_t length) {
  std::array<char, NI_MAXHOST> name{};
  const int failed = getnameinfo(reinterpret_cast<const sockaddr*>(&address), length, name.data(),
                                 name.size(), nullptr, 0, NI_NUMERICHOST);
  return failed != 0 ? "unknown" : name.data();
}

}  // namespace

Socket& Socket::operator=(Socket&& other) noexcept {
  if (this != &other) {
    reset();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

void Socket::reset() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

Result<Socket> open_listener(const std::string& host, int port) {
  if (port < 0 || port > 65535) {
    return Status(StatusCode::invalid_argument, fmt::format("a port lies between 0 and 65535, not {}", port));
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  const Addresses addresses(found, &freeaddrinfo);
  if (failed != 0) {
    return Status(StatusCode::invalid_argument,
                  fmt::format("no host \"{}\": {}", host, gai_strerror(failed)));
  }
  Socket socket = listen_on(*addresses);
  if (socket.is_open()) return socket;
  if (errno == EADDRINUSE) {
    return Status(StatusCode::busy, fmt::format("port {} of {} is served already; stop the other server or "
                                                "choose another port",
                                                port, host));
  }
  return Status(StatusCode::io_error,
                fmt::format("cannot serve port {} of {}: {}", port, host, strerror(errno)));
}

int port_of(const Socket& listener) {
  const sockaddr_storage address = own_address(listener);
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return 0;
}

bool is_loopback(const Socket& listener) {
  const sockaddr_storage address = own_address(listener);
  if (address.ss_family == AF_INET6) {
    return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
  }
  const auto& ipv4 = reinterpret_cast<const sockaddr_in&>(address);
  return address.ss_family == AF_INET && ntohl(ipv4.sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
}

Accepted accept_connection(const Socket& listener) {
  sockaddr_storage peer{};
  int fd = -1;
  do {  // A peer that has gone again, or a signal, is no reason to stop.
    socklen_t length = sizeof peer;
    fd = accept4(listener.fd(), reinterpret_cast<sockaddr*>(&peer), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
  } while (fd < 0 && (errno == EINTR || errno == ECONNABORTED));
  if (fd < 0) return {{}, {}, errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM};
  switch_on(fd, IPPROTO_TCP, TCP_NODELAY);  // Else small answers wait some 40 ms for the peer's ACK.
  return {Socket(fd), host_name_of(peer, sizeof peer), false};
}

}  // namespace notegraph::http
