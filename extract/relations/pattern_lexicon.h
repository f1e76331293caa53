#ifndef NOTEGRAPH_EXTRACT_RELATIONS_PATTERN_LEXICON_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_PATTERN_LEXICON_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/text/token.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// A relation that a phrase states between the entities on its two sides.
struct PatternStatement {
  std::string relation;
  bool forward = true;  ///< The entity before the phrase is the head.
};

/// Phrases that state a relation when they alone stand between two entities: data/cues/patterns.tsv. A phrase
/// is taken whole, so that a negation, a condition or another verb beside it keeps it from being taken.
/// Immutable after read().
class PatternLexicon {
 public:
  /// Reads `directory`/cues/patterns.tsv of each directory that has it. Errors: bad_data, with file, line and
  /// reason.
  static Result<PatternLexicon> read(const std::vector<std::filesystem::path>& directories);

  /// What the tokens `between` two entities state: a phrase and words of no weight around it, nothing else.
  std::optional<PatternStatement> match(const TokenizedNote& note, TokenSpan between) const;

  /// Changes with the content.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  const PatternStatement* find(std::string_view text, int fillers_left) const;

  std::map<std::string, PatternStatement, std::less<>> statements_;  ///< By form_key().
  std::vector<std::string> fillers_;                                 ///< Sorted, distinct; form_key().
  std::uint64_t fingerprint_ = 0;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_PATTERN_LEXICON_H_
