#ifndef NOTEGRAPH_GRAPH_MODEL_ONTOLOGY_H_
#define NOTEGRAPH_GRAPH_MODEL_ONTOLOGY_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph {

/// A kind of entity, with how a diagram draws it.
struct EntityType {
  std::string name;        ///< snake_case; "model".
  std::string meaning;     ///< One sentence.
  std::string color;       ///< Fill, "#rrggbb".
  std::string shape;       ///< A GraphViz node shape.
  std::string zh, en, fr;  ///< Labels.
  bool operator==(const EntityType&) const = default;
};

/// A kind of relation.
struct RelationType {
  std::string name;     ///< snake_case; "part_of".
  std::string meaning;  ///< "head ... tail", one sentence.
  std::string inverse;  ///< How it reads from tail to head: "has part".
  bool symmetric = false;
  bool transitive = false;
  std::vector<std::string> heads;  ///< Allowed entity types of the head; empty: any.
  std::vector<std::string> tails;  ///< Likewise of the tail.
  std::string color;               ///< Line, "#rrggbb".
  std::string style;               ///< A GraphViz edge style: solid, dashed, dotted, bold.
  std::string zh, en, fr;          ///< Labels.
  bool operator==(const RelationType&) const = default;
};

/// Which kinds of entity and relation there are, and which relation may join what. Data, not code:
/// data/ontology/.
class Ontology {
 public:
  /// Reads `directory`/entities.tsv and relations.tsv. Errors: io_error; bad_data, with file, line and
  /// reason.
  static Result<Ontology> read(const std::filesystem::path& directory);
  /// Adds what stands in the same files of `directory`, of which either may be missing; ends of relations may be
  /// types that are known already. Errors: as above; nothing is added then.
  Status extend(const std::filesystem::path& directory);

  /// Adds the types of `other`; one of the same name replaces ours. Types keep the order in which they first
  /// came.
  void add(const Ontology& other);
  void add(EntityType type);
  void add(RelationType type);

  const EntityType* find_entity_type(std::string_view name) const;      ///< nullptr: no such type.
  const RelationType* find_relation_type(std::string_view name) const;  ///< nullptr: no such type.
  const std::vector<EntityType>& entity_types() const { return entity_types_; }
  const std::vector<RelationType>& relation_types() const { return relation_types_; }

  /// Whether `relation` may lead from an entity of type `head` to one of type `tail`. False for unknown
  /// types.
  bool allows(std::string_view head, std::string_view relation, std::string_view tail) const;

  bool operator==(const Ontology&) const = default;

 private:
  std::vector<EntityType> entity_types_;
  std::vector<RelationType> relation_types_;
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_ONTOLOGY_H_
