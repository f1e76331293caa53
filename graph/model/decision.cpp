#include "graph/model/decision.h"

#include <array>
#include <cstdlib>

#include <fmt/format.h>

namespace notegraph {
namespace {

constexpr std::string_view kNotePrefix = "decision ";

constexpr std::array kKinds{
    DecisionKind::accept_relation, DecisionKind::reject_relation, DecisionKind::add_relation,
    DecisionKind::accept_entity,   DecisionKind::reject_entity,   DecisionKind::accept_alias,
    DecisionKind::reject_alias,    DecisionKind::merge,           DecisionKind::split,
    DecisionKind::rename,          DecisionKind::retype,          DecisionKind::keep_apart,
    DecisionKind::rename_note,
};

}  // namespace

const char* to_string(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::accept_relation: return "accept_relation";
    case DecisionKind::reject_relation: return "reject_relation";
    case DecisionKind::add_relation: return "add_relation";
    case DecisionKind::accept_entity: return "accept_entity";
    case DecisionKind::reject_entity: return "reject_entity";
    case DecisionKind::accept_alias: return "accept_alias";
    case DecisionKind::reject_alias: return "reject_alias";
    case DecisionKind::merge: return "merge";
    case DecisionKind::split: return "split";
    case DecisionKind::rename: return "rename";
    case DecisionKind::retype: return "retype";
    case DecisionKind::keep_apart: return "keep_apart";
    case DecisionKind::rename_note: return "rename_note";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

std::optional<DecisionKind> parse_decision_kind(std::string_view word) {
  for (const DecisionKind kind : kKinds) {
    if (word == to_string(kind)) return kind;
  }
  return std::nullopt;
}

std::vector<EntityId> entities_of(const Decision& decision) {
  std::vector<EntityId> ids{decision.entity.id};
  if (!decision.other.name.empty()) ids.push_back(decision.other.id);
  return ids;
}

Evidence to_evidence(const Decision& decision) {
  Evidence evidence;
  evidence.note = fmt::format("{}{}", kNotePrefix, decision.number);
  evidence.headings = {decision.author, to_text(decision.time)};
  evidence.quote = decision.reason;
  evidence.rule = to_string(decision.kind);
  evidence.confidence = 1;
  return evidence;
}

bool is_from_decision(const Evidence& evidence) {
  return evidence.note.starts_with(kNotePrefix) && parse_decision_kind(evidence.rule).has_value();
}

}  // namespace notegraph
