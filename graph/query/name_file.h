#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_FILE_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "graph/model/status.h"
#include "graph/query/name_layer.h"

// A NameLayer in a file, to be mapped instead of made: a section file (section_file.h) of the columns of
// NameLayer::Columns in their order. A column of texts is two sections: begins u64, bytes.
namespace notegraph::query {

/// `store_id` names the store whose names these are, at `sequence`. Errors: io_error.
Status write_name_file(const std::filesystem::path& path, std::string_view store_id, std::uint64_t sequence,
                       const NameLayer& layer);

struct OpenedNames {
  std::uint64_t sequence = 0;
  NameLayer layer;
};

/// The names in `path`; their columns lie in the file. Reads all of it once, for the checksum. Errors:
/// not_found, there is no such file; bad_data, it is of another store or version; corruption; io_error.
Result<OpenedNames> open_name_file(const std::filesystem::path& path, std::string_view store_id);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_FILE_H_
