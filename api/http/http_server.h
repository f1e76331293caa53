#ifndef NOTEGRAPH_API_HTTP_HTTP_SERVER_H_
#define NOTEGRAPH_API_HTTP_HTTP_SERVER_H_

#include <memory>
#include <string>

#include "api/http/limits.h"
#include "api/http/message.h"
#include "api/service/knowledge_service.h"
#include "graph/model/status.h"

namespace notegraph::http {

/// notegraph over HTTP: the endpoints of API.md.
class HttpServer {
 public:
  /// `service` must outlive the server. `log` gets what the peer must not see: the reasons of answers 500.
  /// Who sends "Authorization: Bearer `owner_token`" may make requests that name files of this machine; with
  /// an empty one nobody may.
  HttpServer(service::KnowledgeService& service, const ErrorLog& log, const ServerLimits& limits = {},
             const std::string& owner_token = {});
  ~HttpServer();

  /// Takes the port; from now on peers can connect, and wait for serve(). `port` 0: any free one.
  /// Errors: invalid_argument, no such host or port; busy, the port is served already; io_error.
  Status bind(const std::string& host, int port);
  int port() const;  ///< After bind().

  /// Serves until stop(). After bind(), once.
  void serve();
  /// Lets serve() return within limits.stop_time, at once if no answer is under way. After bind(), before or
  /// during serve(). Thread-safe, and safe in a signal handler.
  void stop() noexcept;

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_HTTP_SERVER_H_
