#ifndef NOTEGRAPH_GRAPH_QUERY_GRAPH_FILE_H_
#define NOTEGRAPH_GRAPH_QUERY_GRAPH_FILE_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "graph/query/entity_graph.h"

// An EntityGraph in a file, to be mapped instead of built: a section file (section_file.h) of these columns:
// entity types, relation types (names, a zero byte behind each), ids u64, vertex types u16, parts u32,
// out_begin u32, in_begin u32, ends u32, types u16, costs u32, in_edges u32, confidences u32.
namespace notegraph::query {

/// `store_id` names the store that the graph was read from. Errors: io_error.
Status write_graph_file(const std::filesystem::path& path, std::string_view store_id,
                        const EntityGraph& graph);

/// The graph in `path`; its columns lie in the file. Reads all of it once, for the checksum.
/// Errors: not_found, there is no such file; bad_data, it is of another store or version; corruption;
/// io_error.
Result<EntityGraph> open_graph_file(const std::filesystem::path& path, std::string_view store_id);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_GRAPH_FILE_H_
