#ifndef NOTEGRAPH_EXTRACT_RELATIONS_FOUND_ENTITY_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_FOUND_ENTITY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/linking/entity_finder.h"
#include "extract/text/token.h"

namespace notegraph::extract {

/// An entity of a note, as relations look at it.
struct FoundEntity {
  std::string type;
  std::vector<TokenSpan> mentions;             ///< In text order.
  float probability = 1;                       ///< That it is one.
  std::optional<std::uint32_t> concept_index;  ///< What the lexicon knows it as.
};

/// `entities`, of which relations ask less.
std::vector<FoundEntity> to_found(const std::vector<LinkedEntity>& entities);

/// One mention, in text order over all entities of the note. Mentions do not overlap.
struct EntityMention {
  TokenSpan span;
  std::size_t entity = 0;  ///< Index into the note's entities.
};

/// All mentions of `entities`, in text order.
std::vector<EntityMention> mentions_in_order(const std::vector<FoundEntity>& entities);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_FOUND_ENTITY_H_
