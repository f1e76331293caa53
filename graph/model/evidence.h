#ifndef NOTEGRAPH_GRAPH_MODEL_EVIDENCE_H_
#define NOTEGRAPH_GRAPH_MODEL_EVIDENCE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace notegraph {

/// A half-open range of bytes: of the note's file if that is text, CSV or JSON, else of Note::text.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  auto operator<=>(const ByteRange&) const = default;
};

/// The place in a note that states a fact, so that a person or `verify` can look it up.
struct Evidence {
  std::string note;                   ///< The note's id: its path as ingested, or an import's name.
  ByteRange range;                    ///< Where `quote` stands in the file.
  std::uint32_t line = 0;             ///< 1-based line of range.begin.
  std::vector<std::string> headings;  ///< Headings above it and lines that introduce it, outermost first.
  std::string quote;                  ///< Verbatim, UTF-8.
  std::string rule;                   ///< Which rule of the extractor found it.
  double confidence = 1;              ///< In (0, 1]: how often this rule is right.
  bool operator==(const Evidence&) const = default;
};

/// The confidence of a fact from all its evidence: the best of each note, then noisy-or over the notes
/// (1 - product of (1 - c)), at most 0.99 unless one alone gives more. Independent of order. 0 for no
/// evidence. Repeating a claim in one note does not make it truer; another note that says the same does.
double combine_confidence(std::span<const Evidence> evidence);

/// How many notes have which best confidence for one fact: all that combine_confidence() depends on.
using ConfidenceCounts = std::map<double, std::uint32_t>;

/// The same, to the last bit, from the counts; a store keeps them so as not to read all evidence again.
double combine_note_confidences(const ConfidenceCounts& notes_by_best);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_EVIDENCE_H_
