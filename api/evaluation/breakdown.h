#ifndef NOTEGRAPH_API_EVALUATION_BREAKDOWN_H_
#define NOTEGRAPH_API_EVALUATION_BREAKDOWN_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "api/evaluation/evaluation.h"

// Where an evaluation's figures come from. A predicted entity is right if it is matched, whatever its type; a
// predicted relation as Score::relation says.
namespace notegraph::evaluation {

/// How many of some predictions are right.
struct Tally {
  std::size_t count = 0;
  std::size_t right = 0;
  double share() const { return count == 0 ? 0 : static_cast<double>(right) / static_cast<double>(count); }
  bool operator==(const Tally&) const = default;
};

/// The predictions whose confidence is at least `from` and below `to` (the last band: at most).
struct ConfidenceBand {
  double from = 0, to = 0;
  Tally tally;
};

/// Bands of a tenth, in order, without those that hold nothing. Confidence means something if each band's
/// share of right ones lies between its ends.
std::vector<ConfidenceBand> calibrate_entities(const Evaluation& evaluation);
std::vector<ConfidenceBand> calibrate_relations(const Evaluation& evaluation);

/// By the step that found an entity, and the rule of a relation's best evidence; "unknown" where it is not
/// said.
std::map<std::string, Tally> tally_entities_by_step(const Evaluation& evaluation);
std::map<std::string, Tally> tally_relations_by_rule(const Evaluation& evaluation);

/// By the language of the documents; "unknown" where it is not known.
std::map<std::string, extract::Score> score_by_language(const Evaluation& evaluation);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_BREAKDOWN_H_
