#include "api/codec/note_json.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"

namespace notegraph::codec {
namespace {

Status refuse(std::string reason) {
  return Status(StatusCode::invalid_argument, std::move(reason));
}

}  // namespace

Result<extract::Document> parse_note_json(std::string_view text) {
  const auto value = parse_strict_json(text);
  if (!value) return refuse(value.status().message());
  if (!value->is_object()) return refuse("the body must be a JSON object {\"id\": ..., \"text\": ...}");
  extract::Document document;
  bool has_text = false;
  for (const auto& [name, field] : value->items()) {
    if (name != "id" && name != "text") {
      return refuse(
          fmt::format("the body has an unknown field \"{}\"; allowed are \"id\" and \"text\"", name));
    }
    if (!field.is_string()) return refuse(fmt::format("\"{}\" in the body must be a string", name));
    has_text = has_text || name == "text";
    (name == "text" ? document.bytes : document.id) = field.get<std::string>();
  }
  const bool clean = std::none_of(document.id.begin(), document.id.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (!clean) return refuse("\"id\" in the body must not hold control characters");
  if (!has_text) return refuse("the body lacks \"text\", the note itself");
  return document;
}

}  // namespace notegraph::codec
