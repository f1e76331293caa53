#ifndef NOTEGRAPH_GRAPH_QUERY_QUERY_H_
#define NOTEGRAPH_GRAPH_QUERY_QUERY_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "graph/model/entity.h"
#include "graph/model/relation.h"

// What can be asked of a graph, and the shape of the answers. Entities are named by id; names and evidence
// are the caller's to add. Confidences have nine decimals here, and searches compare their logarithms in
// steps of 2^-22: relations whose confidences differ by less than a millionth may count as equally trusted.
namespace notegraph::query {

using notegraph::Direction;

/// Which relations a query may follow and which entities it may reach. A type that no entity or relation has
/// is no error here, it fits nothing; whether the ontology knows it is for the caller to say.
struct Filter {
  Direction direction = Direction::both;
  std::vector<std::string> relation_types = {};  ///< Empty: all.
  std::vector<std::string> entity_types =
      {};                            ///< Of the entities reached (not of the seed or the ends); empty: all.
  double min_confidence = 0;         ///< Of a relation, in [0, 1].
  std::vector<EntityId> avoid = {};  ///< Never entered; where a search begins it is already.
  bool operator==(const Filter&) const = default;
};

/// Where a query stops; what was found until then is answered with `truncated` and the reason.
struct Limits {
  std::size_t max_results = 1000;
  std::size_t max_visited =
      20'000'000;  ///< Relations looked at: about a second's, so that time ends a search.
  /// Of the names and evidence in an answer, about; written as JSON they take two or three times as much.
  /// Answers in ids are bounded by max_results; this is for who adds names and evidence.
  std::size_t max_bytes = std::size_t{16} << 20;
  std::chrono::milliseconds max_time{5000};
  std::stop_token cancel = {};  ///< Ask to stop from another thread.
};

/// Why an answer is not the whole answer.
enum class Truncation { none, results, visited, bytes, time, cancelled };

/// One step along a relation.
struct Hop {
  RelationKey relation;
  bool forward = true;    ///< From the relation's head to its tail.
  double confidence = 0;  ///< Of the relation.
  bool operator==(const Hop&) const = default;
};

struct NeighborhoodRequest {
  EntityId seed;
  std::uint32_t max_hops = 1;
  Filter filter = {};
  Limits limits = {};
  std::size_t offset = 0;       ///< So many neighbors, the first ones, are left out: for the next page.
  bool with_relations = false;  ///< Answer Neighborhood::relations too; it looks at those of every neighbor.
};

/// An entity near the seed and the best last step of a shortest way to it.
struct Neighbor {
  EntityId entity;
  std::uint32_t hops = 1;  ///< Length of a shortest way from the seed.
  Hop via;                 ///< Its last step; by rule the one of highest confidence, then of smallest key.
  bool operator==(const Neighbor&) const = default;
};

struct Neighborhood {
  EntityId seed;
  std::vector<Neighbor> neighbors;  ///< By hops, then confidence of `via` descending, then entity id.
  /// Every allowed relation among seed and neighbors, by key; all forward. Empty unless asked for.
  std::vector<Hop> relations;
  Truncation truncated = Truncation::none;  ///< `results`: more neighbors follow on the next page.
};

enum class PathOrder {
  hops,       ///< Fewest relations; among equals the most trusted (smallest sum of -log confidence).
  confidence  ///< Smallest sum of -log confidence; among equals the fewest relations.
};

struct PathRequest {
  EntityId from;
  EntityId to;
  std::size_t k = 1;            ///< How many loopless paths, at most.
  std::uint32_t max_hops = 32;  ///< At most 131,072.
  PathOrder order = PathOrder::hops;
  Filter filter = {};  ///< `direction` out: every hop forward; entity_types do not bind the ends.
  Limits limits = {};
};

struct Path {
  std::vector<EntityId> entities;  ///< One more than hops.
  std::vector<Hop> hops;
  double confidence = 1;  ///< Product over the hops.
  bool operator==(const Path&) const = default;
};

/// Two paths are different when they differ in a relation, even between the same entities. No path enters an
/// entity twice; from an entity to itself leads one path, of no hops. Ties are broken by rule (order's second
/// criterion, then the ids along the path, then relation types, then forward before backward), so that the
/// same graph and request give the same answer every time.
struct PathAnswer {
  std::vector<Path> paths;  ///< Best first, of a search that was cut off the best known; empty: none found.
  std::string no_path_reason;  ///< Says why there is none: "the two lie in separate parts of the graph" ...
  std::vector<EntityId>
      nearest;  ///< When there is none: the last entities that the search from `from` reached; a few.
  Truncation truncated = Truncation::none;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_QUERY_H_
