#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"

namespace notegraph::http {
namespace {

using analysis::Cohesion;
using analysis::RankMeasure;

analysis::Limits read_limits(ParameterReader& parameters, std::size_t otherwise) {
  analysis::Limits limits;
  limits.max_results = parameters.number("limit", otherwise, service::kResults);
  read_max_time(parameters, limits);
  return limits;
}

}  // namespace

Response get_rank(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  analysis::RankRequest request;
  request.by = parameters.choice<RankMeasure>("by", {{"pagerank", RankMeasure::pagerank},
                                                     {"degree", RankMeasure::degree},
                                                     {"betweenness", RankMeasure::betweenness},
                                                     {"mentions", RankMeasure::mentions},
                                                     {"separation", RankMeasure::separation}});
  request.entity_types = parameters.texts("type");
  request.limits = read_limits(parameters, 20);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.rank(request));
}

Response get_communities(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  analysis::CommunitiesRequest request;
  request.by =
      parameters.choice<Cohesion>("by", {{"weight", Cohesion::weight}, {"connection", Cohesion::connection}});
  request.resolution = parameters.decimal("resolution", request.resolution, service::kResolution);
  request.min_size = parameters.number("min_size", request.min_size, service::kLeastCount);
  request.max_members = parameters.number("members", 10, service::kListed);
  request.limits = read_limits(parameters, 20);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.communities(request));
}

Response get_similar(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::string reference = parameters.required_text("entity");
  const std::string other = parameters.text("with");
  const analysis::Limits limits = read_limits(parameters, 20);
  if (other.empty()) {
    const service::SimilarRequest request{reference, parameters.texts("type"), limits};
    if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
    return answer(backend, call, backend.service.similar(request));
  }
  const std::size_t max_evidence =
      parameters.number("evidence", service::kDefaultEvidence, service::kEvidence);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.compare({reference, other, max_evidence, limits}));
}

Response get_order(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::OrderRequest request;
  request.reference = parameters.text("entity");
  request.min_confidence = parameters.fraction("min_confidence", request.min_confidence);
  request.limits = read_limits(parameters, 100);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.order(request));
}

Response get_gaps(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  analysis::GapsRequest request;
  request.min_mentions = static_cast<std::uint32_t>(
      parameters.number("min_mentions", request.min_mentions, service::kLeastCount));
  request.entity_types = parameters.texts("type");
  request.limits = read_limits(parameters, 20);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.gaps(request));
}

}  // namespace notegraph::http
