#ifndef NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/exchange/graph_builder.h"
#include "api/exchange/rdf_statement.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// What a person would call `iri`: what stands behind its last #, / or :, percent signs decoded; all of it
/// where that is nothing.
std::string last_part(std::string_view iri);

/// Gathers statements in any order and gives their entities and relations, by the rules of rdf_reader.h.
class RdfGraph {
 public:
  void add(RdfStatement statement);
  /// Only once, after all statements. Errors: those of `graph`.
  Status build(GraphBuilder& graph);

 private:
  using NodeIndex = std::uint32_t;
  struct LiteralValue {
    NodeIndex predicate = 0;
    std::string value;
    std::uint64_t line = 0;
  };
  /// An IRI or a blank node.
  struct Node {
    RdfTerm term;
    std::vector<std::string> labels;
    std::vector<NodeIndex> types;
    std::vector<LiteralValue> values;
    bool is_schema = false;  // Serves as a type or a predicate.
    bool is_related = false;
  };
  struct Link {
    NodeIndex head = 0, predicate = 0, tail = 0;
    std::uint64_t line = 0;
  };

  NodeIndex index_of(RdfTerm term);
  /// The name that people know a node by; not always one of its own.
  std::string name_of(const Node& node) const;
  bool is_entity(const Node& node) const { return node.is_related || !node.is_schema; }
  std::vector<EntityKey> name_entities(const std::string& source) const;
  NoteEntity describe(const Node& node, EntityKey key, const std::string& source) const;

  std::vector<Node> nodes_;
  std::unordered_map<std::string, NodeIndex> index_;  // By IRI, or "_:" and label.
  std::vector<Link> links_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_
