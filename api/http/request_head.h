#ifndef NOTEGRAPH_API_HTTP_REQUEST_HEAD_H_
#define NOTEGRAPH_API_HTTP_REQUEST_HEAD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api/http/limits.h"

// The head of a request, read strictly: what two programs could read differently (and so be played against
// each other, "request smuggling") is refused. Source: RFC 9112, sections 2 to 6.
namespace notegraph::http {

/// A head that may be trusted to mean one thing.
struct RequestHead {
  std::string method;
  std::string target;  ///< In origin form, "/path?query".
  bool http_1_0 = false;
  std::vector<std::pair<std::string, std::string>> headers;  ///< Names in lower case, values trimmed.
  std::size_t content_length = 0;
  bool keep_alive = true;         ///< The peer will use the connection again.
  bool expects_continue = false;  ///< The peer waits for "100 Continue" before it sends the body.
};

/// Why a request is refused before anyone looks at what it asks.
struct Refusal {
  int status = 400;
  std::string detail;
};

/// Where the head at the start of `bytes` ends (behind its empty line); npos: it is not all there yet. The
/// first `seen` bytes were searched before.
std::size_t find_head_end(std::string_view bytes, std::size_t seen);

/// Reads `head`, request line to empty line. Refused are, besides what is too long: lines that do not end in
/// CR LF, control characters, folded headers, space before a colon, targets that are no path, versions other
/// than 1.0 and 1.1, no or several Host headers, every Transfer-Encoding, a Content-Length that is repeated
/// or not a plain number or comes with GET or HEAD, POST without one, encoded bodies, unknown methods and
/// expectations.
std::variant<RequestHead, Refusal> parse_request_head(std::string_view head, const ServerLimits& limits);

/// `bytes` hold no end of a head yet: whether what is there can become one. The first `seen` bytes have
/// passed this check before, so that a head that comes in small pieces costs no more than one that comes
/// whole.
std::optional<Refusal> check_partial_head(std::string_view bytes, std::size_t seen,
                                          const ServerLimits& limits);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_REQUEST_HEAD_H_
