#ifndef NOTEGRAPH_EXTRACT_EXTRACTOR_H_
#define NOTEGRAPH_EXTRACT_EXTRACTOR_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/extractor_steps.h"
#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::extract {

struct ExtractOptions {
  double min_confidence = 0.4;  ///< Entities and relations below it are left out.
  bool related_to = false;      ///< Also relations that rest on nearness alone.
  ExtractorSteps steps = {};    ///< All, unless it is to be seen what one brings.
};

/// Turns one note into facts. Immutable after open(); share one among all threads. The same document gives
/// the same facts, byte for byte, on every run.
class Extractor {
 public:
  /// Reads lexicon/*.tsv and the trained weights below each of `data_directories`; on a clash the later
  /// directory wins. Errors: io_error; bad_data, with file, line and reason.
  static Result<std::unique_ptr<const Extractor>> open(
      const std::vector<std::filesystem::path>& data_directories, const Ontology& ontology);
  virtual ~Extractor() = default;

  /// Reads `document`, finds and links its entities, relates them. Never fails: what cannot be read as text
  /// is replaced, and Extraction::warnings says so. Linear in the document's size.
  struct Extraction {
    NoteFacts facts;
    std::vector<std::string> warnings;
  };
  virtual Extraction extract(const Document& document, const ExtractOptions& options = {}) const = 0;

  /// Whether what was learnt was learnt from a note with these bytes, see content_hash(): what is said of it
  /// shows nothing of what will be said of others.
  virtual bool has_learnt_from(std::uint64_t content_hash) const = 0;

  /// Changes whenever the same document might give other facts: program, lexicon, weights, ontology, options.
  /// It stands in the Note::extractor_version of what extract() gives with these options.
  virtual std::string version(const ExtractOptions& options = {}) const = 0;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_EXTRACTOR_H_
