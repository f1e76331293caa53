#ifndef NOTEGRAPH_EXTRACT_EXTRACTOR_STEPS_H_
#define NOTEGRAPH_EXTRACT_EXTRACTOR_STEPS_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <string>

namespace notegraph::extract {

/// What the extractor can do without, to see what it brings.
enum class ExtractorStep {
  abbreviations,  ///< A name and what stands in brackets behind it are one entity: abbreviation.h.
  misspellings,   ///< One slip of the pen: Lexicon::misspelt().
  peers,  ///< Entities are weighed against each other: ExtractorModels::entity_rank. Without it: what is said
          ///< of each alone.
  structure,  ///< Entities meet by heading, lead, row, column and subject too: ContextRule.
  assertion,  ///< What is denied, doubted or only asked is not taken for said: assertion.h.
  patterns,   ///< Phrases and sentences that state a relation: PatternLexicon, TemplateLexicon.
  known,      ///< What is generally known: KnownRelations.
  network,    ///< Relations are judged word by word, too: ExtractorModels::relation_network.
  rivals,  ///< Relations are weighed against each other: ExtractorModels::relation_rank. Without it: what the
           ///< pair alone says, times the confidence of both ends.
};

/// In the order in which a note goes through them.
inline constexpr std::array kExtractorSteps = {
    ExtractorStep::abbreviations, ExtractorStep::misspellings, ExtractorStep::peers,
    ExtractorStep::structure,     ExtractorStep::assertion,    ExtractorStep::patterns,
    ExtractorStep::known,         ExtractorStep::network,      ExtractorStep::rivals};

/// The enumerator's name.
const char* to_string(ExtractorStep step);

/// The steps that a note is read with: all, unless some are left out. What was learnt was learnt with all of
/// them and stays as it is: that a step is missing shows what the reading loses, not what weights would give
/// that were learnt without it.
class ExtractorSteps {
 public:
  static ExtractorSteps without(ExtractorStep left_out);

  bool has(ExtractorStep step) const { return !left_out_.test(static_cast<std::size_t>(step)); }

  /// "-without-known" for each that is left out; empty with all steps.
  std::string suffix() const;

 private:
  std::bitset<kExtractorSteps.size()> left_out_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_EXTRACTOR_STEPS_H_
