#include "api/codec/json_values.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace notegraph::codec {

std::string to_hex(EntityId id) {
  return fmt::format("{:016x}", id.value);
}

std::string print(const Json& value, Layout layout) {
  const int indent = layout == Layout::indented ? 2 : -1;
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

double shown(double number) {
  if (number == 0 || !std::isfinite(number)) return 0;
  const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::abs(number))));
  return std::round(number * scale) / scale;
}

Json to_value(const service::EntityBrief& brief) {
  return {{"id", to_hex(brief.id)}, {"type", brief.type}, {"label", brief.label}};
}

Json to_value(const Evidence& evidence) {
  return {{"note", evidence.note},         {"line", evidence.line},
          {"begin", evidence.range.begin}, {"end", evidence.range.end},
          {"headings", evidence.headings}, {"quote", evidence.quote},
          {"rule", evidence.rule},         {"confidence", shown(evidence.confidence)}};
}

Json to_value(const service::HopReply& hop) {
  Json evidence = Json::array();
  for (const Evidence& place : hop.evidence) evidence.push_back(to_value(place));
  return {{"from", to_value(hop.from)},
          {"to", to_value(hop.to)},
          {"relation", hop.relation},
          {"forward", hop.forward},
          {"confidence", shown(hop.confidence)},
          {"evidence", std::move(evidence)}};
}

}  // namespace notegraph::codec
