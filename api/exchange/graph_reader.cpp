#include "api/exchange/graph_reader.h"

#include <cstdlib>

#include "api/exchange/jsonl_reader.h"
#include "api/exchange/rdf_reader.h"
#include "api/exchange/triple_table_reader.h"

namespace notegraph::exchange {

Result<ImportedGraph> read_graph(const std::filesystem::path& file, GraphFormat format, const Ontology& known,
                                 const ReadOptions& options) {
  switch (format) {
    case GraphFormat::jsonl: return read_jsonl(file, known, options);
    case GraphFormat::csv: return read_triple_table(file, ',', known, options);
    case GraphFormat::tsv: return read_triple_table(file, '\t', known, options);
    case GraphFormat::ntriples: return read_rdf(file, RdfSyntax::ntriples, known, options);
    case GraphFormat::turtle: return read_rdf(file, RdfSyntax::turtle, known, options);
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace notegraph::exchange
