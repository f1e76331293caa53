#ifndef NOTEGRAPH_EXTRACT_EVALUATION_ENTITY_MATCHING_H_
#define NOTEGRAPH_EXTRACT_EVALUATION_ENTITY_MATCHING_H_

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace notegraph::extract {

/// An entity as far as matching looks at it.
struct MatchedEntity {
  std::string type;
  std::set<std::string> surfaces;  ///< Surface keys.
};

/// Who is matched to whom, one to one.
struct EntityMatching {
  std::vector<std::optional<std::size_t>> predicted_of;  ///< Per gold entity.
  std::vector<std::optional<std::size_t>> gold_of;       ///< Per predicted entity.
  std::size_t size() const;
};

/// A maximum matching of entities of equal type that share a surface. Ties: the larger overlap, then the
/// order of the lists.
EntityMatching match_typed(const std::vector<MatchedEntity>& gold,
                           const std::vector<MatchedEntity>& predicted);

/// A maximum matching of entities that share a surface, grown from `start`: what is matched there stays
/// matched, though perhaps to another.
EntityMatching match_untyped(const std::vector<MatchedEntity>& gold,
                             const std::vector<MatchedEntity>& predicted, EntityMatching start);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_EVALUATION_ENTITY_MATCHING_H_
