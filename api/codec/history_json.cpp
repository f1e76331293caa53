#include "api/codec/decision_json.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace notegraph::codec {
namespace {

using codec::to_value;

const char* name_of(store::ChangeKind kind) {
  switch (kind) {
    case store::ChangeKind::added: return "added";
    case store::ChangeKind::changed: return "changed";
    case store::ChangeKind::removed: return "removed";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

Json to_value(const store::NoteChange& change) {
  if (change.renamed_from.empty()) return {{"note", change.note}, {"change", name_of(change.kind)}};
  return {{"note", change.note}, {"change", "renamed"}, {"from", change.renamed_from}};
}

Json to_value(const service::EntityDiff& diff) {
  return {{"id", to_hex(diff.entity.id)}, {"type", diff.entity.type}, {"name", diff.entity.label},
          {"change", name_of(diff.kind)}, {"notes", diff.notes},      {"decisions", diff.decisions}};
}

Json to_value(const service::RelationDiff& diff) {
  return {{"head", to_value(diff.head)},  {"relation", diff.relation}, {"tail", to_value(diff.tail)},
          {"change", name_of(diff.kind)}, {"notes", diff.notes},       {"decisions", diff.decisions}};
}

Json to_value(const store::GraphChange& change);  // Declared here for to_list().

template <typename Rows>
Json to_list(const Rows& rows) {
  Json values = Json::array();
  for (const auto& row : rows) values.push_back(to_value(row));
  return values;
}

Json to_value(const store::GraphChange& change) {
  Json touched = nullptr;
  if (change.entities_known) touched = to_array(change.entities, to_hex);
  return {{"sequence", change.sequence},
          {"time", change.time ? Json(to_text(*change.time)) : Json(nullptr)},
          {"notes", to_list(change.notes)},
          {"entities", {{"gained", change.entities_gained}, {"lost", change.entities_lost}}},
          {"relations", {{"gained", change.relations_gained}, {"lost", change.relations_lost}}},
          {"decisions", to_list(change.decisions)},
          {"touched", std::move(touched)}};
}

}  // namespace

std::string to_json(const service::ChangesReply& reply, Layout layout) {
  const Json value = {
      {"changes", to_list(reply.changes)}, {"next", reply.next}, {"sequence", reply.sequence}};
  return print(value, layout);
}

std::string to_json(const store::GraphChange& change, Layout layout) {
  return print(to_value(change), layout);
}

std::string to_json(const service::DiffReply& reply, Layout layout) {
  const Json value = {{"since", reply.since},
                      {"until", reply.until},
                      {"notes", to_list(reply.notes)},
                      {"entities", to_list(reply.entities)},
                      {"relations", to_list(reply.relations)},
                      {"decisions", to_list(reply.decisions)}};
  return print(value, layout);
}

}  // namespace notegraph::codec
