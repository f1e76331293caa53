#ifndef NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_
#define NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// A name of a concept with its marks, see data/lexicon/README.md.
struct LexiconForm {
  std::string_view text;        ///< Without marks.
  bool exact_capitals = false;  ///< `=`
  bool needs_cue = false;       ///< `?`
  bool typo = false;            ///< A usual misspelling: never shown as a name.
};

/// One line of a lexicon file.
struct LexiconEntry {
  std::uint32_t line = 0;
  std::string_view type;
  std::span<const LexiconForm> forms;  ///< The first is the canonical name.
  std::span<const std::string_view> cues;
};

/// The entries of a file, which are parts of its text.
struct LexiconFile {
  std::string path;
  std::shared_ptr<const std::string> text;  ///< Whoever keeps it may keep names, types and cues.
  std::vector<LexiconForm> forms;           ///< Of all entries.
  std::vector<std::string_view> cues;       ///< Likewise.
  std::vector<LexiconEntry> entries;

  LexiconFile() = default;
  LexiconFile(LexiconFile&&) = default;  // Entries point into `forms` and `cues`: moved, never copied.
  LexiconFile& operator=(LexiconFile&&) = default;
};

/// Reads `path`. Errors: io_error; bad_data, with file, line and reason: other columns, no name, a type that
/// `ontology` does not know, a form of nothing but marks, `?` without cues.
Result<LexiconFile> read_lexicon_file(const std::filesystem::path& path, const Ontology& ontology);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_
