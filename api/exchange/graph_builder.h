#ifndef NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_
#define NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/exchange/bad_lines.h"
#include "api/exchange/imported_graph.h"
#include "api/exchange/imported_types.h"
#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// What identifies an entity within one source.
struct EntityKey {
  std::string kind;
  std::string name;
  bool operator==(const EntityKey&) const = default;
};

/// Evidence that says no more than that line `line` of the source states the fact.
Evidence bare_evidence(const std::string& source, std::uint64_t line, double confidence);

/// Puts entities and relations, given in any order, together to the facts of one source.
class GraphBuilder {
 public:
  GraphBuilder(const Ontology& known, std::string source);

  const std::string& source() const { return source_; }

  /// An entity with what the source says of it. Errors: bad_data, it was described before.
  Status describe(NoteEntity entity);
  /// An entity that the source need not describe; does nothing if it is there already.
  void name(const EntityKey& key);
  /// A relation that line `line` states; one stated twice keeps all its evidence. Its ends may come later.
  void relate(const EntityKey& head, const std::string& type, const EntityKey& tail, std::uint64_t line,
              std::vector<Evidence> evidence);

  /// Joins the relations to their ends; one without is a bad line. Two names of one kind that differ in
  /// spelling only are kept apart. The builder is of no use then. Errors: those of BadLines::refuse().
  Result<ImportedGraph> finish(BadLines bad_lines);

 private:
  struct KeyHash {
    std::size_t operator()(const EntityKey& key) const noexcept;
  };
  struct StatedRelation {
    std::uint32_t head = 0, type = 0, tail = 0;  // Indices into entities_, type_names_, entities_.
    std::uint64_t line = 0;
    std::vector<Evidence> evidence;
  };

  std::uint32_t entity_index(const EntityKey& key);
  std::uint32_t type_index(const std::string& type);
  void take(std::uint32_t entity);
  Status drop_loose_relations(BadLines& bad_lines);
  void drop_missing_entities();
  void merge_relations(NoteFacts& facts);
  void keep_names_apart(NoteFacts& facts) const;

  const std::string source_;
  ImportedTypes types_;
  std::unordered_map<EntityKey, std::uint32_t, KeyHash> index_;
  std::vector<NoteEntity> entities_;
  std::vector<bool> present_;  // Of entities_, one for one; false: only a relation names it so far.
  std::map<std::string, std::uint32_t> type_index_;
  std::vector<std::string> type_names_;
  std::vector<StatedRelation> relations_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_
