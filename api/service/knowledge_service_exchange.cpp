// Whole graphs in and out.

#include "api/service/knowledge_service.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <unordered_map>
#include <utility>

#include "api/exchange/evidence_origin.h"
#include "api/exchange/graph_reader.h"
#include "api/exchange/jsonl_writer.h"
#include "api/service/graph_views.h"
#include "api/service/scan.h"
#include "graph/store/merge.h"

namespace notegraph::service {
namespace {

/// The sources that were imported: nothing was extracted from them.
Result<std::set<std::string>> list_imports(const store::Snapshot& snapshot) {
  std::set<std::string> imports;
  Status status = for_each_note(snapshot, [&](const Note& note) {
    if (note.extractor_version.empty()) imports.insert(note.id);
  });
  if (!status) return status;
  return imports;
}

/// Gives evidence of imports back to the notes that first stated it: `relation` as it is in a graph that has
/// it from them, where what several notes state is surer than what one source does.
void restore_origins(const std::set<std::string>& imports, Relation& relation) {
  bool is_imported = false;
  for (Evidence& evidence : relation.evidence) {
    if (!imports.contains(evidence.note) || evidence.headings.empty()) continue;
    exchange::restore_origin(evidence);
    is_imported = true;
  }
  if (!is_imported) return;
  std::sort(relation.evidence.begin(), relation.evidence.end(), store::evidence_before);
  relation.confidence = combine_confidence(relation.evidence);
}

}  // namespace

Result<ImportReport> KnowledgeService::import_graph(const std::filesystem::path& file,
                                                    const ImportOptions& options) {
  const auto format = options.format ? Result(*options.format) : exchange::format_by_ending(file);
  if (!format) return format.status();
  ImportReport report;
  report.source = options.name.empty() ? file.filename().string() : options.name;
  const auto known = ontology();
  if (!known) return known.status();
  exchange::ReadOptions reading;
  reading.source = report.source;
  reading.skip_bad_lines = options.skip_bad_lines;
  reading.max_reported = options.max_reported;
  const std::size_t memory_bytes = options.memory_mebibytes << 20;
  reading.room = {scratch_, memory_bytes};
  if (options.progress) {
    reading.progress = [&](std::size_t done, std::size_t total) { options.progress({done, total, "bytes"}); };
  }
  auto graph = exchange::read_graph(file, *format, *known, reading);
  if (!graph) return graph.status();
  report.skipped = std::move(graph->skipped);
  report.skipped_count = graph->skipped_count;

  exchange::SpooledFacts& facts = *graph->facts;
  if (options.progress) {
    facts.report_to([&](std::uint64_t told, std::uint64_t total) {
      options.progress({told, total, "facts"});
    });
  }
  Note source;
  source.id = report.source;
  const auto written = store_->import_note(std::move(source), graph->types, facts, {memory_bytes / 4});
  if (!written) return written.status();
  views_->show_writes();
  report.entities = facts.entities_told();
  report.relations = facts.relations_told();
  return report;
}

Result<ExportReport> KnowledgeService::export_jsonl(std::ostream& out,
                                                    const ProgressFunction& progress) const {
  const auto current = views_->current();
  if (!current) return current.status();
  const auto& view = *current;
  const auto counts = view->snapshot().counts();
  if (!counts) return counts.status();
  const std::size_t total = counts->entities + counts->relations;
  ExportReport report;
  const auto say_progress = [&] {
    if (progress && (report.entities + report.relations) % kPageSize == 0) {
      progress({report.entities + report.relations, total, "lines"});
    }
  };

  const auto imports = list_imports(view->snapshot());
  if (!imports) return imports.status();
  // Only what a relation line needs of its ends stays in memory.
  std::unordered_map<EntityId, Entity> ends;
  Status status = for_each_entity(view->snapshot(), [&](const Entity& entity) {
    out << exchange::to_jsonl(entity) << '\n';
    Entity& end = ends[entity.id];
    end.type = entity.type;
    end.name = entity.name;
    ++report.entities;
    say_progress();
  });
  if (!status) return status;
  status = for_each_relation_with_evidence(view->snapshot(), [&](Relation& relation) {
    restore_origins(*imports, relation);
    out << exchange::to_jsonl(relation, ends[relation.key.head], ends[relation.key.tail]) << '\n';
    ++report.relations;
    say_progress();
  });
  if (!status) return status;
  if (!out) return Status(StatusCode::io_error, "the export could not be written");
  return report;
}

}  // namespace notegraph::service
