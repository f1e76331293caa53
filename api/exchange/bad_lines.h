#ifndef NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_
#define NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/imported_graph.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// What becomes of lines that cannot be read: the first one ends the reading, or each is noted down.
class BadLines {
 public:
  BadLines(const std::filesystem::path& file, const ReadOptions& options)
      : file_(file.string()), skip_(options.skip_bad_lines), max_reported_(options.max_reported) {}

  /// Errors: bad_data, with file, line and reason: reading must stop.
  Status refuse(std::uint64_t line, std::string_view reason);
  /// Hands over what was noted down.
  void move_into(ImportedGraph& graph);

 private:
  std::string file_;
  bool skip_;
  std::size_t max_reported_;
  std::vector<std::string> skipped_;
  std::size_t count_ = 0;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_BAD_LINES_H_
