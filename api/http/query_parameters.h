#ifndef NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_
#define NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_

#include <chrono>
#include <cstddef>

#include "api/http/parameter_reader.h"
#include "api/service/ranges.h"
#include "graph/query/query.h"

// The parameters that several questions share; service/ranges.h says how much one request may ask for.
namespace notegraph::http {

inline constexpr std::size_t kMaxWaitSeconds = 30;

/// direction=both|out|in, relation=TYPE..., type=TYPE..., min_confidence=0..1
query::Filter read_filter(ParameterReader& parameters);

/// max_time=MILLISECONDS, of a search or an analysis.
template <typename Limits>
void read_max_time(ParameterReader& parameters, Limits& limits) {
  const auto otherwise = static_cast<std::size_t>(limits.max_time.count());
  limits.max_time =
      std::chrono::milliseconds(parameters.number("max_time", otherwise, service::kMilliseconds));
}

/// max_time=MILLISECONDS, max_visited=RELATIONS
void read_search_limits(ParameterReader& parameters, query::Limits& limits);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_QUERY_PARAMETERS_H_
