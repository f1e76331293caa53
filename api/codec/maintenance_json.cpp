#include "api/codec/maintenance_json.h"

#include <nlohmann/json.hpp>

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

std::string print(const Json& value, Layout layout) {
  const int indent = layout == Layout::indented ? 2 : -1;
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void add_counts(const store::StoreCounts& counts, Json& value) {
  value["notes"] = counts.notes;
  value["entities"] = counts.entities;
  value["relations"] = counts.relations;
  value["evidence"] = counts.evidence;
  value["mentions"] = counts.mentions;
}

}  // namespace

std::string to_json(const store::CheckReport& report, Layout layout) {
  Json value = {{"sound", report.sound()}, {"records", report.records}};
  add_counts(report.counts, value);
  value["finding_count"] = report.finding_count;
  value["findings"] = Json::array();
  for (const store::Finding& finding : report.findings) {
    value["findings"].push_back({{"where", finding.where}, {"what", finding.what}});
  }
  return print(value, layout);
}

std::string to_json(const maintenance::RepairReport& report, Layout layout) {
  Json value = Json::object();
  add_counts(report.rebuilt.counts, value);
  value["lost"] = Json::array();
  for (const store::LostNote& lost : report.rebuilt.lost.notes) {
    value["lost"].push_back({{"note", lost.note}, {"reason", lost.reason}});
  }
  value["lost_unnamed_notes"] = report.rebuilt.lost.unnamed_notes;
  value["lost_decisions"] = report.rebuilt.lost.decisions;
  value["lost_types"] = report.rebuilt.lost.types;
  value["lost_writes"] = report.rebuilt.lost_writes;
  value["damaged"] = report.damaged.string();
  return print(value, layout);
}

std::string to_json(const maintenance::RestoreReport& report, Layout layout) {
  Json value = {{"backup", report.backup.id}};
  add_counts(report.counts, value);
  value["replaced"] = report.replaced.empty() ? Json(nullptr) : Json(report.replaced.string());
  return print(value, layout);
}

}  // namespace notegraph::codec
