#ifndef NOTEGRAPH_API_EVALUATION_GOLD_READER_H_
#define NOTEGRAPH_API_EVALUATION_GOLD_READER_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/evaluation/annotation.h"
#include "graph/model/status.h"

// Annotations as files, written by people (gold) or by `extract --format json`:
//   {"doc": "01.md", "entities": [{"id", "name", "type", "mentions": [..]}],
//    "relations": [{"head": id, "type", "tail": id}]}
// Both lists' members may carry "confidence", entities "found_by" and relations "rule"; further keys are
// passed over.
namespace notegraph::evaluation {

/// What a careful reader takes from one document.
struct GoldDocument {
  std::string name;  ///< Of its file, without folder: "01.json".
  std::string doc;   ///< File name of the document: "01.md".
  extract::Annotation annotation;
};

/// Errors: bad_data, with the place in `json` and the reason.
Result<GoldDocument> parse_annotation(std::string_view json);

/// Errors: io_error; bad_data, with file, place and reason.
Result<GoldDocument> read_annotation(const std::filesystem::path& file);

/// Every *.json of `directory`, in order of name. Errors: not_found, the folder is not there or holds none;
/// those of read_annotation().
Result<std::vector<GoldDocument>> read_gold(const std::filesystem::path& directory);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_GOLD_READER_H_
