#ifndef NOTEGRAPH_API_EXCHANGE_STATEMENT_GATHERER_H_
#define NOTEGRAPH_API_EXCHANGE_STATEMENT_GATHERER_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "api/exchange/imported_graph.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/line_statement.h"
#include "api/exchange/statement_spool.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// Reads what a source states, one statement after the other.
class StatementReader {
 public:
  virtual ~StatementReader() = default;
  /// The next statement, good or bad; nothing at the end. Errors end the reading: those of
  /// LineReader::next().
  virtual Result<std::optional<LineStatement>> next() = 0;
};

/// Makes the reader of a source from its lines.
using MakeReader = std::function<std::unique_ptr<StatementReader>(LineReader lines)>;

/// Reads `file`, line by line on a thread of its own, and puts what it states together to a graph. Relations
/// make their ends what `ends` says (GraphBuilder::relate()). Errors: those of the reader; bad_data, with
/// file and line, unless bad lines are skipped; io_error.
Result<ImportedGraph> gather_statements(const std::filesystem::path& file, const MakeReader& make_reader,
                                        Standing ends, const Ontology& known, const ReadOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_STATEMENT_GATHERER_H_
