#ifndef NOTEGRAPH_API_SERVICE_ANALYSIS_REQUESTS_H_
#define NOTEGRAPH_API_SERVICE_ANALYSIS_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "api/service/requests.h"
#include "graph/analysis/analysis.h"

// What the facade is asked of the graph as a whole, and what it answers. Requests that name no entity are
// those of graph/analysis/analysis.h.
namespace notegraph::service {

struct RankedEntityReply {
  EntityBrief entity;
  double score = 0;
};

struct RankingReply {
  std::vector<RankedEntityReply> entities;  ///< Best first; none with score 0.
  std::size_t total = 0;                    ///< Also those cut off.
  bool estimated = false;                   ///< From a sample of the graph.
  query::Truncation truncated = query::Truncation::none;
};

struct CommunityReply {
  std::string name;  ///< The labels of its most important members.
  std::size_t size = 0;
  std::vector<RankedEntityReply> members;  ///< By PageRank; at most max_members of the request.
};

struct CommunitiesReply {
  std::vector<CommunityReply> communities;  ///< Largest first.
  std::size_t total = 0;                    ///< Also those cut off.
  std::size_t outside = 0;                  ///< Entities in communities too small to be listed.
  double modularity = 0;
  query::Truncation truncated = query::Truncation::none;
};

struct SimilarRequest {
  std::string reference;
  std::vector<std::string> entity_types;  ///< Of the others; empty: all.
  analysis::Limits limits;
};

struct SimilarEntityReply {
  EntityBrief entity;
  analysis::Similarity similarity;
};

struct SimilarReply {
  EntityBrief entity;
  std::vector<SimilarEntityReply> similar;  ///< Most similar first.
  std::size_t total = 0;                    ///< Also those cut off.
  query::Truncation truncated = query::Truncation::none;
};

struct ComparisonRequest {
  std::string a;
  std::string b;
  std::size_t max_evidence = kDefaultEvidence;
  analysis::Limits limits;
};

/// A neighbor that stands in the same relation to both.
struct CommonNeighborReply {
  HopReply from_a;
  HopReply from_b;
};

struct ComparisonReply {
  EntityBrief a;
  EntityBrief b;
  analysis::Similarity similarity;
  std::vector<CommonNeighborReply> neighbors;  ///< The most telling first.
  query::Truncation truncated = query::Truncation::none;
};

struct OrderRequest {
  std::string reference;  ///< What is to be learnt; empty: everything.
  double min_confidence = 0;
  analysis::Limits limits;
};

struct OrderStepReply {
  EntityBrief entity;
  std::uint32_t stage = 1;
  std::vector<EntityBrief> needs;  ///< At first hand.
};

struct OrderReply {
  std::vector<OrderStepReply> steps;  ///< Prerequisites first.
  std::size_t total = 0;              ///< Also those cut off.
  std::vector<std::vector<EntityBrief>> circles;
  query::Truncation truncated = query::Truncation::none;
};

struct UndefinedEntityReply {
  EntityBrief entity;
  std::uint32_t mention_count = 0;
  std::uint32_t note_count = 0;
};

struct UnansweredQuestionReply {
  EntityBrief entity;
  std::string question;
  Evidence evidence;
};

struct GapsReply {
  std::vector<UndefinedEntityReply> undefined;  ///< Most mentioned first.
  std::size_t undefined_total = 0;
  std::vector<UnansweredQuestionReply> unanswered;  ///< By note and line.
  std::size_t unanswered_total = 0;
  query::Truncation truncated = query::Truncation::none;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_ANALYSIS_REQUESTS_H_
