#ifndef NOTEGRAPH_EXTRACT_RELATIONS_NETWORK_INPUT_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_NETWORK_INPUT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "extract/learning/pair_network.h"
#include "extract/relations/mention_map.h"
#include "extract/relations/pair_context.h"

namespace notegraph::extract {

/// A note as a PairNetwork reads it. `entity_types`: those that the network learnt with; of others it knows
/// nothing.
NetworkNote network_note(const MentionMap& map, const std::vector<std::string>& entity_types);

/// Where two entities meet, as far as it is judged (kJudgedContexts). `first_entity`: the first of the two.
std::vector<NetworkMeeting> network_meetings(const MentionMap& map, std::size_t first_entity,
                                             const std::vector<PairContext>& contexts);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_NETWORK_INPUT_H_
