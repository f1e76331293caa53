#ifndef NOTEGRAPH_API_EXCHANGE_TRIPLE_TABLE_READER_H_
#define NOTEGRAPH_API_EXCHANGE_TRIPLE_TABLE_READER_H_

#include <filesystem>

#include "api/exchange/imported_graph.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

// Relations as a table, one a record (separated_values.h). Either the first record names the columns: head,
// relation, tail and, if wanted, head_type, tail_type, confidence in (0, 1] and source, in any order; or
// there are three columns without names: head, relation, tail. An entity is identified by type and name
// together; one without type is a kUntypedEntity. What `source` says stands above the evidence as its
// heading.
namespace notegraph::exchange {

/// Reads `file`, plain or gzip; `separator` is a comma or a tab. Two names of one type that differ in
/// spelling only are kept apart. Errors: io_error; bad_data, with file, line and reason, unless bad lines are
/// skipped, and for a first record that names columns wrongly, or a damaged gzip stream, always.
Result<ImportedGraph> read_triple_table(const std::filesystem::path& file, char separator,
                                        const Ontology& known, const ReadOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_TRIPLE_TABLE_READER_H_
