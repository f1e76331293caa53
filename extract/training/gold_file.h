#ifndef NOTEGRAPH_EXTRACT_TRAINING_GOLD_FILE_H_
#define NOTEGRAPH_EXTRACT_TRAINING_GOLD_FILE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "extract/evaluation/annotation.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// A note with what a careful reader takes from it.
struct AnnotatedNote {
  std::string id;     ///< The stem of its file names.
  std::string bytes;  ///< Of the note.
  Annotation gold;
};

/// Reads `directory`/gold/*.json and the notes `directory`/docs/<stem>.md, in order of file names.
/// Errors: io_error; bad_data, not JSON of the shape {"entities", "relations"}.
Result<std::vector<AnnotatedNote>> read_annotated_notes(const std::filesystem::path& directory);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_GOLD_FILE_H_
