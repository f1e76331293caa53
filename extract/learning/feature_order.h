#ifndef NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_
#define NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_

#include "extract/learning/hashed_weights.h"

namespace notegraph::extract {

/// Sorts some hundred features and keeps one of each, in linear time: being hashes, they spread evenly over
/// buckets by their first bits. `scratch` is overwritten.
void sort_distinct(Features& features, Features& scratch);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_FEATURE_ORDER_H_
