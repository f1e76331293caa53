#ifndef NOTEGRAPH_EXTRACT_LINKING_ENTITY_CANDIDATE_H_
#define NOTEGRAPH_EXTRACT_LINKING_ENTITY_CANDIDATE_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "extract/mentions/name_finder.h"
#include "extract/reading/source_text.h"
#include "extract/reading/structured_note.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// A note with what the steps so far have made of it; what each later step looks at.
struct NoteView {
  const SourceText& source;
  const StructuredNote& structure;
  const TokenizedNote& tokens;

  ByteRange range(TokenSpan span) const {
    return {tokens.tokens[span.begin].range.begin, tokens.tokens[span.end - 1].range.end};
  }
  std::string_view text(TokenSpan span) const { return source.slice(range(span)); }
};

/// Names of a note that mean one thing.
struct EntityCandidate {
  std::vector<NameCandidate> names;            ///< By span.
  std::optional<std::uint32_t> concept_index;  ///< What the lexicon knows it as.
  bool abbreviated = false;                    ///< The note puts one of the names in brackets behind another.

  /// The most probable, which stands for all.
  const NameCandidate& best_name() const {
    return *std::max_element(names.begin(), names.end(), [](const NameCandidate& a, const NameCandidate& b) {
      return a.probability < b.probability;
    });
  }
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ENTITY_CANDIDATE_H_
