#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"

namespace notegraph::http {

Response get_entity(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::ShowRequest request;
  request.reference = call.reference;
  request.max_relations = parameters.number("relations", request.max_relations, service::kListed);
  request.max_mentions = parameters.number("mentions", request.max_mentions, service::kListed);
  request.max_evidence = parameters.number("evidence", request.max_evidence, service::kEvidence);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.show(request));
}

Response get_neighbors(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::NeighborsRequest request;
  request.reference = call.reference;
  request.max_hops = static_cast<std::uint32_t>(parameters.number("hops", request.max_hops, service::kHops));
  request.filter = read_filter(parameters);
  request.limits.max_results = parameters.number("limit", 50, service::kResults);
  read_search_limits(parameters, request.limits);
  request.offset = parameters.number("offset", 0, service::kOffset);
  request.max_evidence = parameters.number("evidence", request.max_evidence, service::kEvidence);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.neighbors(request));
}

Response get_paths(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::PathsRequest request;
  request.from = parameters.required_text("from");
  request.to = parameters.required_text("to");
  request.k = parameters.number("k", request.k, service::kPaths);
  request.max_hops =
      static_cast<std::uint32_t>(parameters.number("max_hops", request.max_hops, service::kHops));
  request.order = parameters.choice<query::PathOrder>(
      "by", {{"hops", query::PathOrder::hops}, {"confidence", query::PathOrder::confidence}});
  request.filter = read_filter(parameters);
  read_search_limits(parameters, request.limits);
  request.avoid = parameters.texts("avoid");
  request.max_evidence = parameters.number("evidence", request.max_evidence, service::kEvidence);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.paths(request));
}

Response get_search(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::SearchRequest request;
  request.text = parameters.required_text("q");
  request.entity_types = parameters.texts("type");
  request.limit = parameters.number("limit", request.limit, service::kResults);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.search(request));
}

Response get_stats(const Backend& backend, const Call& call) {
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  return answer(backend, call, backend.service.stats());
}

}  // namespace notegraph::http
