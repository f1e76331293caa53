#include "graph/store/store_rebuild.h"

#include <utility>

#include "graph/store/note_copier.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/salvage.h"
#include "graph/store/scratch_directory.h"

namespace notegraph::store {

Result<RebuildReport> rebuild_store(const std::filesystem::path& from, const std::filesystem::path& to,
                                    const std::function<void(std::size_t, std::size_t)>& progress) {
  if (Status status = check_unused(to); !status) return status;
  const ScratchDirectory workplace(to.string() + ".source");
  Result<DamagedDirectory> source = open_salvaged(from, workplace.path());
  if (!source) return source.status();
  RebuildReport report;
  {
    Result<std::unique_ptr<GraphStore>> target = open_rocksdb_graph_store(to);
    if (!target) return target.status();
    Result<Losses> lost = copy_notes(*source, **target, {{}, progress});
    if (!lost) return lost.status();
    for (LostNote& note : lost->notes) {
      note.reason = with_original_names(std::move(note.reason), from, workplace.path());
    }
    const Result<WriteSummary> synced = (*target)->write({});  // And with it all before.
    if (!synced) return synced.status();
    const Result<StoreCounts> counts = (*target)->snapshot()->counts();
    if (!counts) return counts.status();
    report = {*counts, *std::move(lost), source->lost_writes};
  }
  source->db.reset();  // Before its files go.
  if (report.counts.notes == 0 && report.lost.any()) return nothing_saved(from, "no note can be read");
  return report;
}

}  // namespace notegraph::store
