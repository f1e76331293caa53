#include "api/http/write_headers.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "graph/model/note.h"

namespace notegraph::http {
namespace {

constexpr std::size_t kHashDigits = 16;

/// The hash in what etag_of() made.
std::optional<std::uint64_t> parse_etag(std::string_view etag) {
  const bool is_quoted = etag.size() == kHashDigits + 2 && etag.starts_with('"') && etag.ends_with('"');
  if (!is_quoted) return std::nullopt;
  const std::string_view digits = etag.substr(1, kHashDigits);
  std::uint64_t hash = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return hash;
}

}  // namespace

std::string etag_of(std::uint64_t content_hash) {
  return fmt::format("\"{:016x}\"", content_hash);
}

Result<std::vector<store::ExpectedNote>> expected_note(const Request& request, const std::string& id) {
  std::vector<store::ExpectedNote> expected;
  if (!request.if_match.empty()) {
    const auto hash = parse_etag(request.if_match);
    if (!hash) {
      return Status(StatusCode::invalid_argument, "If-Match takes the ETag that GET /v1/notes/{id} gives");
    }
    expected.push_back({id, hash});
  }
  if (!request.if_none_match.empty()) {
    if (request.if_none_match != "*") {
      return Status(StatusCode::invalid_argument, "If-None-Match takes \"*\": the note is to be new");
    }
    expected.push_back({id, std::nullopt});
  }
  return expected;
}

std::optional<store::WriteToken> token_of(const Request& request) {
  if (request.idempotency_key.empty()) return std::nullopt;
  const std::string asked_for = fmt::format("{} {}\n{}", request.method, request.target, request.body);
  return store::WriteToken{request.idempotency_key, content_hash(asked_for)};
}

}  // namespace notegraph::http
