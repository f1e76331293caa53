#ifndef NOTEGRAPH_GRAPH_QUERY_EVIDENCE_FILE_H_
#define NOTEGRAPH_GRAPH_QUERY_EVIDENCE_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "graph/model/status.h"
#include "graph/query/evidence_layer.h"

// An EvidenceLayer in a file, to be mapped instead of made: a section file (section_file.h) of the columns of
// EvidenceLayer::Columns in their order. A column of texts is two sections: begins u64, bytes.
namespace notegraph::query {

/// `store_id` names the store whose evidence this is, at `sequence`. Errors: io_error.
Status write_evidence_file(const std::filesystem::path& path, std::string_view store_id,
                           std::uint64_t sequence, const EvidenceLayer& layer);

struct OpenedEvidence {
  std::uint64_t sequence = 0;
  EvidenceLayer layer;
};

/// The evidence in `path`; its columns lie in the file. Reads all of it once, for the checksum. Errors:
/// not_found, there is no such file; bad_data, it is of another store or version; corruption; io_error.
Result<OpenedEvidence> open_evidence_file(const std::filesystem::path& path, std::string_view store_id);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_EVIDENCE_FILE_H_
