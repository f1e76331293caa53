#include "api/exchange/graph_builder.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace notegraph::exchange {

Evidence bare_evidence(const std::string& source, std::uint64_t line, double confidence) {
  Evidence evidence;
  evidence.note = source;
  evidence.line =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
  evidence.rule = "import";
  evidence.confidence = confidence;
  return evidence;
}

GraphBuilder::GraphBuilder(const Ontology& known, const ReadOptions& options)
    : source_(options.source),
      types_(known),
      statements_(options.room),
      known_(options.room.memory_bytes / 8) {}

Result<SourceId> GraphBuilder::see(const EntityKey& key, Standing standing) {
  KnownEntities::Entity* const known = known_.find(key.kind, key.name);
  if (known != nullptr && known->standing <= standing) return known->id;
  const SourceId id = known != nullptr ? known->id : source_id_of(key.kind, key.name);
  if (standing == Standing::named) types_.see_entity_type(key.kind);
  if (Status status = statements_.add_name(id, standing, key.kind, key.name); !status) return status;
  if (known != nullptr) {
    known->standing = standing;
  } else {
    known_.put(key.kind, key.name, {id, standing});
  }
  return id;
}

std::uint32_t GraphBuilder::type_number(const std::string& type) {
  const auto [known, is_new] =
      type_numbers_.try_emplace(type, static_cast<std::uint32_t>(type_numbers_.size()));
  if (is_new) {
    statements_.add_type(type);
    types_.see_relation_type(type);
  }
  return known->second;
}

Status GraphBuilder::describe(NoteEntity entity, std::uint64_t line) {
  types_.see_entity_type(entity.type);
  entity.found_by = "import";
  KnownEntities::Entity* const known = known_.find(entity.type, entity.name);
  const SourceId id = known != nullptr ? known->id : source_id_of(entity.type, entity.name);
  if (known != nullptr) {
    known->standing = Standing::described;
  } else {
    known_.put(entity.type, entity.name, {id, Standing::described});
  }
  return statements_.add_entity(id, entity, line);
}

Status GraphBuilder::relate(const EntityKey& head, const std::string& type, const EntityKey& tail,
                            std::uint64_t line, const std::vector<Evidence>& evidence, Standing ends) {
  const auto from = see(head, ends);
  if (!from) return from.status();
  const auto to = see(tail, ends);
  if (!to) return to.status();
  return statements_.add_relation(*from, type_number(type), *to, line, evidence);
}

Result<ImportedGraph> GraphBuilder::finish(BadLines bad_lines) {
  known_.clear();
  auto facts = statements_.join(source_, bad_lines);
  if (!facts) return facts.status();
  if (Status status = bad_lines.verdict(); !status) return status;
  ImportedGraph graph;
  graph.facts = *std::move(facts);
  graph.types = types_.found();
  bad_lines.move_into(graph);
  return graph;
}

}  // namespace notegraph::exchange
