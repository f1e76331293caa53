#include "api/http/guarded_server.h"

#include <memory>
#include <utility>

#include "api/http/interpreter.h"
#include "api/http/poller.h"
#include "api/http/problem.h"
#include "api/http/waiting_room.h"
#include "api/http/worker_pool.h"

namespace notegraph::http {

namespace {

/// What a WaitReader may know of a request.
Request without_body(const RequestHead& head) {
  Request request{head.method, head.target, {}, std::nullopt, {}, {}, {}};
  for (const auto& [name, value] : head.headers) {
    if (name == "host") request.host = value;
    if (name == "origin") request.origin = value;
    if (name == "content-type") request.content_type = value;
    if (name == "authorization") request.authorization = value;
  }
  return request;
}

}  // namespace

struct GuardedServer::Parts {
  Parts(Socket listener, const ServerLimits& limits, RequestHandler handler, ErrorLog log,
        WaitReader wait_reader)
      : port(port_of(listener)),
        loopback(http::is_loopback(listener)),
        wait_of(std::move(wait_reader)),
        interpreter(std::move(handler), limits, std::move(log)),
        poller(
            std::move(listener), limits,
            [this](Poller::ConnectionId id, CompleteRequest request) {
              return dispatch(id, std::move(request));
            },
            [this] { waiting.close(); }),
        workers(limits.workers, limits.queued_requests),
        waiting(limits.waiting_requests) {}

  bool dispatch(Poller::ConnectionId id, CompleteRequest request) {
    const auto shared = std::make_shared<const CompleteRequest>(std::move(request));  // A Task is copyable.
    const auto answer = [this, id, shared] {
      Answer answered = interpreter.answer(*shared);
      poller.post_answer(id, std::move(answered.bytes), shared->last, std::move(answered.file));
    };
    const std::optional<Wait> wait = wait_of ? wait_of(without_body(shared->head)) : std::nullopt;
    if (!wait) return workers.try_submit(answer);
    return waiting.try_enter(*wait, [this, id, answer] {
      if (!workers.try_submit(answer)) poller.post_answer(id, refusal_bytes(no_room()), true);
    });
  }

  const int port;
  const bool loopback;
  const WaitReader wait_of;
  Interpreter interpreter;
  Poller poller;
  // Last, so that they end first: their tasks use the others.
  WorkerPool workers;
  WaitingRoom waiting;
};

GuardedServer::GuardedServer(const ServerLimits& limits, RequestHandler handler, ErrorLog log,
                             WaitReader wait_of)
    : limits_(limits), handler_(std::move(handler)), log_(std::move(log)), wait_of_(std::move(wait_of)) {}

GuardedServer::~GuardedServer() = default;

Status GuardedServer::bind(const std::string& host, int port) {
  auto listener = open_listener(host, port);
  if (!listener) return listener.status();
  parts_ = std::make_unique<Parts>(*std::move(listener), limits_, handler_, log_, wait_of_);
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

void GuardedServer::announce(std::uint64_t number) {
  parts_->waiting.announce(number);
}

void GuardedServer::stop() noexcept {
  parts_->poller.stop();
}

}  // namespace notegraph::http
