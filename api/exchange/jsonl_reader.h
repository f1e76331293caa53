#ifndef NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_
#define NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_

#include <filesystem>

#include "api/exchange/imported_graph.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

// A graph as JSON lines, one object a line:
//   {"type":"entity","name":..,"kind":..,"aliases":[..],"attributes":{key: text or list of texts}}
//   {"type":"relation","head":..,"head_kind":..,"relation":..,"tail":..,"tail_kind":..}
// Both may carry "confidence" in (0, 1]; a relation may carry "evidence", a list of objects {"note", "line",
// "begin", "end", "headings", "quote", "rule", "confidence"}. An entity is identified by kind and name
// together.
namespace notegraph::exchange {

/// Reads `file`, plain or gzip. Two names of one kind that differ in spelling only are kept apart.
/// Errors: io_error; bad_data, with file, line and reason, unless bad lines are skipped.
Result<ImportedGraph> read_jsonl(const std::filesystem::path& file, const Ontology& known,
                                 const ReadOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_
