#ifndef NOTEGRAPH_GRAPH_DECISIONS_ENTITY_DIVISION_H_
#define NOTEGRAPH_GRAPH_DECISIONS_ENTITY_DIVISION_H_

#include <set>
#include <string>
#include <vector>

#include "graph/decisions/graph_patch.h"
#include "graph/model/decision.h"

namespace notegraph::decisions {

/// Which part of what the notes say about an entity is about something else: what stands in certain notes,
/// and what goes by certain names. A statement (evidence) goes with its note; or if the places within it that
/// name the entity all go, and there is one. The entity's own name never goes.
class EntityDivision {
 public:
  EntityDivision(const PlacedEntity& whole, const Decision& decision);

  bool goes(const store::LocatedMention& mention) const;
  bool goes(const Evidence& evidence) const;
  /// A name goes if it was named, not because of notes: others may use it, too.
  bool goes(const std::string& name) const;

 private:
  const std::vector<store::LocatedMention> mentions_;
  std::set<std::string> name_keys_;
  std::set<std::string> notes_;
};

/// Takes those of `statements` out for which goes(statement), and gives them.
template <typename Statement, typename Goes>
std::vector<Statement> take_out(std::vector<Statement>& statements, Goes goes) {
  std::vector<Statement> stay, gone;
  for (Statement& statement : statements) (goes(statement) ? gone : stay).push_back(std::move(statement));
  statements = std::move(stay);
  return gone;
}

}  // namespace notegraph::decisions

#endif  // NOTEGRAPH_GRAPH_DECISIONS_ENTITY_DIVISION_H_
