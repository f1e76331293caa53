#include "api/http/guarded_server.h"

#include <memory>
#include <utility>

#include "api/http/interpreter.h"
#include "api/http/poller.h"
#include "api/http/worker_pool.h"

namespace notegraph::http {

struct GuardedServer::Parts {
  Parts(Socket listener, const ServerLimits& limits, RequestHandler handler, ErrorLog log)
      : port(port_of(listener)),
        loopback(http::is_loopback(listener)),
        interpreter(std::move(handler), limits, std::move(log)),
        poller(std::move(listener), limits,
               [this](Poller::ConnectionId id, CompleteRequest request) {
                 return dispatch(id, std::move(request));
               }),
        workers(limits.workers, limits.queued_requests) {}

  bool dispatch(Poller::ConnectionId id, CompleteRequest request) {
    const auto shared = std::make_shared<const CompleteRequest>(std::move(request));  // A Task is copyable.
    return workers.try_submit(
        [this, id, shared] { poller.post_answer(id, interpreter.answer(*shared), shared->last); });
  }

  const int port;
  const bool loopback;
  Interpreter interpreter;
  Poller poller;
  WorkerPool workers;  // Last, so that it ends first: its tasks use the others.
};

GuardedServer::GuardedServer(const ServerLimits& limits, RequestHandler handler, ErrorLog log)
    : limits_(limits), handler_(std::move(handler)), log_(std::move(log)) {}

GuardedServer::~GuardedServer() = default;

Status GuardedServer::bind(const std::string& host, int port) {
  auto listener = open_listener(host, port);
  if (!listener) return listener.status();
  parts_ = std::make_unique<Parts>(*std::move(listener), limits_, handler_, log_);
  return {};
}

int GuardedServer::port() const {
  return parts_->port;
}

bool GuardedServer::is_loopback() const {
  return parts_->loopback;
}

void GuardedServer::serve() {
  parts_->poller.run();
}

void GuardedServer::stop() noexcept {
  parts_->poller.stop();
}

}  // namespace notegraph::http
