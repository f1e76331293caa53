#ifndef NOTEGRAPH_API_EXCHANGE_GRAPH_READER_H_
#define NOTEGRAPH_API_EXCHANGE_GRAPH_READER_H_

#include <filesystem>

#include "api/exchange/graph_format.h"
#include "api/exchange/imported_graph.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// Reads `file`, plain or gzip. Errors: those of the reader of its format; bad lines are bad_data.
Result<ImportedGraph> read_graph(const std::filesystem::path& file, GraphFormat format, const Ontology& known,
                                 const ReadOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_GRAPH_READER_H_
