#ifndef NOTEGRAPH_EXTRACT_KNOWLEDGE_KNOWN_RELATIONS_H_
#define NOTEGRAPH_EXTRACT_KNOWLEDGE_KNOWN_RELATIONS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// What is generally known of how the concepts of the lexicon stand to each other (data/knowledge/). It
/// states nothing of a note: where a note brings two concepts together, it makes the reading that fits what
/// is known the more likely one. Without read(), nothing is known. Immutable after read().
class KnownRelations {
 public:
  /// Reads `directory`/knowledge/*.tsv of each directory that has such files, in order of their names; of
  /// what is said of the same two concepts the last counts. Errors: io_error; bad_data, with file, line and
  /// reason: a name that `lexicon` does not know, a relation that `ontology` does not know.
  static Result<KnownRelations> read(const std::vector<std::filesystem::path>& directories,
                                     const Lexicon& lexicon, const Ontology& ontology);

  /// The type of the relation of two concepts, indexes of Lexicon::concepts(); empty: none is known. Those
  /// that are symmetric hold in both orders.
  std::string_view between(std::uint32_t head, std::uint32_t tail) const;
  /// The names of what the concept is one kind of, in the order of the files.
  std::span<const std::string_view> classes_of(std::uint32_t concept_index) const;
  /// How many pairs of concepts have a relation; each order of a symmetric one counts.
  std::size_t size() const { return relations_.size(); }

  /// Changes with the content.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  friend class KnowledgeReader;

  struct Relation {
    std::uint32_t tail = 0;
    std::uint32_t type = 0;  ///< Index into type_names_.
  };

  std::vector<std::string> type_names_;
  std::vector<Relation> relations_;          ///< By head, then by tail.
  std::vector<std::uint32_t> begins_;        ///< Per head, and behind the last: into relations_.
  std::vector<std::string_view> classes_;    ///< By concept.
  std::vector<std::uint32_t> class_begins_;  ///< Per concept, and behind the last: into classes_.
  std::uint64_t fingerprint_ = 0;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_KNOWLEDGE_KNOWN_RELATIONS_H_
