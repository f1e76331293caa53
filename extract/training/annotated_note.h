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

/// Reads annotations that stand apart from their text, for notes that are not to be published with them:
/// `annotations`/*.txt, in order of file names, and the notes `notes`/*.md that they speak of. The lines of
/// such a file:
///
///   note HASH FIRST LAST       XXH3 (64 bits, hexadecimal) of the note's bytes, the first and last line
///   meant entity TYPE BEGIN-END ...  one place of each surface form, in bytes from the begin of these lines
///   relation HEAD TYPE TAIL    numbers of entities, from 1 in the order of their lines
///
/// Errors: io_error; bad_data, with the number of the line, also where no note has the hash.
Result<std::vector<AnnotatedNote>> read_standoff_notes(const std::filesystem::path& annotations,
                                                       const std::filesystem::path& notes);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_ANNOTATED_NOTE_H_
