#ifndef NOTEGRAPH_EXTRACT_TRAINING_ANNOTATED_NOTE_H_
#define NOTEGRAPH_EXTRACT_TRAINING_ANNOTATED_NOTE_H_

#include <filesystem>
#include <string>
#include <string_view>
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

/// Reads a note that carries its annotation in its text: every entity is marked where a surface form of it
/// comes first, `{surface|type}` or `{surface|type|name}` (no other braces may occur); behind the line
/// `%% relations` stands one relation a line, `head -type-> tail`, by names or surfaces.
/// Errors: bad_data, with the number of the line.
Result<AnnotatedNote> parse_marked_note(std::string id, std::string_view marked);

/// Reads `directory`/*.md so, in order of file names. Errors: io_error; bad_data.
Result<std::vector<AnnotatedNote>> read_marked_notes(const std::filesystem::path& directory);

/// Reads `directory`/gold/*.json and the notes `directory`/docs/<stem>.md, in order of file names.
/// Errors: io_error; bad_data, not JSON of the shape {"entities", "relations"}.
Result<std::vector<AnnotatedNote>> read_annotated_notes(const std::filesystem::path& directory);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_ANNOTATED_NOTE_H_
