#ifndef NOTEGRAPH_EXTRACT_RELATIONS_COORDINATION_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_COORDINATION_H_

#include <cstddef>
#include <vector>

#include "extract/relations/found_entity.h"

namespace notegraph::extract {

/// For each mention the first and the last one of the enumeration that it stands in ("A、B 和 C", "A, B and
/// C", "A, B et C"); itself twice where it stands alone. What is said of one member is said of all.
struct Enumeration {
  std::size_t first = 0, last = 0;  ///< Indexes of mentions.
};
std::vector<Enumeration> find_enumerations(const TokenizedNote& tokens,
                                           const std::vector<EntityMention>& mentions);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_COORDINATION_H_
