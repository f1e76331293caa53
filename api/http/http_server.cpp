#include "api/http/http_server.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "api/http/guarded_server.h"
#include "api/http/handlers.h"
#include "api/http/routes.h"
#include "api/http/same_site.h"

namespace notegraph::http {

class HttpServer::Parts {
 public:
  Parts(service::KnowledgeService& service, const ErrorLog& log, const ServerLimits& limits,
        const std::string& owner_token)
      : drawing_slots_(std::max<std::size_t>(1, limits.workers / 2)),
        backend_{service, drawing_slots_, work_, log, owner_token},
        server_(
            limits, [this](const Request& request) { return answer(request); }, log,
            [this](const Request& request) { return wait_of(request); }) {}

  Status bind(const std::string& host, int port) {
    if (Status status = server_.bind(host, port); !status) return status;
    writes_ = backend_.service.listen([this](std::uint64_t sequence) { server_.announce(sequence); });
    return {};
  }

  GuardedServer& server() { return server_; }

 private:
  Response answer(const Request& request) const {
    if (auto refusal = refuse_foreign_site(request, server_.is_loopback())) return *std::move(refusal);
    return route(backend_, request);
  }

  /// What is refused is refused at once.
  std::optional<Wait> wait_of(const Request& request) const {
    if (refuse_foreign_site(request, server_.is_loopback())) return std::nullopt;
    return wait_for_changes(request);
  }

  DrawingSlots drawing_slots_;
  WorkBoard work_;
  Backend backend_;
  GuardedServer server_;
  store::CommitSubscription writes_;  // Last, so that it ends first.
};

HttpServer::HttpServer(service::KnowledgeService& service, const ErrorLog& log, const ServerLimits& limits,
                       const std::string& owner_token)
    : parts_(std::make_unique<Parts>(service, log, limits, owner_token)) {}

HttpServer::~HttpServer() = default;

Status HttpServer::bind(const std::string& host, int port) {
  return parts_->bind(host, port);
}

int HttpServer::port() const {
  return parts_->server().port();
}

void HttpServer::serve() {
  parts_->server().serve();
}

void HttpServer::stop() noexcept {
  parts_->server().stop();
}

}  // namespace notegraph::http
