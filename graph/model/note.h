#ifndef NOTEGRAPH_GRAPH_MODEL_NOTE_H_
#define NOTEGRAPH_GRAPH_MODEL_NOTE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/evidence.h"

namespace notegraph {

/// One place where a note names an entity.
struct Mention {
  std::string surface;     ///< Verbatim, UTF-8.
  ByteRange range;         ///< In the original file.
  std::uint32_t line = 0;  ///< 1-based.
  bool operator==(const Mention&) const = default;
};

/// What one note says of one entity.
struct NoteEntity {
  std::string type;
  std::string name;         ///< Canonical; with `type` the identity, see entity_id_of().
  bool exact_name = false;  ///< The source keeps it apart from another entity of the same (type, name key),
                            ///< so its identity is (type, bytes of `name`).
  double confidence = 1;  ///< In (0, 1].
  std::string found_by;   ///< What shows that it is one: "lexicon", "heading", "tagger", "import" ...
  /// Other names that the source gives without a place in the text (imports); kept to the letter.
  std::vector<std::string> aliases;
  std::vector<Mention> mentions;  ///< In text order.
  std::vector<Attribute> attributes;
  bool operator==(const NoteEntity&) const = default;
};

/// The hash by which a changed file is told from an unchanged one: XXH3-64 of its bytes.
std::uint64_t content_hash(std::string_view bytes);

/// The identity of `entity`.
EntityId entity_id_of(const NoteEntity& entity);

/// What one note says about how two of its entities stand to each other.
struct NoteRelation {
  std::uint32_t head = 0;  ///< Index into NoteFacts::entities.
  std::string type;
  std::uint32_t tail = 0;          ///< Index into NoteFacts::entities.
  std::vector<Evidence> evidence;  ///< At least one.
  bool operator==(const NoteRelation&) const = default;
};

/// The note itself, apart from what it says.
struct Note {
  std::string id;  ///< Its path as ingested, or an import's name; unique in a store.
  std::string title;
  std::string text;                ///< UTF-8, as decoded; quotes are cut from it. Empty for imports.
  std::uint64_t content_hash = 0;  ///< Of the file's bytes, see content_hash(): an unchanged file need not be read again.
  std::string extractor_version;   ///< Program, lexicon and ontology that produced the facts.
  bool operator==(const Note&) const = default;
};

/// Everything that one note contributes to the graph: the unit of ingest, replacement and removal.
struct NoteFacts {
  Note note;
  std::vector<NoteEntity> entities;     ///< Distinct by entity_id_of().
  std::vector<NoteRelation> relations;  ///< Distinct by (head, type, tail).
  bool operator==(const NoteFacts&) const = default;
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_NOTE_H_
