#ifndef NOTEGRAPH_EXTRACT_EVALUATION_SCORER_H_
#define NOTEGRAPH_EXTRACT_EVALUATION_SCORER_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/evaluation/annotation.h"

namespace notegraph::extract {

/// Counts that precision, recall and F1 follow from. They add up over documents (micro-average).
struct Counts {
  std::size_t hits = 0;
  std::size_t gold = 0;
  std::size_t predicted = 0;

  double precision() const;  ///< 1 where nothing was predicted and there is nothing; else 0 for nothing.
  double recall() const;
  double f1() const;
  Counts& operator+=(const Counts& other);
  bool operator==(const Counts&) const = default;
};

/// How a predicted annotation of one note agrees with the gold one.
///
/// Two entities may be matched when their sets of surface keys (name and mentions) intersect, one to one. The
/// matching is a maximum one (Kuhn 1955, augmenting paths); of those, one that agrees on types where it can.
struct Score {
  Counts entity;    ///< Whatever the type.
  Counts typed;     ///< The type as well.
  Counts relation;  ///< Both ends matched, equal type; compared_with in either direction.
  Counts untyped;   ///< Both ends matched by any relation, each pair once, in either direction.
  std::map<std::string, Counts> by_entity_type;    ///< Of `typed`.
  std::map<std::string, Counts> by_relation_type;  ///< Of `relation`.

  Score& operator+=(const Score& other);
};

/// The score, and what it consists of: for lists of errors.
struct Comparison {
  Score score;
  std::vector<std::optional<std::size_t>> predicted_of;  ///< Per gold entity, the one matched to it.
  std::vector<std::optional<std::size_t>> gold_of;       ///< Per predicted entity.
  std::vector<bool> relation_found;                      ///< Per gold relation.
  std::vector<bool> relation_right;                      ///< Per predicted relation.
};

Comparison compare(const Annotation& gold, const Annotation& predicted);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_EVALUATION_SCORER_H_
