#ifndef NOTEGRAPH_API_EXCHANGE_RDF_NODES_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_NODES_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "api/exchange/rdf_statement.h"
#include "graph/model/status.h"
#include "graph/spill/record_sorter.h"

namespace notegraph::exchange {

/// All that the statements say of one IRI or blank node, in the order in which they stand.
struct RdfNode {
  struct Value {
    std::uint32_t predicate = 0;  ///< In RdfSchema.
    std::string text;
    std::uint64_t line = 0;
  };

  std::string id;  ///< The IRI, or "_:" and the label of the blank node.
  std::vector<std::string> labels;
  std::vector<std::uint32_t> types;  ///< In RdfSchema.
  std::vector<Value> values;
  bool is_related = false;
  std::uint64_t line = 0;  ///< Of the first of the statements.
};

/// RdfNode::id of a term that is no literal.
std::string node_id(const RdfTerm& term);
bool is_blank_node(std::string_view id);

/// Sorts nodes; ids begin alike, so what comes first is a hash.
std::string node_sort_key(std::string_view id);

/// Gathers what is said of nodes, in any order, and gives it back node by node: in memory there is one at a
/// time. Errors of all calls: io_error, there is no room on the disk.
class RdfNodes {
 public:
  explicit RdfNodes(const spill::SpillOptions& room);

  /// An empty label names nothing.
  Status add_label(std::string_view id, std::string_view label, std::uint64_t line);
  Status add_type(std::string_view id, std::uint32_t type, std::uint64_t line);
  Status add_value(std::string_view id, const RdfNode::Value& value);
  /// A relation begins or ends there.
  Status add_end(const std::string& id, std::uint64_t line);

  /// In the order of node_sort_key(); as often as wanted, but nothing may be added after it. Errors also:
  /// those of `visit`.
  Status each(const std::function<Status(const RdfNode&)>& visit);

 private:
  enum class Part : std::uint8_t { label, type, value, end };

  Status add(std::string_view id, Part part, std::uint64_t line, std::string_view said);
  static void take(std::string_view key, std::string_view record, RdfNode& node);

  spill::RecordSorter said_;  // Node, part, number of the statement: its line, and what it says.
  std::uint64_t count_ = 0;
  std::unordered_set<std::string> ends_;  // Of the last relations, so that not each need say so again.
  const std::size_t most_ends_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_NODES_H_
