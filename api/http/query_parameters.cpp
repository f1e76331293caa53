#include "api/http/query_parameters.h"

namespace notegraph::http {

query::Filter read_filter(ParameterReader& parameters) {
  query::Filter filter;
  filter.direction = parameters.choice<query::Direction>(
      "direction",
      {{"both", query::Direction::both}, {"out", query::Direction::out}, {"in", query::Direction::in}});
  filter.relation_types = parameters.texts("relation");
  filter.entity_types = parameters.texts("type");
  filter.min_confidence = parameters.fraction("min_confidence", filter.min_confidence);
  return filter;
}

void read_search_limits(ParameterReader& parameters, query::Limits& limits) {
  read_max_time(parameters, limits);
  limits.max_visited = parameters.number("max_visited", limits.max_visited, service::kVisited);
}

}  // namespace notegraph::http
