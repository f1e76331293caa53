#ifndef NOTEGRAPH_API_EXCHANGE_RDF_PARSER_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_PARSER_H_

#include <filesystem>

#include "api/exchange/bad_lines.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/rdf_statement.h"
#include "graph/model/status.h"

// The syntaxes of RDF, read by serd, which stays behind these calls.
namespace notegraph::exchange {

/// N-Triples: one statement a line. A line that is none goes to `bad_lines`, and nothing of it to `sink`.
/// Errors: those of LineReader::next(), BadLines::refuse() and `sink`.
Status parse_ntriples(LineReader& lines, BadLines& bad_lines, const RdfSink& sink);

/// Turtle. Its statements lean on what stands above them, so there is no reading on behind a fault.
/// Errors: those of LineReader::next() and `sink`; bad_data, with `file`, line and reason.
Status parse_turtle(LineReader& lines, const std::filesystem::path& file, const RdfSink& sink);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_PARSER_H_
