#ifndef NOTEGRAPH_API_SERVICE_VANISHED_NOTES_H_
#define NOTEGRAPH_API_SERVICE_VANISHED_NOTES_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// The notes whose files are gone, to be found by what they said last: a note that comes with the same bytes
/// is one of them under another name.
class VanishedNotes {
 public:
  /// Those of `snapshot` that lie at or below one of `places`. Errors: those of the snapshot.
  static Result<VanishedNotes> list(const store::Snapshot& snapshot,
                                    const std::vector<std::filesystem::path>& places);

  bool empty() const { return ids_.empty(); }
  /// Takes out the first one, by id, that had these bytes; nothing: there is none.
  std::optional<std::string> take(std::uint64_t content_hash);
  /// Takes out all that are left.
  std::vector<std::string> take_all();

 private:
  std::multimap<std::uint64_t, std::string> ids_;  // By content hash; of one hash, in order of id.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_VANISHED_NOTES_H_
