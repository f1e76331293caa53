#ifndef NOTEGRAPH_GRAPH_ANALYSIS_ANALYSIS_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_ANALYSIS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "graph/model/entity.h"
#include "graph/query/query.h"

// What can be asked of the graph as a whole, and the shape of the answers. Entities are named by id; names
// and evidence are the caller's to add. The same graph and request give the same answer, on any number of
// threads, as long as no time limit cuts it short. Entity types that nobody has fit nothing; they are no
// error here.
namespace notegraph::analysis {

/// Where an analysis stops. Scores that were under way then are answered as they stand, with the reason.
struct Limits {
  std::size_t max_results = 1000;
  std::chrono::milliseconds max_time{10'000};
  std::stop_token cancel = {};  ///< Ask to stop from another thread.
};

enum class RankMeasure {
  pagerank,     ///< How much is related to it, and to that, by confidence; the scores sum to 1.
  degree,       ///< How many relations it has, both directions.
  betweenness,  ///< The share of all pairs of others between whom it lies on a shortest way.
  mentions,     ///< How many times the notes name it.
  separation    ///< How many others lose touch with the rest when it is taken out (articulation points).
};

struct RankRequest {
  RankMeasure by = RankMeasure::pagerank;
  std::vector<std::string> entity_types = {};  ///< Empty: all.
  Limits limits = {};
};

struct RankedEntity {
  EntityId entity;
  double score = 0;
  bool operator==(const RankedEntity&) const = default;
};

struct Ranking {
  std::vector<RankedEntity> entities;  ///< By score descending, then id; none with score 0.
  std::size_t total = 0;               ///< Also those cut off.
  bool estimated = false;              ///< From a sample of the graph: it is too large to look at all of it.
  query::Truncation truncated = query::Truncation::none;
};

/// What holds the members of a community together.
enum class Cohesion {
  weight,     ///< More weight among them than chance would have it (Leiden).
  connection  ///< Any way from one to the other: the connected parts of the graph.
};

struct CommunitiesRequest {
  Cohesion by = Cohesion::weight;
  double resolution = 1;  ///< Of weight: above 0; the greater, the smaller the communities.
  std::size_t min_size = 2;
  std::size_t max_members = 1000;  ///< Listed of each community.
  Limits limits = {};
};

struct Community {
  std::size_t size = 0;
  std::vector<RankedEntity> members;  ///< By PageRank in the whole graph; at most max_members.
};

struct Communities {
  std::vector<Community> communities;  ///< By size descending, then by PageRank of the first member.
  std::size_t total = 0;               ///< Of min_size, also those cut off.
  std::size_t outside = 0;             ///< Entities in communities below min_size.
  double modularity = 0;               ///< At most 1; above 0.3 the graph does fall into groups.
  query::Truncation truncated = query::Truncation::none;
};

struct Similarity {
  double adamic_adar = 0;    ///< The sum of 1 / ln(degree) over the common neighbors.
  double jaccard = 0;        ///< In [0, 1]: the share of what either is related to that both are related to.
  std::uint32_t common = 0;  ///< How many neighbors stand in the same relation to both.
  bool operator==(const Similarity&) const = default;
};

struct SimilarRequest {
  EntityId entity;
  std::vector<std::string> entity_types = {};  ///< Of the others; empty: all.
  Limits limits = {};
};

struct SimilarEntity {
  EntityId entity;
  Similarity similarity;
  bool operator==(const SimilarEntity&) const = default;
};

struct SimilarEntities {
  std::vector<SimilarEntity> entities;  ///< By adamic_adar descending, then jaccard, then id.
  std::size_t total = 0;                ///< Also those cut off.
  query::Truncation truncated = query::Truncation::none;
};

struct ComparisonRequest {
  EntityId a;
  EntityId b;
  Limits limits = {};
};

/// A neighbor that stands in the same relation to both.
struct CommonNeighbor {
  query::Hop from_a;
  query::Hop from_b;
  bool operator==(const CommonNeighbor&) const = default;
};

struct Comparison {
  Similarity similarity;                  ///< Of all, also of those cut off.
  std::vector<CommonNeighbor> neighbors;  ///< The most telling (of lowest degree) first, then by id.
  query::Truncation truncated = query::Truncation::none;
};

struct OrderRequest {
  std::optional<EntityId> goal = {};  ///< Only what it needs, and itself; without it the whole graph.
  double min_confidence = 0;          ///< Of a relation, in [0, 1].
  Limits limits = {};
};

/// What to learn at one stage.
struct OrderStep {
  EntityId entity;
  std::uint32_t stage = 1;      ///< From 1; what it needs has a lower one, or is in its circle.
  std::vector<EntityId> needs;  ///< At first hand, by id; at most max_results.
  bool operator==(const OrderStep&) const = default;
};

/// What needs what is read off the relations: see prerequisites.h.
struct Order {
  std::vector<OrderStep> steps;  ///< By stage, then PageRank descending, then id.
  std::size_t total = 0;         ///< Also those cut off.
  std::vector<std::vector<EntityId>>
      circles;  ///< Groups that need each other, each by id, at most max_results.
  query::Truncation truncated = query::Truncation::none;
};

struct GapsRequest {
  std::uint32_t min_mentions = 2;              ///< Of an undefined entity.
  std::vector<std::string> entity_types = {};  ///< Empty: all.
  Limits limits = {};                          ///< max_results of each kind.
};

struct UndefinedEntity {
  EntityId entity;
  std::uint32_t mention_count = 0;
  std::uint32_t note_count = 0;
  bool operator==(const UndefinedEntity&) const = default;
};

/// A heading that asks about an entity, below which nothing stands.
struct UnansweredQuestion {
  EntityId entity;
  std::string question;
  Evidence evidence;  ///< Where it is asked.
  bool operator==(const UnansweredQuestion&) const = default;
};

/// What the notes leave open.
struct Gaps {
  std::vector<UndefinedEntity> undefined;      ///< Without a definition; by mentions descending, then id.
  std::size_t undefined_total = 0;             ///< Also those cut off.
  std::vector<UnansweredQuestion> unanswered;  ///< By note, then position, then id.
  std::size_t unanswered_total = 0;            ///< Also those cut off.
  query::Truncation truncated = query::Truncation::none;
};

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_ANALYSIS_H_
