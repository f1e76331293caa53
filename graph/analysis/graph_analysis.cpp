#include "graph/analysis/graph_analysis.h"

#include <utility>

#include "graph/analysis/community_finder.h"
#include "graph/analysis/concept_graph.h"
#include "graph/analysis/order_finder.h"
#include "graph/analysis/ranking.h"
#include "graph/analysis/similarity_finder.h"

namespace notegraph::analysis {
namespace {

class ConceptGraphAnalysis final : public GraphAnalysis {
 public:
  ConceptGraphAnalysis(std::shared_ptr<const query::EntityGraph> graph,
                       std::shared_ptr<const store::Snapshot> snapshot)
      : graph_(std::move(graph), std::move(snapshot)) {}

  Result<Ranking> rank(const RankRequest& request) const override { return analysis::rank(graph_, request); }
  Result<Communities> communities(const CommunitiesRequest& request) const override {
    return find_communities(graph_, request);
  }
  Result<SimilarEntities> similar(const SimilarRequest& request) const override {
    return find_similar(graph_, request);
  }
  Result<Comparison> compare(const ComparisonRequest& request) const override {
    return analysis::compare(graph_, request);
  }
  Result<Order> order(const OrderRequest& request) const override { return find_order(graph_, request); }

 private:
  const ConceptGraph graph_;
};

}  // namespace

std::shared_ptr<const GraphAnalysis> GraphAnalysis::of(const query::QueryEngine& engine,
                                                       std::shared_ptr<const store::Snapshot> snapshot) {
  return std::make_shared<ConceptGraphAnalysis>(engine.whole_graph(), std::move(snapshot));
}

}  // namespace notegraph::analysis
