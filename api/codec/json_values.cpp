#include "api/codec/json_values.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "api/codec/json_codec.h"

namespace notegraph::codec {

std::string print(const Json& value, Layout layout) {
  const int indent = layout == Layout::indented ? 2 : -1;
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

double shown(double number) {
  if (!std::isfinite(number)) return 0;
  if (number == std::trunc(number)) return number;
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
  return {{"from", to_value(hop.from)},
          {"to", to_value(hop.to)},
          {"relation", hop.relation},
          {"forward", hop.forward},
          {"confidence", shown(hop.confidence)},
          {"evidence", to_array(hop.evidence, [](const Evidence& evidence) { return to_value(evidence); })}};
}

Json to_value(query::Truncation truncated) {
  switch (truncated) {
    case query::Truncation::none: return false;
    case query::Truncation::results: return "results";
    case query::Truncation::visited: return "visited";
    case query::Truncation::bytes: return "bytes";
    case query::Truncation::time: return "time";
    case query::Truncation::cancelled: return "cancelled";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

std::string to_hex(EntityId id) {
  return fmt::format("{:016x}", id.value);
}

}  // namespace notegraph::codec
