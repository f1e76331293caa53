#include "api/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "api/http/text.h"

namespace notegraph::http {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

constexpr std::array<std::string_view, 9> kMethods = {"GET",     "HEAD",  "POST",  "PUT",    "DELETE",
                                                      "OPTIONS", "PATCH", "TRACE", "CONNECT"};

/// A character of a header name. Source: RFC 9110, section 5.6.2.
bool is_token_character(char c) {
  return is_letter_or_digit(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

/// Bytes from 0x80 on are let through: people type `curl .../注意力`, and the target is checked once decoded.
bool is_target_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '#' && c != '\\';
}

/// One header, or why it is none.
using Header = std::pair<std::string, std::string>;
std::variant<Header, Refusal> parse_header(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return Refusal{400, "a header line without a colon"};
  const std::string_view name = line.substr(0, colon);
  // This refuses folded lines and a space before the colon, too.
  if (!is_token(name)) return Refusal{400, "a header name with characters that are not allowed there"};
  const std::string_view value = trim(line.substr(colon + 1));
  const bool clean =
      std::none_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; });
  if (!clean) return Refusal{400, fmt::format("control characters in the header \"{}\"", name)};
  return Header(to_lower(name), std::string(value));
}

std::optional<Refusal> parse_request_line(std::string_view line, RequestHead& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return Refusal{400, "the request line is not \"METHOD target HTTP/1.1\""};
  }
  head.method = line.substr(0, first);
  head.target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (std::find(kMethods.begin(), kMethods.end(), head.method) == kMethods.end()) {
    return Refusal{501, "an unknown method"};
  }
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return Refusal{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"};
  head.http_1_0 = version == "HTTP/1.0";
  if (head.target == "*" && head.method == "OPTIONS") return std::nullopt;
  if (head.target.front() != '/' ||
      !std::all_of(head.target.begin(), head.target.end(), is_target_character)) {
    return Refusal{400,
                   "the target must be a path that starts with / and has no blanks or control characters"};
  }
  return std::nullopt;
}

std::vector<std::string_view> values_of(const RequestHead& head, std::string_view name) {
  std::vector<std::string_view> values;
  for (const auto& header : head.headers) {
    if (header.first == name) values.push_back(header.second);
  }
  return values;
}

/// Whether one of the comma-separated options of Connection headers is `option`.
bool asks_connection(const RequestHead& head, std::string_view option) {
  for (const std::string_view value : values_of(head, "connection")) {
    for (const std::string_view part : split(value, ',')) {
      if (to_lower(trim(part)) == option) return true;
    }
  }
  return false;
}

std::optional<Refusal> read_content_length(RequestHead& head, const ServerLimits& limits) {
  if (!values_of(head, "transfer-encoding").empty()) {
    return Refusal{411, "a body needs Content-Length; Transfer-Encoding is not accepted"};
  }
  const auto lengths = values_of(head, "content-length");
  if (lengths.empty()) {
    if (head.method == "POST") return Refusal{411, "a body needs Content-Length"};
    return std::nullopt;
  }
  if (lengths.size() > 1) return Refusal{400, "several Content-Length headers"};
  const std::string_view digits = lengths.front();
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) {
    return Refusal{400, "Content-Length must be a number of bytes"};
  }
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
  if (parsed.ec != std::errc() || head.content_length > limits.body_bytes) {
    return Refusal{413, fmt::format("a body may have at most {} bytes", limits.body_bytes)};
  }
  if (head.content_length > 0 && (head.method == "GET" || head.method == "HEAD")) {
    return Refusal{400, fmt::format("{} takes no body", head.method)};
  }
  return std::nullopt;
}

