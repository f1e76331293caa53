#ifndef NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_
#define NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// A name of a concept with its marks, see data/lexicon/README.md.
struct LexiconForm {
  std::string text;             ///< Without marks.
  bool exact_capitals = false;  ///< `=`
  bool needs_cue = false;       ///< `?`
  bool typo = false;            ///< A usual misspelling: never shown as a name.
};

/// One line of a lexicon file.
struct LexiconEntry {
  std::string type;
  std::vector<LexiconForm> forms;  ///< The first is the canonical name.
  std::vector<std::string> cues;
  std::string file;
  std::uint32_t line = 0;
};

/// Reads `path`. Errors: io_error; bad_data, with file, line and reason: other columns, no name, a type that
/// `ontology` does not know, a form of nothing but marks, `?` without cues.
Result<std::vector<LexiconEntry>> read_lexicon_file(const std::filesystem::path& path,
                                                    const Ontology& ontology);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_LEXICON_FILE_H_
