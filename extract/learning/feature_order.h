#ifndef NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_
#define NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_

#include "extract/learning/hashed_weights.h"

// Some hundred features at a time, of each pair of entities that meet: hashes, so that which of two is the
// larger cannot be foreseen, and a branch on it costs more than the rest.
namespace notegraph::extract {

/// Sorts the features and keeps one of each, in linear time: being hashes, they spread evenly over buckets by
/// their first bits. `scratch` is overwritten.
void sort_distinct(Features& features, Features& scratch);

/// Adds to `out` what `features` has and `others` has not; both are sorted and distinct.
void append_difference(const Features& features, const Features& others, Features& out);

/// Replaces `out` by what `a` or `b` has; both are sorted and distinct.
void unite(const Features& a, const Features& b, Features& out);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_
