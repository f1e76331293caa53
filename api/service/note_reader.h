#ifndef NOTEGRAPH_API_SERVICE_NOTE_READER_H_
#define NOTEGRAPH_API_SERVICE_NOTE_READER_H_

#include <filesystem>
#include <string>

#include "api/service/requests.h"
#include "extract/extractor.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// What the file of this name that holds `bytes` says, in any format of formats::has_note_format(). Places
/// are the file's where its format tells them (formats::NoteText), the content hash is the file's, too.
/// Errors: those of formats::to_note_text().
Result<extract::Extractor::Extraction> extract_file(const extract::Extractor& extractor,
                                                    const std::filesystem::path& file, std::string bytes,
                                                    const extract::ExtractOptions& options);

/// What became of one file.
struct ReadNote {
  enum class Outcome { added, changed, unchanged, failed };
  Outcome outcome = Outcome::failed;
  std::string reason;                         ///< Of a failure.
  extract::Extractor::Extraction extraction;  ///< Of an added or changed note.
};

/// Reads notes that are new or not as the store knows them. Thread-safe.
class NoteReader {
 public:
  /// `snapshot` is the store before the run. Both references must outlive this.
  NoteReader(const extract::Extractor& extractor, const IngestOptions& options,
             const store::Snapshot& snapshot);

  ReadNote read(const std::filesystem::path& file) const;

 private:
  const extract::Extractor& extractor_;
  const extract::ExtractOptions extract_options_;
  const bool force_;
  const std::string version_;
  const store::Snapshot& snapshot_;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_NOTE_READER_H_
