#ifndef NOTEGRAPH_API_HTTP_GUARDED_SERVER_H_
#define NOTEGRAPH_API_HTTP_GUARDED_SERVER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "api/http/limits.h"
#include "api/http/message.h"
#include "graph/model/status.h"

namespace notegraph::http {

/// Serves HTTP/1.1 to peers that are not trusted: one thread collects requests, checks and bounds them
/// (Poller), a few workers have complete ones answered (Interpreter), those that wait for something do so
/// outside the workers (WaitingRoom). Knows nothing of notegraph.
class GuardedServer {
 public:
  /// With an empty `wait_of` no request waits.
  GuardedServer(const ServerLimits& limits, RequestHandler handler, ErrorLog log, WaitReader wait_of = {});
  ~GuardedServer();

  /// Takes the port; from now on peers can connect, and wait for serve(). `port` 0: any free one.
  /// Errors: see open_listener().
  Status bind(const std::string& host, int port);
  int port() const;          ///< After bind().
  bool is_loopback() const;  ///< After bind(): only programs on this machine can connect.

  /// Serves until stop(). After bind(), once.
  void serve();
  /// Something has happened: requests that wait for a number less than `number` are answered. After bind().
  /// Thread-safe.
  void announce(std::uint64_t number);
  /// Ends all waits and lets serve() return: at once if no answer is under way, else when they are sent or
  /// limits.stop_time has passed. The destructor then waits for requests that workers have begun. After
  /// bind(), before or during serve(). Thread-safe, and safe in a signal handler.
  void stop() noexcept;

 private:
  struct Parts;

  const ServerLimits limits_;
  RequestHandler handler_;
  ErrorLog log_;
  WaitReader wait_of_;
  std::unique_ptr<Parts> parts_;  // From bind() on.
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_GUARDED_SERVER_H_
