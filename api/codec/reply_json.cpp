#include "api/codec/reply_json.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/codec/json_reading.h"

namespace notegraph::codec {
namespace {

using codec::read_value;  // Of json_reading.h, beside those declared here for read_values().
void read_value(const Json& json, service::NeighborReply& neighbor);
void read_value(const Json& json, service::PathReply& path);
void read_value(const Json& json, service::SearchHit& hit);
void read_value(const Json& json, service::StrayEvidence& stray);
void read_value(const Json& json, Attribute& attribute);
void read_value(const Json& json, store::LocatedMention& located);

template <typename Row>
void read_values(const Json& object, const char* key, std::vector<Row>& rows) {
  read_array(object.at(key), rows, [](const Json& element, Row& row) { read_value(element, row); });
}

template <typename Second>
void read_pairs(const Json& object, const char* key, const char* first, const char* second,
                std::vector<std::pair<std::string, Second>>& pairs) {
  for (const Json& element : object.at(key)) {
    auto& pair = pairs.emplace_back();
    read(element, first, pair.first);
    read(element, second, pair.second);
  }
}

void read_value(const Json& json, service::NeighborReply& neighbor) {
  read_value(json.at("entity"), neighbor.entity);
  read(json, "hops", neighbor.hops);
  read_value(json.at("via"), neighbor.via);
}

void read_value(const Json& json, service::PathReply& path) {
  read_values(json, "entities", path.entities);
  read_values(json, "hops", path.hops);
  read(json, "confidence", path.confidence);
}

query::MatchKind parse_match(const std::string& name) {
  if (name == "exact") return query::MatchKind::exact;
  if (name == "prefix") return query::MatchKind::prefix;
  if (name == "inside") return query::MatchKind::inside;
  if (name == "fuzzy") return query::MatchKind::fuzzy;
  throw std::invalid_argument(fmt::format("\"{}\" is no kind of match", name));
}

void read_value(const Json& json, service::SearchHit& hit) {
  read_value(json.at("entity"), hit.entity);
  read(json, "surface", hit.surface);
  hit.kind = parse_match(json.at("match").get<std::string>());
  read(json, "score", hit.score);
  read(json, "mention_count", hit.mention_count);
  read(json, "note_count", hit.note_count);
}

void read_value(const Json& json, service::StrayEvidence& stray) {
  read(json, "statement", stray.statement);
  read(json, "line_now", stray.line_now);
  read_value(json.at("evidence"), stray.evidence);
}

void read_value(const Json& json, Attribute& attribute) {
  read(json, "key", attribute.key);
  read(json, "value", attribute.value);
  read(json, "listed", attribute.listed);
  read_value(json.at("evidence"), attribute.evidence);
}

void read_value(const Json& json, store::LocatedMention& located) {
  read(json, "note", located.note);
  read(json, "line", located.mention.line);
  read(json, "begin", located.mention.range.begin);
  read(json, "end", located.mention.range.end);
  read(json, "surface", located.mention.surface);
}

void read_value(const Json& json, service::IngestReport& report) {
  read(json, "added", report.added);
  read(json, "changed", report.changed);
  read(json, "unchanged", report.unchanged);
  read(json, "removed", report.removed);
  read_pairs(json, "renamed", "from", "to", report.renamed);
  read(json.at("entities"), "gained", report.entities_gained);
  read(json.at("entities"), "lost", report.entities_lost);
  read(json.at("relations"), "gained", report.relations_gained);
  read(json.at("relations"), "lost", report.relations_lost);
  read_pairs(json, "failed", "note", "reason", report.failed);
  read_pairs(json, "warnings", "note", "reason", report.warnings);
}

void read_value(const Json& json, service::RemoveReport& report) {
  read(json, "removed", report.removed);
  read(json.at("entities"), "lost", report.entities_lost);
  read(json.at("relations"), "lost", report.relations_lost);
}

void read_value(const Json& json, service::SearchReply& reply) {
  read_values(json, "hits", reply.hits);
}

void read_value(const Json& json, service::EntityCard& card) {
  Entity& entity = card.entity;
  entity.id = parse_id(json.at("id").get<std::string>());
  read(json, "type", entity.type);
  read(json, "label", entity.label);
  read(json, "name", entity.name);
  read(json, "aliases", entity.aliases);
  read(json, "confidence", entity.confidence);
  read(json, "mention_count", entity.mention_count);
  read(json, "note_count", entity.note_count);
  read_values(json, "attributes", entity.attributes);
  read_values(json, "relations", card.relations);
  read(json, "relation_count", card.relation_count);
  read_values(json, "mentions", card.mentions);
  read(json, "questions", card.questions);
}

void read_value(const Json& json, service::NeighborsReply& reply) {
  read_value(json.at("seed"), reply.seed);
  read_values(json, "neighbors", reply.neighbors);
  reply.truncated = parse_truncation(json.at("truncated"));
}

void read_value(const Json& json, service::PathsReply& reply) {
  read_value(json.at("from"), reply.from);
  read_value(json.at("to"), reply.to);
  read_values(json, "paths", reply.paths);
  read(json, "no_path_reason", reply.no_path_reason);
  read_values(json, "nearest", reply.nearest);
  reply.truncated = parse_truncation(json.at("truncated"));
}

void read_value(const Json& json, service::StatsReply& reply) {
  read(json, "notes", reply.counts.notes);
  read(json, "entities", reply.counts.entities);
  read(json, "relations", reply.counts.relations);
  read(json, "evidence", reply.counts.evidence);
  read(json, "mentions", reply.counts.mentions);
  read(json, "sequence", reply.sequence);
  read(json, "store_bytes", reply.size.disk_bytes);
  read(json, "beside_bytes", reply.beside_bytes);
  read(json, "relation_bytes", reply.size.relation_bytes);
  read(json, "evidence_bytes", reply.size.evidence_bytes);
  read_pairs(json, "entities_by_type", "type", "count", reply.entities_by_type);
  read_pairs(json, "relations_by_type", "type", "count", reply.relations_by_type);
  read_values(json, "most_connected", reply.most_connected);
}

void read_value(const Json& json, service::DiagramReply& reply) {
  read(json, "dot", reply.dot);
  read(json, "entities", reply.entities);
  read(json, "relations", reply.relations);
  read(json, "left_out", reply.left_out);
}

void read_value(const Json& json, service::ImportReport& report) {
  read(json, "source", report.source);
  read(json, "entities", report.entities);
  read(json, "relations", report.relations);
  read(json, "skipped", report.skipped);
  read(json, "skipped_count", report.skipped_count);
}

void read_value(const Json& json, service::VerifyReport& report) {
  read(json, "notes", report.notes);
  read(json, "evidence", report.evidence);
  read(json, "standing", report.standing);
  read(json, "moved", report.moved);
  read(json, "lost", report.lost);
  read(json, "changed", report.changed);
  read(json, "gone", report.gone);
  read_pairs(json, "unreadable", "note", "reason", report.unreadable);
  read_values(json, "stray", report.stray);
}

void read_value(const Json& json, store::BackupInfo& backup) {
  read(json, "id", backup.id);
  read(json, "unix_time_s", backup.unix_time_s);
  read(json, "size_bytes", backup.size_bytes);
  read(json, "store", backup.store);
  read(json, "directory", backup.directory);
  read(json, "name", backup.name);
}

void read_value(const Json& json, NotesPage& page) {
  read(json, "notes", page.notes);
  if (!json.at("next").is_null()) read(json, "next", page.next);
}

template <typename Reply>
Status parse(std::string_view text, Reply& reply) {
  return parse_as(text, [&reply](const Json& json) { read_value(json, reply); });
}

}  // namespace

Status parse_reply(std::string_view json, service::IngestReport& report) {
  return parse(json, report);
}
Status parse_reply(std::string_view json, service::RemoveReport& report) {
  return parse(json, report);
}
Status parse_reply(std::string_view json, service::SearchReply& reply) {
  return parse(json, reply);
}
Status parse_reply(std::string_view json, service::EntityCard& card) {
  return parse(json, card);
}
Status parse_reply(std::string_view json, service::NeighborsReply& reply) {
  return parse(json, reply);
}
Status parse_reply(std::string_view json, service::PathsReply& reply) {
  return parse(json, reply);
}
Status parse_reply(std::string_view json, service::StatsReply& reply) {
  return parse(json, reply);
}
Status parse_reply(std::string_view json, service::DiagramReply& reply) {
  return parse(json, reply);
}
Status parse_reply(std::string_view json, service::ImportReport& report) {
  return parse(json, report);
}
Status parse_reply(std::string_view json, service::VerifyReport& report) {
  return parse(json, report);
}
Status parse_reply(std::string_view json, store::BackupInfo& backup) {
  return parse(json, backup);
}
Status parse_reply(std::string_view json, NotesPage& page) {
  return parse(json, page);
}

}  // namespace notegraph::codec
