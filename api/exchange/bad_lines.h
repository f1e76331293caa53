#ifndef NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_
#define NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "api/exchange/imported_graph.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// What becomes of lines that cannot be read: they end the reading, or are skipped and reported. They may
/// come in any order, for some faults show only when all has been read; they are told by line.
class BadLines {
 public:
  BadLines(const std::filesystem::path& file, const ReadOptions& options);

  void note(std::uint64_t line, std::string reason);
  /// Errors: bad_data, with file, line and reason of the first that was noted: reading must stop.
  Status verdict() const;
  /// Both at once.
  Status refuse(std::uint64_t line, std::string reason);
  /// Hands over what was noted down.
  void move_into(ImportedGraph& graph);

 private:
  std::string file_;
  bool skip_;
  std::size_t max_kept_;
  std::multimap<std::uint64_t, std::string> reasons_;  // By line, of the first max_kept_.
  std::size_t count_ = 0;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_
