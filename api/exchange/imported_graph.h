#ifndef NOTEGRAPH_API_EXCHANGE_IMPORTED_GRAPH_H_
#define NOTEGRAPH_API_EXCHANGE_IMPORTED_GRAPH_H_

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/spooled_facts.h"
#include "graph/model/ontology.h"
#include "graph/spill/record_sorter.h"

namespace notegraph::exchange {

/// How a graph is read, whatever its format.
struct ReadOptions {
  std::string source;  ///< Id of the source in the graph.
  bool skip_bad_lines = false;
  std::size_t max_reported = 100;  ///< So many skipped lines are told one by one.
  spill::SpillOptions room{std::filesystem::temp_directory_path()};  ///< Of all that must be kept or sorted.
  /// Called now and then with the bytes read of the file on disk.
  std::function<void(std::size_t done, std::size_t total)> progress;
};

/// A file as one source of facts.
struct ImportedGraph {
  std::unique_ptr<SpooledFacts> facts;
  Ontology types;  ///< Kinds and relations that were not known, in order of appearance, with colours.
  std::vector<std::string> skipped;  ///< "line 17: ...", the first max_reported.
  std::size_t skipped_count = 0;
};

/// The kind of an entity for which the source gives none.
inline constexpr std::string_view kUntypedEntity = "concept";

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_IMPORTED_GRAPH_H_
