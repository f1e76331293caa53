#ifndef NOTEGRAPH_GRAPH_QUERY_TYPE_NUMBERS_H_
#define NOTEGRAPH_GRAPH_QUERY_TYPE_NUMBERS_H_

#include <cstdint>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "graph/model/status.h"

namespace notegraph::query {

/// Numbers the names of types in the order in which they come.
class TypeNumbers {
 public:
  /// Errors: limit_exceeded, more than 2^16 types.
  Result<std::uint16_t> number(const std::string& name) {
    const auto known = numbers_.find(name);
    if (known != numbers_.end()) return known->second;
    if (names.size() > std::numeric_limits<std::uint16_t>::max()) {
      return Status(StatusCode::limit_exceeded,
                    fmt::format("the graph has more than {} types", names.size()));
    }
    names.push_back(name);
    return numbers_[name] = static_cast<std::uint16_t>(names.size() - 1);
  }

  std::vector<std::string> names;

 private:
  std::unordered_map<std::string, std::uint16_t> numbers_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_TYPE_NUMBERS_H_
