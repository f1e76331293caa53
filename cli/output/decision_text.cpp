#include "cli/output/decision_text.h"

#include <cstdlib>

#include <fmt/format.h>

#include "cli/output/display_width.h"

namespace notegraph::cli {
namespace {

std::string entity_text(const EntityRef& entity) {
  return to_single_line(entity.type + ":" + entity.name);
}

std::string relation_text(const Decision& decision) {
  return fmt::format("{} {} {}", entity_text(decision.entity), to_single_line(decision.relation),
                     entity_text(decision.other));
}

std::string aliases_text(const Decision& decision) {
  std::string text;
  for (const std::string& alias : decision.aliases)
    text += fmt::format(" --alias \"{}\"", to_single_line(alias));
  for (const std::string& note : decision.notes) text += fmt::format(" --note \"{}\"", to_single_line(note));
  return text;
}

}  // namespace

std::string decision_text(const Decision& decision) {
  const std::string entity = entity_text(decision.entity);
  switch (decision.kind) {
    case DecisionKind::accept_relation: return "accept " + relation_text(decision);
    case DecisionKind::reject_relation: return "reject " + relation_text(decision);
    case DecisionKind::add_relation: return "add " + relation_text(decision);
    case DecisionKind::accept_entity: return "accept " + entity;
    case DecisionKind::reject_entity: return "reject " + entity;
    case DecisionKind::accept_alias: return fmt::format("accept {}{}", entity, aliases_text(decision));
    case DecisionKind::reject_alias: return fmt::format("reject {}{}", entity, aliases_text(decision));
    case DecisionKind::merge: return fmt::format("merge {} {}", entity, entity_text(decision.other));
    case DecisionKind::split:
      return fmt::format("split {}{} --name \"{}\"", entity, aliases_text(decision),
                         to_single_line(decision.other.name));
    case DecisionKind::rename: return fmt::format("rename {} \"{}\"", entity, to_single_line(decision.value));
    case DecisionKind::retype: return fmt::format("retype {} {}", entity, to_single_line(decision.value));
    case DecisionKind::rename_note:
      return fmt::format("rename-note {} {}{} to \"{}\"", entity, entity_text(decision.other),
                         aliases_text(decision), to_single_line(decision.value));
    case DecisionKind::keep_apart:
      return fmt::format("keep-apart {} {}", entity, entity_text(decision.other));
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

std::string provenance_text(const Decision& decision) {
  std::string text = fmt::format("{} by {}", to_text(decision.time), to_single_line(decision.author));
  if (!decision.reason.empty()) text += ": " + to_single_line(decision.reason);
  if (decision.undone) {
    text += fmt::format(" (undone {} by {})", to_text(decision.undone->time),
                        to_single_line(decision.undone->author));
  }
  return text;
}

}  // namespace notegraph::cli
