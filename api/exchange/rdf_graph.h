#ifndef NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "api/exchange/graph_builder.h"
#include "api/exchange/rdf_nodes.h"
#include "api/exchange/rdf_schema.h"
#include "api/exchange/rdf_statement.h"
#include "graph/model/note.h"
#include "graph/model/status.h"
#include "graph/spill/record_sorter.h"

namespace notegraph::exchange {

/// Gathers statements in any order and gives their entities and relations, by the rules of rdf_reader.h, in
/// bounded memory: what a node is called may stand on the last line, so all goes through sorted records.
///   1. All that is said of a node comes together, which names the types and predicates.
///   2. Nodes of one type with one name meet, and are told apart.
///   3. The relations, sorted by their tail and then by their head, learn what their ends are called.
/// Errors of all calls: io_error, there is no room on the disk.
class RdfGraph {
 public:
  explicit RdfGraph(const spill::SpillOptions& room);

  Status add(const RdfStatement& statement);
  /// Only once, after all statements. Errors also: those of `graph`.
  Status build(GraphBuilder& graph);

 private:
  bool is_entity(const RdfNode& node) const { return node.is_related || !schema_.find(node.id); }
  EntityKey key_of(const RdfNode& node, const std::string& source) const;
  NoteEntity describe(const RdfNode& node, EntityKey key, const std::string& source) const;

  Status name_schema();
  Status name_entities(const std::string& source);
  void announce_types(GraphBuilder& graph) const;
  Status describe_entities(GraphBuilder& graph);
  Status relate_entities(GraphBuilder& graph);

  const spill::SpillOptions room_;  // Of each sorter; four of them are in use at once.
  RdfSchema schema_;
  std::set<std::uint32_t> kinds_, relation_types_;  // In the schema, those that serve as such.
  RdfNodes nodes_;
  spill::RecordSorter relations_;  // Sort key of the tail: head, type, line.
  spill::RecordSorter names_;      // Sort key of a node that is an entity: its EntityKey.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_GRAPH_H_
