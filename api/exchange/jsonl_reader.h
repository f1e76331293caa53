#ifndef NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_
#define NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

// A graph as JSON lines, one object a line:
//   {"type":"entity","name":..,"kind":..,"aliases":[..],"attributes":{key: text or list of texts}}
//   {"type":"relation","head":..,"head_kind":..,"relation":..,"tail":..,"tail_kind":..}
// Both may carry "confidence" in (0, 1]; a relation may carry "evidence", a list of objects {"note", "line",
// "begin", "end", "headings", "quote", "rule", "confidence"}. An entity is identified by kind and name
// together.
namespace notegraph::exchange {

struct JsonlOptions {
  std::string source;  ///< Id of the source in the graph.
  bool skip_bad_lines = false;
  std::size_t max_reported = 100;
  /// Called now and then with the bytes read of the file on disk.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// A file of JSON lines as one source of facts.
struct JsonlGraph {
  NoteFacts facts;
  Ontology types;  ///< Kinds and relations that `known` lacks, in order of appearance, with colours.
  std::vector<std::string> skipped;  ///< "line 17: ...", the first max_reported.
  std::size_t skipped_count = 0;
};

/// Reads `file`, plain or gzip. Two names of one kind that differ in spelling only are kept apart.
/// Errors: io_error; bad_data, with file, line and reason, unless bad lines are skipped.
Result<JsonlGraph> read_jsonl(const std::filesystem::path& file, const Ontology& known,
                              const JsonlOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_JSONL_READER_H_
