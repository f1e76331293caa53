#include "api/service/vanished_notes.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "api/service/note_files.h"
#include "api/service/scan.h"

namespace notegraph::service {

namespace fs = std::filesystem;

Result<VanishedNotes> VanishedNotes::list(const store::Snapshot& snapshot,
                                          const std::vector<fs::path>& places) {
  std::vector<fs::path> absolute;
  for (const fs::path& place : places) absolute.push_back(fs::weakly_canonical(place));
  VanishedNotes vanished;
  if (places.empty()) return vanished;
  Status status = for_each_note(snapshot, [&](const Note& note) {
    const fs::path path(note.id);
    const bool asked_for =
        path.is_absolute() && std::any_of(absolute.begin(), absolute.end(),
                                          [&](const auto& place) { return lies_below(path, place); });
    std::error_code unreadable;
    if (asked_for && !fs::exists(path, unreadable)) vanished.ids_.emplace(note.content_hash, note.id);
  });
  if (!status) return status;
  return vanished;
}

std::optional<std::string> VanishedNotes::take(std::uint64_t content_hash) {
  const auto found = ids_.lower_bound(content_hash);
  if (found == ids_.end() || found->first != content_hash) return std::nullopt;
  return std::move(ids_.extract(found).mapped());
}

std::vector<std::string> VanishedNotes::take_all() {
  std::vector<std::string> all;
  for (auto& [hash, id] : std::exchange(ids_, {})) all.push_back(id);
  return all;
}

}  // namespace notegraph::service
