#include <optional>
#include <stdexcept>
#include <string>

#include <fmt/format.h>

#include "api/codec/json_reading.h"
#include "api/codec/reply_json.h"

// The way back from the JSON of decisions and of the history.
namespace notegraph::codec {
namespace {

Timestamp parse_time(const Json& json) {
  const auto text = json.get<std::string>();
  if (const auto time = parse_timestamp(text)) return *time;
  throw std::invalid_argument(fmt::format("\"{}\" is no time", text));
}

DecisionKind parse_kind(const std::string& word) {
  if (const auto kind = parse_decision_kind(word)) return *kind;
  throw std::invalid_argument(fmt::format("\"{}\" is no kind of decision", word));
}

store::ChangeKind parse_change(const Json& json) {
  const auto word = json.get<std::string>();
  if (word == "added") return store::ChangeKind::added;
  if (word == "changed") return store::ChangeKind::changed;
  if (word == "removed") return store::ChangeKind::removed;
  throw std::invalid_argument(fmt::format("\"{}\" is no kind of change", word));
}

EntityRef parse_entity(const Json& json) {
  EntityRef entity;
  if (json.is_null()) return entity;
  entity.id = parse_id(json.at("id").get<std::string>());
  read(json, "type", entity.type);
  read(json, "name", entity.name);
  return entity;
}

std::optional<Undoing> parse_undoing(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return Undoing{json.at("author").get<std::string>(), parse_time(json.at("time"))};
}

void read_decision(const Json& json, Decision& decision) {
  read(json, "number", decision.number);
  decision.time = parse_time(json.at("time"));
  read(json, "author", decision.author);
  read(json, "reason", decision.reason);
  decision.kind = parse_kind(json.at("kind").get<std::string>());
  decision.entity = parse_entity(json.at("entity"));
  decision.other = parse_entity(json.at("other"));
  read(json, "relation", decision.relation);
  read(json, "value", decision.value);
  read(json, "aliases", decision.aliases);
  read(json, "notes", decision.notes);
  decision.undone = parse_undoing(json.at("undone"));
}

void read_note_change(const Json& json, store::NoteChange& change) {
  read(json, "note", change.note);
  if (json.at("change") == "renamed") {
    change.kind = store::ChangeKind::added;
    read(json, "from", change.renamed_from);
  } else {
    change.kind = parse_change(json.at("change"));
  }
}

void read_entity_diff(const Json& json, service::EntityDiff& diff) {
  diff.entity.id = parse_id(json.at("id").get<std::string>());
  read(json, "type", diff.entity.type);
  read(json, "name", diff.entity.label);
  diff.kind = parse_change(json.at("change"));
  read(json, "notes", diff.notes);
  read(json, "decisions", diff.decisions);
}

void read_relation_diff(const Json& json, service::RelationDiff& diff) {
  read_value(json.at("head"), diff.head);
  read(json, "relation", diff.relation);
  read_value(json.at("tail"), diff.tail);
  diff.kind = parse_change(json.at("change"));
  read(json, "notes", diff.notes);
  read(json, "decisions", diff.decisions);
}

void read_change(const Json& json, store::GraphChange& change) {
  read(json, "sequence", change.sequence);
  if (!json.at("time").is_null()) change.time = parse_time(json.at("time"));
  read_array(json.at("notes"), change.notes, read_note_change);
  read(json.at("entities"), "gained", change.entities_gained);
  read(json.at("entities"), "lost", change.entities_lost);
  read(json.at("relations"), "gained", change.relations_gained);
  read(json.at("relations"), "lost", change.relations_lost);
  read_array(json.at("decisions"), change.decisions, read_decision);
  change.entities_known = !json.at("touched").is_null();
  if (!change.entities_known) return;
  read_array(json.at("touched"), change.entities,
             [](const Json& element, EntityId& id) { id = parse_id(element.get<std::string>()); });
}

}  // namespace

Status parse_reply(std::string_view text, service::DecisionReply& reply) {
  return parse_as(text, [&reply](const Json& json) { read_decision(json, reply.decision); });
}

Status parse_reply(std::string_view text, service::DecisionsReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("decisions"), reply.decisions, read_decision);
    read(json, "idle", reply.idle);
  });
}

Status parse_reply(std::string_view text, service::ReviewReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("merges"), reply.merges,
               [](const Json& element, service::MergeProposalReply& proposal) {
                 read_value(element.at("keep"), proposal.keep);
                 read_value(element.at("merge"), proposal.merge);
                 read(element, "reason", proposal.reason);
               });
    read(json, "merge_count", reply.merge_count);
    read_array(json.at("relations"), reply.relations,
               [](const Json& element, service::HopReply& hop) { read_value(element, hop); });
    read(json, "relation_count", reply.relation_count);
  });
}

Status parse_reply(std::string_view text, service::ChangesReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("changes"), reply.changes, read_change);
    read(json, "next", reply.next);
    read(json, "sequence", reply.sequence);
  });
}

Status parse_reply(std::string_view text, service::DiffReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read(json, "since", reply.since);
    read(json, "until", reply.until);
    read_array(json.at("notes"), reply.notes, read_note_change);
    read_array(json.at("entities"), reply.entities, read_entity_diff);
    read_array(json.at("relations"), reply.relations, read_relation_diff);
    read_array(json.at("decisions"), reply.decisions, read_decision);
  });
}

}  // namespace notegraph::codec
