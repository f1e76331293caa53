#ifndef NOTEGRAPH_GRAPH_STORE_SALVAGE_H_
#define NOTEGRAPH_GRAPH_STORE_SALVAGE_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "graph/store/rocksdb_directory.h"

namespace notegraph::store {

/// Opens what is left of the store in `from`, which is not changed: it is copied into folders of `workplace`
/// but for table files, which only get a second name there where the file system has links. A CURRENT that is
/// damaged is made anew, and so is a MANIFEST if the table files alone tell which record is the newest:
/// imported ones (table_files.h) do not. Errors: not_found; bad_data, `from` is no store, or one of another
/// format; busy, it is open elsewhere; corruption, nothing can be read; io_error.
Result<DamagedDirectory> open_salvaged(const std::filesystem::path& from,
                                       const std::filesystem::path& workplace);

/// `message`, in which files of the copies in `workplace` are called by their names in `from`.
std::string with_original_names(std::string message, const std::filesystem::path& from,
                                const std::filesystem::path& workplace);

/// Says that, for `reason`, and what to do instead.
Status nothing_saved(const std::filesystem::path& directory, std::string_view reason);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_SALVAGE_H_
