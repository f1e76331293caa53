#include "graph/decisions/renamed_notes.h"

#include <algorithm>
#include <set>
#include <utility>

namespace notegraph::decisions {
namespace {

constexpr const char* kAuthor = "ingest";

std::pair<EntityId, EntityId> parts_of(const Decision& decision) {
  return {decision.entity.id, decision.other.id};
}

bool is_split_in_force(const Decision& decision) {
  return decision.kind == DecisionKind::split && !decision.undone;
}

bool names(const Decision& decision, const std::string& note) {
  return std::find(decision.notes.begin(), decision.notes.end(), note) != decision.notes.end();
}

}  // namespace

std::vector<Decision> with_notes_renamed(std::vector<Decision> decisions) {
  for (auto renaming = decisions.begin(); renaming != decisions.end(); ++renaming) {
    if (renaming->kind != DecisionKind::rename_note || renaming->undone) continue;
    for (auto earlier = decisions.begin(); earlier != renaming; ++earlier) {
      if (!is_split_in_force(*earlier) || parts_of(*earlier) != parts_of(*renaming)) continue;
      for (std::string& note : earlier->notes) {
        if (names(*renaming, note)) note = renaming->value;
      }
    }
  }
  return decisions;
}

std::vector<Decision> follow_renamed_note(const std::vector<Decision>& decisions, const std::string& from,
                                          const std::string& into) {
  std::vector<Decision> following;
  std::set<std::pair<EntityId, EntityId>> followed;
  for (const Decision& split : with_notes_renamed(decisions)) {
    if (!is_split_in_force(split) || !names(split, from) || !followed.insert(parts_of(split)).second)
      continue;
    Decision decision;
    decision.author = kAuthor;
    decision.reason = "the note was renamed";
    decision.kind = DecisionKind::rename_note;
    decision.entity = split.entity;
    decision.other = split.other;
    decision.notes = {from};
    decision.value = into;
    following.push_back(std::move(decision));
  }
  return following;
}

}  // namespace notegraph::decisions
