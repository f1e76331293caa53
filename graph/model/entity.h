#ifndef NOTEGRAPH_GRAPH_MODEL_ENTITY_H_
#define NOTEGRAPH_GRAPH_MODEL_ENTITY_H_

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph {

/// Names one entity for good: it depends on the type and the comparison key of the canonical name alone, so
/// the same notes give the same ids on every machine, in every order, after every rebuild.
struct EntityId {
  std::uint64_t value = 0;
  auto operator<=>(const EntityId&) const = default;
};

/// XXH3-64 of `type`, a zero byte and surface_key(name). Stores refuse a batch in which two entities would
/// share an id.
EntityId make_entity_id(std::string_view type, std::string_view name);

/// The id of an entity that must not be taken for another with the same comparison key: as above, over two
/// zero bytes and the bytes of `name` as they are. See NoteEntity::exact_name.
EntityId make_exact_entity_id(std::string_view type, std::string_view name);

/// One statement about an entity beside its relations: "definition", "formula", "advantages", or what an
/// import brings.
struct Attribute {
  std::string key;
  std::string value;
  bool listed = false;  ///< The source gives a list of values under this key, be it of one.
  Evidence evidence;
  bool operator==(const Attribute&) const = default;
};

/// The key of an attribute that is a question which a note's heading asks about the entity.
inline constexpr std::string_view kQuestionAttribute = "question";

/// One concept, as all notes together describe it.
struct Entity {
  EntityId id;
  std::string type;                   ///< An entity type of the ontology.
  std::string name;                   ///< Canonical name; with `type` the identity.
  std::string label;                  ///< The name to show: the one that the notes use most.
  std::vector<std::string> aliases;   ///< Every other surface form, sorted, without repeats.
  std::vector<Attribute> attributes;  ///< Sorted by key, then note, then position.
  std::uint32_t mention_count = 0;    ///< Over all notes.
  std::uint32_t note_count = 0;
  double confidence = 1;  ///< In (0, 1]; the largest that a note gives it.
  bool operator==(const Entity&) const = default;
};

}  // namespace notegraph

template <>
struct std::hash<notegraph::EntityId> {
  std::size_t operator()(notegraph::EntityId id) const noexcept { return id.value; }
};

#endif  // NOTEGRAPH_GRAPH_MODEL_ENTITY_H_
