#include "api/exchange/graph_builder.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace notegraph::exchange {
namespace {

// One of the entities known, about: two short strings and what holds them together.
constexpr std::size_t kKnownBytes = 160;

}  // namespace

Evidence bare_evidence(const std::string& source, std::uint64_t line, double confidence) {
  Evidence evidence;
  evidence.note = source;
  evidence.line =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
  evidence.rule = "import";
  evidence.confidence = confidence;
  return evidence;
}

std::size_t GraphBuilder::KeyHash::operator()(const EntityKey& key) const {
  return std::hash<std::string>()(key.name) * 31 + std::hash<std::string>()(key.kind);
}

GraphBuilder::GraphBuilder(const Ontology& known, const ReadOptions& options)
    : source_(options.source),
      types_(known),
      statements_(options.room),
      most_known_(options.room.memory_bytes / 8 / kKnownBytes) {}

Result<SourceId> GraphBuilder::see(const EntityKey& key, Standing standing) {
  const auto found = known_.find(key);
  if (found != known_.end() && found->second.standing <= standing) return found->second.id;
  const SourceId id = found != known_.end() ? found->second.id : source_id_of(key.kind, key.name);
  if (Status status = statements_.add_name(id, standing, key.kind, key.name); !status) return status;
  if (known_.size() >= most_known_) known_.clear();
  known_[key] = {id, standing};
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
  const SourceId id = source_id_of(entity.type, entity.name);
  if (known_.size() < most_known_) known_[{entity.type, entity.name}] = {id, Standing::described};
  return statements_.add_entity(id, entity, line);
}

Status GraphBuilder::name(const EntityKey& key) {
  types_.see_entity_type(key.kind);
  const auto seen = see(key, Standing::named);
  return seen ? Status() : seen.status();
}

Status GraphBuilder::relate(const EntityKey& head, const std::string& type, const EntityKey& tail,
                            std::uint64_t line, const std::vector<Evidence>& evidence) {
  const auto from = see(head, Standing::related);
  if (!from) return from.status();
  const auto to = see(tail, Standing::related);
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
