#ifndef NOTEGRAPH_GRAPH_STORE_MERGE_H_
#define NOTEGRAPH_GRAPH_STORE_MERGE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/evidence.h"
#include "graph/model/note.h"

// How entities and relations follow from what the notes say of them: pure rules, without a backend.
//
// A tally counts. Adding notes in any order gives the same tally, and subtracting a note undoes adding it, so
// that a store may update a tally note by note and still hold what it would hold had it read all notes anew.
namespace notegraph::store {

/// How often the notes use one spelling of an entity's names.
struct SpellingCount {
  std::uint32_t mentions = 0;          ///< Places in texts.
  std::uint32_t notes_as_name = 0;     ///< Notes that give it as the canonical name.
  std::uint32_t alias_statements = 0;  ///< Times that it is given as an alias.
  bool operator==(const SpellingCount&) const = default;
};

/// Everything about an entity that all its notes decide together.
///
/// - Spellings with one surface_key() are one name. A surface without a key names nothing.
/// - The canonical name is the spelling that most notes give as such; ties go to the first in byte order.
/// - The label is the name with most mentions (ties: smallest key), spelled as the canonical name if that is
///   one of its spellings, else the commonest way: by mentions, then by alias statements, then in byte order.
///   Without any mention it is the canonical name.
/// - Aliases are the other names, each spelled the commonest way, and every spelling that is given as an
/// alias.
/// - Confidence is the largest that a note gives.
struct EntityTally {
  std::string type;
  std::string name_key;    ///< surface_key() of the canonical name; with `type` the identity ...
  std::string exact_name;  ///< ... unless NoteEntity::exact_name made these bytes so; else empty.
  std::map<std::string, std::map<std::string, SpellingCount>> names;  ///< By key, then by spelling.
  ConfidenceCounts confidences;                                       ///< Notes by the confidence they give.
  std::uint32_t mention_count = 0;
  std::uint32_t note_count = 0;
  std::uint32_t attribute_count = 0;

  bool empty() const { return note_count == 0; }
  /// Whether `said` is about this entity; true for an empty tally.
  bool same_identity(const NoteEntity& said) const;
  /// Counts what one more note says. Only when same_identity(said).
  void add(const NoteEntity& said);
  /// Undoes add(said). False, with the tally in an unspecified state: `said` was never added.
  [[nodiscard]] bool subtract(const NoteEntity& said);
  /// The entity without its attributes. Only when !empty().
  Entity to_entity(EntityId id) const;
  /// The surface_key() of the name, the label and each alias, ascending.
  std::vector<std::string> name_keys() const;

  bool operator==(const EntityTally&) const = default;
};

/// The label of an entity of which one note alone speaks.
std::string label_of(const NoteEntity& said);

/// How sure a relation is, and how often it is stated.
struct RelationTally {
  ConfidenceCounts notes_by_best;
  std::uint32_t evidence_count = 0;

  bool empty() const { return evidence_count == 0; }
  /// Counts the evidence of one more note; not none.
  void add(std::span<const Evidence> of_one_note);
  /// Undoes add(of_one_note). False, with the tally in an unspecified state: it was never added.
  [[nodiscard]] bool subtract(std::span<const Evidence> of_one_note);
  /// combine_confidence() of all evidence.
  double confidence() const { return combine_note_confidences(notes_by_best); }

  bool operator==(const RelationTally&) const = default;
};

/// The order of evidence in a Relation: by note, position, rule, then all the rest.
bool evidence_before(const Evidence& a, const Evidence& b);
/// The order of attributes in an Entity: by key, then note; what one note says under one key stays as it is.
bool attribute_before(const Attribute& a, const Attribute& b);
/// The order of mentions of one entity in one note: by position, then surface.
bool mention_before(const Mention& a, const Mention& b);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_MERGE_H_
