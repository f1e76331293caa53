#ifndef NOTEGRAPH_GRAPH_QUERY_CONFIDENCE_SCALE_H_
#define NOTEGRAPH_GRAPH_QUERY_CONFIDENCE_SCALE_H_

#include <cstdint>

// Confidences as the graph in memory holds them: whole numbers, so that sums do not depend on the order of
// addition and equal paths are equal on every machine.
namespace notegraph::query {

/// A confidence in billionths: nine decimals come back as they went in, in half the space of a double.
using Billionths = std::uint32_t;

/// -ln(confidence) in steps of 2^-22 (a quarter of a millionth). At most 2^27: no confidence is below 1e-9.
using Cost = std::uint32_t;

/// The nearest value in [1, 1'000'000'000].
Billionths to_billionths(double confidence);
double to_confidence(Billionths billionths);
/// Never increases with `billionths`; 0 for certainty.
Cost to_cost(Billionths billionths);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_CONFIDENCE_SCALE_H_
