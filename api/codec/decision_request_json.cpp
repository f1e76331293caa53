#include "api/codec/decision_request_json.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

Status refuse(std::string reason) {
  return {StatusCode::invalid_argument, std::move(reason)};
}

Status read_texts(const std::string& name, const Json& field, std::vector<std::string>& texts) {
  if (!field.is_array()) return refuse(fmt::format("\"{}\" in the body must be a list of strings", name));
  for (const Json& text : field) {
    if (!text.is_string()) return refuse(fmt::format("\"{}\" in the body must be a list of strings", name));
    texts.push_back(text.get<std::string>());
  }
  return {};
}

}  // namespace

Result<service::DecisionRequest> parse_decision_request_json(std::string_view text) {
  const auto value = parse_strict_json(text);
  if (!value) return refuse(value.status().message());
  if (!value->is_object()) return refuse("the body must be a JSON object {\"kind\": ..., \"entity\": ...}");

  service::DecisionRequest request;
  std::string kind;
  const std::map<std::string, std::string*> texts = {{"kind", &kind},
                                                     {"entity", &request.entity},
                                                     {"other", &request.other},
                                                     {"value", &request.value},
                                                     {"relation", &request.relation},
                                                     {"author", &request.author},
                                                     {"reason", &request.reason}};
  const std::map<std::string, std::vector<std::string>*> lists = {{"aliases", &request.aliases},
                                                                  {"notes", &request.notes}};
  for (const auto& [name, field] : value->items()) {
    if (const auto list = lists.find(name); list != lists.end()) {
      if (Status status = read_texts(name, field, *list->second); !status) return status;
      continue;
    }
    const auto place = texts.find(name);
    if (place == texts.end()) {
      return refuse(
          fmt::format("the body has an unknown field \"{}\"; allowed are kind, entity, other, "
                      "relation, value, aliases, notes, author and reason",
                      name));
    }
    if (!field.is_string()) return refuse(fmt::format("\"{}\" in the body must be a string", name));
    *place->second = field.get<std::string>();
  }
  const auto known = parse_decision_kind(kind);
  if (!known) {
    return refuse(
        fmt::format("\"{}\" is no kind of decision; there are accept_relation, reject_relation, "
                    "add_relation, accept_entity, reject_entity, accept_alias, reject_alias, merge, "
                    "split, rename, retype and keep_apart",
                    kind));
  }
  request.kind = *known;
  return request;
}

std::string to_json(const service::DecisionRequest& request) {
  const Json value = {
      {"kind", to_string(request.kind)}, {"entity", request.entity}, {"other", request.other},
      {"relation", request.relation},    {"value", request.value},   {"aliases", request.aliases},
      {"notes", request.notes},          {"author", request.author}, {"reason", request.reason}};
  return value.dump();
}

}  // namespace notegraph::codec
