#ifndef NOTEGRAPH_API_EXCHANGE_JSONL_WRITER_H_
#define NOTEGRAPH_API_EXCHANGE_JSONL_WRITER_H_

#include <string>
#include <string_view>

#include "graph/model/entity.h"
#include "graph/model/relation.h"

namespace notegraph::exchange {

/// One entity as a JSON line without line end, in the form that jsonl_reader.h describes.
std::string to_jsonl(const Entity& entity);

/// One relation. Evidence that only says that the relation was imported is left out: reading gives it anew.
std::string to_jsonl(const Relation& relation, const Entity& head, const Entity& tail);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_JSONL_WRITER_H_
