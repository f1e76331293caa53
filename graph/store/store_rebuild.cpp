#include "graph/store/store_rebuild.h"

#include <utility>

#include "graph/store/note_copier.h"
#include "graph/store/rocksdb_directory.h"

namespace notegraph::store {

Result<RebuildReport> rebuild_store(const std::filesystem::path& from, const std::filesystem::path& to,
                                    const std::function<void(std::size_t, std::size_t)>& progress) {
  if (Status status = check_unused(to); !status) return status;
  Result<OpenDirectory> source = open_what_is_left(from);
  if (!source) return source.status();
  Result<std::unique_ptr<GraphStore>> target = open_rocksdb_graph_store(to);
  if (!target) return target.status();
  Result<std::vector<LostNote>> lost = copy_notes(*source, **target, {{}, progress});
  if (!lost) return lost.status();

  const Result<WriteSummary> synced = (*target)->write({});  // And with it all before.
  if (!synced) return synced.status();
  const Result<StoreCounts> counts = (*target)->snapshot()->counts();
  if (!counts) return counts.status();
  return RebuildReport{*counts, *std::move(lost), source->lost_writes};
}

}  // namespace notegraph::store
