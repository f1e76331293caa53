#ifndef NOTEGRAPH_EXTRACT_LINKING_ABBREVIATION_H_
#define NOTEGRAPH_EXTRACT_LINKING_ABBREVIATION_H_

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/linking/entity_candidate.h"

namespace notegraph::extract {

/// Whether `abbreviation` can stand for `name`: its letters and digits occur in the name in order, the first
/// at the start of the name, each at the start of a word or after another one matched in its word. A
/// simplified form of Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions
/// in biomedical text". Both are verbatim; case is ignored.
bool abbreviates(std::string_view abbreviation, std::string_view name);

/// Pairs of `names` (indexes) of which one stands in brackets right behind the other and both mean the same:
/// "proximal policy optimization (PPO)", "近端策略优化（PPO）", "策略梯度 (Policy Gradient)".
std::vector<std::pair<std::size_t, std::size_t>> find_bracketed_names(
    const NoteView& note, const std::vector<NameCandidate>& names);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ABBREVIATION_H_
