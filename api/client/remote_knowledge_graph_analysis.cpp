// The analyses of a graph behind HTTP.

#include <cstdlib>

#include "api/client/answer_reading.h"
#include "api/client/query_string.h"
#include "api/client/remote_knowledge_graph.h"

namespace notegraph::client {
namespace {

const char* word_for(analysis::RankMeasure measure) {
  switch (measure) {
    case analysis::RankMeasure::pagerank: return "pagerank";
    case analysis::RankMeasure::degree: return "degree";
    case analysis::RankMeasure::betweenness: return "betweenness";
    case analysis::RankMeasure::mentions: return "mentions";
    case analysis::RankMeasure::separation: return "separation";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

const char* word_for(analysis::Cohesion cohesion) {
  switch (cohesion) {
    case analysis::Cohesion::weight: return "weight";
    case analysis::Cohesion::connection: return "connection";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace

Result<service::RankingReply> RemoteKnowledgeGraph::rank(const analysis::RankRequest& request) const {
  Target target("/v1/rank");
  target.add("by", word_for(request.by)).add("type", request.entity_types);
  target.add("limit", request.limits.max_results).add("max_time", request.limits.max_time);
  return read<service::RankingReply>(http_.get(target.text()));
}

Result<service::CommunitiesReply> RemoteKnowledgeGraph::communities(
    const analysis::CommunitiesRequest& request) const {
  Target target("/v1/communities");
  target.add("by", word_for(request.by)).add("resolution", request.resolution);
  target.add("min_size", request.min_size).add("members", request.max_members);
  target.add("limit", request.limits.max_results).add("max_time", request.limits.max_time);
  return read<service::CommunitiesReply>(http_.get(target.text()));
}

Result<service::SimilarReply> RemoteKnowledgeGraph::similar(const service::SimilarRequest& request) const {
  Target target("/v1/similar");
  target.add("entity", request.reference).add("type", request.entity_types);
  target.add("limit", request.limits.max_results).add("max_time", request.limits.max_time);
  return read<service::SimilarReply>(http_.get(target.text()));
}

Result<service::ComparisonReply> RemoteKnowledgeGraph::compare(
    const service::ComparisonRequest& request) const {
  Target target("/v1/similar");
  target.add("entity", request.a).add("with", request.b).add("evidence", request.max_evidence);
  target.add("limit", request.limits.max_results).add("max_time", request.limits.max_time);
  return read<service::ComparisonReply>(http_.get(target.text()));
}

Result<service::OrderReply> RemoteKnowledgeGraph::order(const service::OrderRequest& request) const {
  Target target("/v1/order");
  if (!request.reference.empty()) target.add("entity", request.reference);
  target.add("min_confidence", request.min_confidence)
      .add("limit", request.limits.max_results)
      .add("max_time", request.limits.max_time);
  return read<service::OrderReply>(http_.get(target.text()));
}

Result<service::GapsReply> RemoteKnowledgeGraph::gaps(const analysis::GapsRequest& request) const {
  Target target("/v1/gaps");
  target.add("min_mentions", std::size_t{request.min_mentions}).add("type", request.entity_types);
  target.add("limit", request.limits.max_results).add("max_time", request.limits.max_time);
  return read<service::GapsReply>(http_.get(target.text()));
}

}  // namespace notegraph::client
