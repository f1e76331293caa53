#ifndef NOTEGRAPH_API_HTTP_MESSAGE_H_
#define NOTEGRAPH_API_HTTP_MESSAGE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace notegraph::http {

/// A request as far as we look at it.
struct Request {
  std::string method;                 ///< In upper case.
  std::string target;                 ///< "/path?query", not decoded.
  std::string host;                   ///< The Host header; empty: none (HTTP/1.0).
  std::optional<std::string> origin;  ///< The Origin header: the site whose page sent this, if a page did.
  std::string content_type;
  std::string body;
  std::string authorization;  ///< The Authorization header.
  // Of writes, empty where there is none; see write_headers.h.
  std::string if_match{};
  std::string if_none_match{};
  std::string idempotency_key{};
};

class BodyFile;

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< Beside Content-Type and Content-Length.
  std::shared_ptr<const BodyFile> file{};                    ///< The body, instead of `body`; or null.
};

/// Answers one request. Called from several threads at the same time. What it throws becomes a plain 500.
using RequestHandler = std::function<Response(const Request&)>;

/// What a request waits for before it is answered.
struct Wait {
  std::uint64_t past = 0;             ///< For GuardedServer::announce() with a greater number ...
  std::chrono::milliseconds at_most;  ///< ... or so long.
};

/// Says what a request is to wait for; nothing: it is answered at once. Of the body it sees nothing. Called
/// by the thread that serves all peers: it must not take long, nor throw.
using WaitReader = std::function<std::optional<Wait>(const Request&)>;

/// Where the reasons of 500s go: one line of text, never sent to the peer. Called from several threads.
using ErrorLog = std::function<void(const std::string& line)>;

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_MESSAGE_H_
