#ifndef NOTEGRAPH_API_EXCHANGE_GRAPH_FORMAT_H_
#define NOTEGRAPH_API_EXCHANGE_GRAPH_FORMAT_H_

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "graph/model/status.h"

namespace notegraph::exchange {

/// The forms in which other people's graphs come.
enum class GraphFormat {
  jsonl,     ///< jsonl_reader.h
  csv,       ///< triple_table_reader.h
  tsv,       ///< The same, with tabs between the fields.
  ntriples,  ///< rdf_reader.h
  turtle,    ///< rdf_reader.h
};

/// One format as people name it.
struct GraphFormatName {
  std::string_view name;     ///< "ntriples"; for options and requests.
  std::string_view endings;  ///< ".nt"; of files, several between spaces.
  GraphFormat format;
};

/// All formats, the own one first.
std::span<const GraphFormatName> graph_format_names();

std::string_view name_of(GraphFormat format);

/// Errors: invalid_argument, with the names that there are.
Result<GraphFormat> parse_graph_format(std::string_view name);

/// The format that the ending of `file` tells, before ".gz" if it has that. Errors: invalid_argument, with
/// the endings that there are.
Result<GraphFormat> format_by_ending(const std::filesystem::path& file);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_GRAPH_FORMAT_H_
