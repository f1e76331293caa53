#include "api/codec/note_json.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/json_values.h"
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

std::string note_json(const Note& note) {
  return print(Json{{"id", note.id}, {"title", note.title}, {"text", note.text}}, Layout::compact);
}

std::string note_ids_json(const std::vector<std::string>& ids) {
  return nlohmann::json{{"ids", ids}}.dump();
}

Result<std::vector<std::string>> parse_note_ids_json(std::string_view text) {
  const auto value = parse_strict_json(text);
  if (!value) return refuse(value.status().message());
  const bool has_ids = value->is_object() && value->size() == 1 && value->contains("ids") &&
                       value->at("ids").is_array() && !value->at("ids").empty();
  if (!has_ids) return refuse("the body must be a JSON object {\"ids\": [...]} with at least one id");
  std::vector<std::string> ids;
  for (const auto& id : value->at("ids")) {
    if (!id.is_string()) return refuse("\"ids\" in the body must hold strings");
    ids.push_back(id.get<std::string>());
  }
  return ids;
}

}  // namespace notegraph::codec
