#ifndef NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_
#define NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_

#include <cstddef>

#include "api/http/parameter_reader.h"
#include "graph/query/query.h"

// The parameters that several questions share, and how much one request may ask for.
namespace notegraph::http {

inline constexpr std::size_t kMaxResults = 1000;
inline constexpr std::size_t kMaxOffset = 1'000'000'000;
inline constexpr std::size_t kMaxNeighborHops = 4;
inline constexpr std::size_t kMaxPathHops = 32;
inline constexpr std::size_t kMaxPaths = 16;
inline constexpr std::size_t kMaxEvidence = 50;
inline constexpr std::size_t kMaxWaitSeconds = 30;

/// direction=both|out|in, relation=TYPE..., type=TYPE..., min_confidence=0..1
query::Filter read_filter(ParameterReader& parameters);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_
