#include "api/http/target.h"

#include <algorithm>

#include "api/http/text.h"

namespace notegraph::http {
namespace {

Status badly_encoded(const char* where) {
  return Status(StatusCode::invalid_argument,
                std::string(where) + " must be UTF-8 without control characters, percent-encoded");
}

}  // namespace

std::string path_of(std::string_view target) {
  return std::string(target.substr(0, target.find('?')));
}

Result<Target> parse_target(std::string_view text) {
  Target target;
  const std::string path = path_of(text);
  for (const std::string_view part : split(std::string_view(path).substr(1), '/')) {
    auto segment = decode_percent(part, false);
    if (!segment) return badly_encoded("the path");
    target.segments.push_back(*std::move(segment));
  }
  if (path.size() == text.size()) return target;
  for (const std::string_view part : split(text.substr(path.size() + 1), '&')) {
    if (part.empty()) continue;
    const auto equals = std::min(part.find('='), part.size());
    auto name = decode_percent(part.substr(0, equals), true);
    auto value = decode_percent(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value) return badly_encoded("the query");
    target.parameters.push_back({*std::move(name), *std::move(value)});
  }
  return target;
}

}  // namespace notegraph::http
