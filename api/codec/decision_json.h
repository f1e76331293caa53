#ifndef NOTEGRAPH_API_CODEC_DECISION_JSON_H_
#define NOTEGRAPH_API_CODEC_DECISION_JSON_H_

#include "api/codec/json_values.h"
#include "graph/model/decision.h"

// For the sources of this room alone, as json_values.h.
namespace notegraph::codec {

/// {"number", "time", "author", "reason", "kind", "entity", "other", "relation", "value", "aliases", "notes",
/// "undone"}: what a kind does not use is null or empty, an entity is {"id", "type", "name"}, `undone` is
/// null or {"author", "time"}.
Json to_value(const Decision& decision);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_DECISION_JSON_H_