std::optional<Refusal> check_headers(RequestHead& head) {
  const auto hosts = values_of(head, "host");
  if (hosts.size() > 1 || (hosts.empty() && !head.http_1_0)) return Refusal{400, "one Host header is needed"};
  for (const std::string_view coding : values_of(head, "content-encoding")) {
    if (to_lower(coding) != "identity") return Refusal{415, "compressed bodies are not accepted"};
  }
  for (const std::string_view expectation : values_of(head, "expect")) {
    if (to_lower(expectation) != "100-continue")
      return Refusal{417, "the only expectation met here is 100-continue"};
    head.expects_continue = !head.http_1_0;
  }
  head.keep_alive = head.http_1_0 ? asks_connection(head, "keep-alive") : !asks_connection(head, "close");
  return std::nullopt;
}

/// A CR or LF that is not part of a CR LF.
bool has_stray_line_end(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') return true;
    if (text[i] == '\r' && text.substr(i, 2) != kLineEnd) return true;
    if (text[i] == '\r') ++i;
  }
  return false;
}

Refusal request_line_too_long(const ServerLimits& limits) {
  return {414, fmt::format("a request line may have at most {} bytes", limits.request_line_bytes)};
}

Refusal head_too_long(const ServerLimits& limits) {
  return {431, fmt::format("request line and headers may have at most {} bytes", limits.head_bytes)};
}

}  // namespace

std::size_t find_head_end(std::string_view bytes, std::size_t seen) {
  const auto end = bytes.find(kHeadEnd, seen - std::min(seen, kHeadEnd.size() - 1));
  return end == std::string_view::npos ? end : end + kHeadEnd.size();
}

std::optional<Refusal> check_partial_head(std::string_view bytes, std::size_t seen,
                                          const ServerLimits& limits) {
  // A CR that was the last byte seen may have got its LF now; one at the end still may.
  const bool after_cr = seen > 0 && bytes[seen - 1] == '\r';
  std::string_view fresh = bytes.substr(after_cr ? seen - 1 : seen);
  if (fresh.ends_with('\r')) fresh.remove_suffix(1);
  if (has_stray_line_end(fresh)) return Refusal{400, "lines must end in CR LF"};
  const auto line_end = bytes.find(kLineEnd);
  if (std::min(line_end, bytes.size()) > limits.request_line_bytes) return request_line_too_long(limits);
  if (bytes.size() > limits.head_bytes) return head_too_long(limits);
  if (line_end == std::string_view::npos || line_end + kLineEnd.size() <= seen) return std::nullopt;
  RequestHead head;
  return parse_request_line(bytes.substr(0, line_end), head);
}

std::variant<RequestHead, Refusal> parse_request_head(std::string_view text, const ServerLimits& limits) {
  if (text.size() > limits.head_bytes) return head_too_long(limits);
  if (has_stray_line_end(text)) return Refusal{400, "lines must end in CR LF"};
  text.remove_suffix(kHeadEnd.size());
  RequestHead head;
  const auto line_end = std::min(text.find(kLineEnd), text.size());
  if (line_end > limits.request_line_bytes) return request_line_too_long(limits);
  if (auto refusal = parse_request_line(text.substr(0, line_end), head)) return *refusal;
  text.remove_prefix(std::min(line_end + kLineEnd.size(), text.size()));
  while (!text.empty()) {
    const auto end = std::min(text.find(kLineEnd), text.size());
    if (end > limits.header_line_bytes) {
      return Refusal{431, fmt::format("a header may have at most {} bytes", limits.header_line_bytes)};
    }
    if (head.headers.size() == limits.headers) {
      return Refusal{431, fmt::format("a request may have at most {} headers", limits.headers)};
    }
    auto header = parse_header(text.substr(0, end));
    if (auto* refusal = std::get_if<Refusal>(&header)) return *refusal;
    head.headers.push_back(std::get<Header>(std::move(header)));
    text.remove_prefix(std::min(end + kLineEnd.size(), text.size()));
  }
  if (auto refusal = check_headers(head)) return *refusal;
  if (auto refusal = read_content_length(head, limits)) return *refusal;
  return head;
}

}  // namespace notegraph::http
