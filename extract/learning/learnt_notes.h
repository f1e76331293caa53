#ifndef NOTEGRAPH_EXTRACT_LEARNING_LEARNT_NOTES_H_
#define NOTEGRAPH_EXTRACT_LEARNING_LEARNT_NOTES_H_

#include <cstdint>
#include <filesystem>
#include <set>

#include "graph/model/status.h"

namespace notegraph::extract {

/// The notes that weights were learnt from, by content_hash() of their bytes, so that figures which these
/// notes flatter can say so. The notes themselves need not be at hand.
using LearntNotes = std::set<std::uint64_t>;

/// Beside the weights, below a data directory.
inline constexpr const char* kLearntNotesFile = "weights/learnt_notes.txt";

/// One hash a line, sixteen hexadecimal digits; lines that begin with # say what for. Errors: io_error;
/// bad_data, with the number of the line.
Result<LearntNotes> read_learnt_notes(const std::filesystem::path& file);
Status write_learnt_notes(const LearntNotes& notes, const std::filesystem::path& file);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_LEARNT_NOTES_H_
