#ifndef NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_
#define NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/bad_lines.h"
#include "api/exchange/imported_graph.h"
#include "api/exchange/imported_types.h"
#include "api/exchange/known_entities.h"
#include "api/exchange/line_statement.h"
#include "api/exchange/statement_spool.h"
#include "graph/model/note.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// Evidence that says no more than that line `line` of the source states the fact.
Evidence bare_evidence(const std::string& source, std::uint64_t line, double confidence);

/// Puts entities and relations, given in any order, together to the facts of one source, in bounded memory.
/// Errors of all calls: io_error, there is no room on the disk.
class GraphBuilder {
 public:
  GraphBuilder(const Ontology& known, const ReadOptions& options);

  const std::string& source() const { return source_; }

  /// Puts a type at its place in the order of appearance, for a source that is not told in its own order.
  void announce_kind(const std::string& kind) { types_.see_entity_type(kind); }
  void announce_relation_type(const std::string& type) { types_.see_relation_type(type); }

  /// An entity with what line `line` says of it. The first line of several about one entity counts; the
  /// others are bad.
  Status describe(NoteEntity entity, std::uint64_t line);
  /// A relation that line `line` states; one stated twice keeps all its evidence. Its ends are
  /// Standing::named where that makes them entities, or Standing::related: then they are described elsewhere.
  Status relate(const EntityKey& head, const std::string& type, const EntityKey& tail, std::uint64_t line,
                const std::vector<Evidence>& evidence, Standing ends = Standing::related);

  /// Joins the relations to their ends; one without is a bad line. Two names of one kind that differ in
  /// spelling only are kept apart. The builder is of no use then. Errors also: those of BadLines::verdict().
  Result<ImportedGraph> finish(BadLines bad_lines);

 private:
  /// Notes down that the source knows an entity at least as well as `standing` says.
  Result<SourceId> see(const EntityKey& key, Standing standing);
  std::uint32_t type_number(const std::string& type);

  const std::string source_;
  ImportedTypes types_;
  StatementSpool statements_;
  KnownEntities known_;
  std::map<std::string, std::uint32_t> type_numbers_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_GRAPH_BUILDER_H_
