#include "api/codec/json_reading.h"

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

namespace notegraph::codec {

EntityId parse_id(const std::string& hex) {
  EntityId id;
  const char* end = hex.data() + hex.size();
  if (hex.size() != 16 || std::from_chars(hex.data(), end, id.value, 16).ptr != end) {
    throw std::invalid_argument(fmt::format("\"{}\" is no id", hex));
  }
  return id;
}

query::Truncation parse_truncation(const Json& json) {
  if (json == false) return query::Truncation::none;
  const auto name = json.get<std::string>();
  if (name == "results") return query::Truncation::results;
  if (name == "visited") return query::Truncation::visited;
  if (name == "bytes") return query::Truncation::bytes;
  if (name == "time") return query::Truncation::time;
  if (name == "cancelled") return query::Truncation::cancelled;
  throw std::invalid_argument(fmt::format("\"{}\" is no reason to cut an answer", name));
}

void read_value(const Json& json, service::EntityBrief& brief) {
  brief.id = parse_id(json.at("id").get<std::string>());
  read(json, "type", brief.type);
  read(json, "label", brief.label);
}

void read_value(const Json& json, Evidence& evidence) {
  read(json, "note", evidence.note);
  read(json, "line", evidence.line);
  read(json, "begin", evidence.range.begin);
  read(json, "end", evidence.range.end);
  read(json, "headings", evidence.headings);
  read(json, "quote", evidence.quote);
  read(json, "rule", evidence.rule);
  read(json, "confidence", evidence.confidence);
}

void read_value(const Json& json, service::HopReply& hop) {
  read_value(json.at("from"), hop.from);
  read_value(json.at("to"), hop.to);
  read(json, "relation", hop.relation);
  read(json, "forward", hop.forward);
  read(json, "confidence", hop.confidence);
  read_array(json.at("evidence"), hop.evidence,
             [](const Json& element, Evidence& evidence) { read_value(element, evidence); });
}

}  // namespace notegraph::codec
