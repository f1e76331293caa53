#include "api/exchange/rdf_reader.h"

#include <utility>

#include <fmt/format.h>

#include "api/exchange/bad_lines.h"
#include "api/exchange/graph_builder.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/rdf_graph.h"
#include "api/exchange/rdf_parser.h"

namespace notegraph::exchange {

Result<ImportedGraph> read_rdf(const std::filesystem::path& file, RdfSyntax syntax, const Ontology& known,
                               const ReadOptions& options) {
  if (syntax == RdfSyntax::turtle && options.skip_bad_lines) {
    return Status(
        StatusCode::invalid_argument,
        fmt::format("{}: bad lines of Turtle cannot be skipped, for its statements lean on those above; "
                    "correct the file, or convert it to N-Triples",
                    file.string()));
  }
  auto lines = LineReader::open(file, options.progress);
  if (!lines) return lines.status();
  BadLines bad_lines(file, options);
  ReadOptions half = options;  // The statements are still there while the builder gathers.
  half.room.memory_bytes /= 2;
  RdfGraph statements(half.room);
  const RdfSink sink = [&](const RdfStatement& statement) { return statements.add(statement); };
  Status status = syntax == RdfSyntax::turtle ? parse_turtle(*lines, file, sink)
                                              : parse_ntriples(*lines, bad_lines, sink);
  if (!status) return status;
  GraphBuilder builder(known, half);
  if (status = statements.build(builder); !status) return status;
  return builder.finish(std::move(bad_lines));
}

}  // namespace notegraph::exchange
