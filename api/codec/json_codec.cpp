#include "api/codec/json_codec.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "api/codec/json_values.h"
#include "graph/store/merge.h"

namespace notegraph::codec {
namespace {

using codec::to_value;  // Of json_values.h, beside those declared here for to_values().
Json to_value(const service::NeighborReply& neighbor);
Json to_value(const service::PathReply& path);
Json to_value(const service::SearchHit& hit);
Json to_value(const Attribute& attribute);
Json to_value(const store::LocatedMention& located);
Json to_value(const service::StrayEvidence& stray);
Json to_value(const store::BackupInfo& backup);

template <typename Rows>
Json to_values(const Rows& rows) {
  return to_array(rows, [](const auto& row) { return to_value(row); });
}

Json to_value(const service::NeighborReply& neighbor) {
  return {{"entity", to_value(neighbor.entity)}, {"hops", neighbor.hops}, {"via", to_value(neighbor.via)}};
}

Json to_value(const service::PathReply& path) {
  return {{"entities", to_values(path.entities)},
          {"hops", to_values(path.hops)},
          {"confidence", shown(path.confidence)}};
}

const char* name_of(query::MatchKind kind) {
  switch (kind) {
    case query::MatchKind::exact: return "exact";
    case query::MatchKind::prefix: return "prefix";
    case query::MatchKind::inside: return "inside";
    case query::MatchKind::fuzzy: return "fuzzy";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

Json to_value(const service::SearchHit& hit) {
  return {{"entity", to_value(hit.entity)},     {"surface", hit.surface},
          {"match", name_of(hit.kind)},         {"score", shown(hit.score)},
          {"mention_count", hit.mention_count}, {"note_count", hit.note_count}};
}

Json to_value(const Attribute& attribute) {
  return {{"key", attribute.key},
          {"value", attribute.value},
          {"listed", attribute.listed},
          {"evidence", to_value(attribute.evidence)}};
}

Json to_value(const store::LocatedMention& located) {
  return {{"note", located.note},
          {"line", located.mention.line},
          {"begin", located.mention.range.begin},
          {"end", located.mention.range.end},
          {"surface", located.mention.surface}};
}

Json to_value(const service::StrayEvidence& stray) {
  return {
      {"statement", stray.statement}, {"line_now", stray.line_now}, {"evidence", to_value(stray.evidence)}};
}

Json to_value(const store::BackupInfo& backup) {
  return {{"id", backup.id},       {"unix_time_s", backup.unix_time_s}, {"size_bytes", backup.size_bytes},
          {"store", backup.store}, {"directory", backup.directory},     {"name", backup.name}};
}

/// Pairs as objects whose keys are `first` and `second`.
template <typename Second>
Json to_objects(const std::vector<std::pair<std::string, Second>>& pairs, const char* first,
                const char* second) {
  Json values = Json::array();
  for (const auto& pair : pairs) values.push_back({{first, pair.first}, {second, pair.second}});
  return values;
}

Json gained_and_lost(std::int64_t gained, std::int64_t lost) {
  return {{"gained", gained}, {"lost", lost}};
}

/// The distinct surfaces in order of first appearance.
Json surfaces_of(const std::vector<Mention>& mentions) {
  Json surfaces = Json::array();
  std::set<std::string_view> seen;
  for (const Mention& mention : mentions) {
    if (seen.insert(mention.surface).second) surfaces.push_back(mention.surface);
  }
  return surfaces;
}

std::string local_id(std::size_t index) {
  return fmt::format("e{}", index + 1);
}

Json to_gold_relation(const NoteRelation& relation) {
  const Evidence& best = *std::max_element(
      relation.evidence.begin(), relation.evidence.end(),
      [](const Evidence& left, const Evidence& right) { return left.confidence < right.confidence; });
  return {{"head", local_id(relation.head)},
          {"type", relation.type},
          {"tail", local_id(relation.tail)},
          {"confidence", shown(combine_confidence(relation.evidence))},
          {"evidence", best.quote},
          {"line", best.line},
          {"rule", best.rule}};
}

}  // namespace

std::string to_json(const service::EntityBrief& brief, Layout layout) {
  return print(to_value(brief), layout);
}

std::string to_json(const service::IngestReport& report, Layout layout) {
  const Json value = {{"added", report.added},
                      {"changed", report.changed},
                      {"unchanged", report.unchanged},
                      {"removed", report.removed},
                      {"renamed", to_objects(report.renamed, "from", "to")},
                      {"entities", gained_and_lost(report.entities_gained, report.entities_lost)},
                      {"relations", gained_and_lost(report.relations_gained, report.relations_lost)},
                      {"failed", to_objects(report.failed, "note", "reason")},
                      {"warnings", to_objects(report.warnings, "note", "reason")}};
  return print(value, layout);
}

std::string to_json(const service::RemoveReport& report, Layout layout) {
  const Json value = {{"removed", report.removed},
                      {"entities", {{"lost", report.entities_lost}}},
                      {"relations", {{"lost", report.relations_lost}}}};
  return print(value, layout);
}

std::string to_json(const service::SearchReply& reply, Layout layout) {
  return print({{"hits", to_values(reply.hits)}}, layout);
}

std::string to_json(const service::EntityCard& card, Layout layout) {
  const Entity& entity = card.entity;
  const Json value = {{"id", to_hex(entity.id)},
                      {"type", entity.type},
                      {"label", entity.label},
                      {"name", entity.name},
                      {"aliases", entity.aliases},
                      {"confidence", shown(entity.confidence)},
                      {"mention_count", entity.mention_count},
                      {"note_count", entity.note_count},
                      {"attributes", to_values(entity.attributes)},
                      {"relations", to_values(card.relations)},
                      {"relation_count", card.relation_count},
                      {"mentions", to_values(card.mentions)},
                      {"questions", card.questions}};
  return print(value, layout);
}

std::string to_json(const service::NeighborsReply& reply, Layout layout) {
  const Json value = {{"seed", to_value(reply.seed)},
                      {"neighbors", to_values(reply.neighbors)},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::PathsReply& reply, Layout layout) {
  const Json value = {{"from", to_value(reply.from)},        {"to", to_value(reply.to)},
                      {"paths", to_values(reply.paths)},     {"no_path_reason", reply.no_path_reason},
                      {"nearest", to_values(reply.nearest)}, {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::StatsReply& reply, Layout layout) {
  const Json value = {{"notes", reply.counts.notes},
                      {"entities", reply.counts.entities},
                      {"relations", reply.counts.relations},
                      {"evidence", reply.counts.evidence},
                      {"mentions", reply.counts.mentions},
                      {"sequence", reply.sequence},
                      {"disk_bytes", reply.size.disk_bytes + reply.beside_bytes},
                      {"store_bytes", reply.size.disk_bytes},
                      {"beside_bytes", reply.beside_bytes},
                      {"relation_bytes", reply.size.relation_bytes},
                      {"evidence_bytes", reply.size.evidence_bytes},
                      {"entities_by_type", to_objects(reply.entities_by_type, "type", "count")},
                      {"relations_by_type", to_objects(reply.relations_by_type, "type", "count")},
                      {"most_connected", to_values(reply.most_connected)}};
  return print(value, layout);
}

std::string to_json(const service::ImportReport& report, Layout layout) {
  const Json value = {{"source", report.source},
                      {"entities", report.entities},
                      {"relations", report.relations},
                      {"skipped", report.skipped},
                      {"skipped_count", report.skipped_count}};
  return print(value, layout);
}

std::string to_json(const service::ExportReport& report, Layout layout) {
  return print({{"entities", report.entities}, {"relations", report.relations}}, layout);
}

std::string to_json(const service::DiagramReply& reply, Layout layout) {
  const Json value = {{"dot", reply.dot},
                      {"entities", reply.entities},
                      {"relations", reply.relations},
                      {"left_out", reply.left_out}};
  return print(value, layout);
}

std::string to_json(const service::VerifyReport& report, Layout layout) {
  const Json value = {{"notes", report.notes},
                      {"evidence", report.evidence},
                      {"standing", report.standing},
                      {"moved", report.moved},
                      {"lost", report.lost},
                      {"changed", report.changed},
                      {"gone", report.gone},
                      {"unreadable", to_objects(report.unreadable, "note", "reason")},
                      {"stray", to_values(report.stray)}};
  return print(value, layout);
}

std::string to_json(const store::BackupInfo& backup, Layout layout) {
  return print(to_value(backup), layout);
}

std::string to_json(const std::vector<store::BackupInfo>& backups, Layout layout) {
  return print({{"backups", to_values(backups)}}, layout);
}

std::string to_json(const NotesPage& page, Layout layout) {
  const Json next = page.next.empty() ? Json(nullptr) : Json(page.next);
  return print({{"notes", page.notes}, {"next", next}}, layout);
}

std::string to_json(const NoteFacts& facts, Layout layout) {
  Json entities = Json::array();
  for (std::size_t i = 0; i < facts.entities.size(); ++i) {
    const NoteEntity& entity = facts.entities[i];
    entities.push_back({{"id", local_id(i)},
                        {"name", entity.name},
                        {"label", store::label_of(entity)},
                        {"type", entity.type},
                        {"confidence", shown(entity.confidence)},
                        {"found_by", entity.found_by},
                        {"mentions", surfaces_of(entity.mentions)}});
  }
  Json relations = Json::array();
  for (const NoteRelation& relation : facts.relations) relations.push_back(to_gold_relation(relation));
  const Json value = {{"doc", std::filesystem::path(facts.note.id).filename().string()},
                      {"entities", std::move(entities)},
                      {"relations", std::move(relations)}};
  return print(value, layout);
}

}  // namespace notegraph::codec
