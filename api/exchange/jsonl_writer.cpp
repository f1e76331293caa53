#include "api/exchange/jsonl_writer.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace notegraph::exchange {
namespace {

using Json = nlohmann::ordered_json;

std::string to_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json attributes_of(const Entity& entity) {
  Json attributes = Json::object();
  for (const Attribute& attribute : entity.attributes) {
    Json& value = attributes[attribute.key];
    if (value.is_null() && !attribute.listed) {
      value = attribute.value;
      continue;
    }
    // Several statements under one key, by one source or by many, are a list.
    if (value.is_string()) value = Json::array({value});
    if (value.is_null()) value = Json::array();
    value.push_back(attribute.value);
  }
  return attributes;
}

bool is_bare_import(const Evidence& evidence) {
  return evidence.rule == "import" && evidence.quote.empty();
}

Json to_json(const Evidence& evidence) {
  return {{"note", evidence.note},         {"line", evidence.line},
          {"begin", evidence.range.begin}, {"end", evidence.range.end},
          {"quote", evidence.quote},       {"headings", evidence.headings},
          {"rule", evidence.rule},         {"confidence", evidence.confidence}};
}

}  // namespace

std::string to_jsonl(const Entity& entity) {
  Json line{{"type", "entity"},
            {"name", entity.name},
            {"kind", entity.type},
            {"aliases", entity.aliases},
            {"attributes", attributes_of(entity)}};
  if (entity.confidence < 1) line["confidence"] = entity.confidence;
  return to_line(line);
}

std::string to_jsonl(const Relation& relation, const Entity& head, const Entity& tail) {
  Json line{{"type", "relation"},     {"head", head.name},
            {"head_kind", head.type}, {"relation", relation.key.type},
            {"tail", tail.name},      {"tail_kind", tail.type}};
  if (relation.confidence < 1) line["confidence"] = relation.confidence;
  if (!std::all_of(relation.evidence.begin(), relation.evidence.end(), is_bare_import)) {
    Json& list = line["evidence"] = Json::array();
    for (const Evidence& evidence : relation.evidence) list.push_back(to_json(evidence));
  }
  return to_line(line);
}

}  // namespace notegraph::exchange
