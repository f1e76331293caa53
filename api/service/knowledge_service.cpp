#include "api/service/knowledge_service.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "api/diagram/dot_writer.h"
#include "api/exchange/jsonl_reader.h"
#include "api/exchange/jsonl_writer.h"
#include "api/service/answers.h"
#include "api/service/diagram_scope.h"
#include "api/service/entity_resolver.h"
#include "api/service/graph_views.h"
#include "api/service/ingest_run.h"
#include "api/service/scan.h"

namespace notegraph::service {
namespace {

constexpr std::size_t kMostConnected = 10;

EntityBrief to_brief(const Entity& entity) {
  return {entity.id, entity.type, entity.label};
}

template <typename Type>
std::string names_of(const std::vector<Type>& types) {
  std::string names;
  for (const Type& type : types) names += (names.empty() ? "" : ", ") + type.name;
  return names;
}

/// A filter that names a type nobody knows is a slip of the keyboard, not a filter that nothing passes.
Status check_filter(const query::Filter& filter, const Ontology& ontology) {
  for (const std::string& type : filter.relation_types) {
    if (ontology.find_relation_type(type) == nullptr) {
      return {StatusCode::invalid_argument, fmt::format("there is no relation type \"{}\"; known are: {}",
                                                        type, names_of(ontology.relation_types()))};
    }
  }
  for (const std::string& type : filter.entity_types) {
    if (ontology.find_entity_type(type) == nullptr) {
      return {StatusCode::invalid_argument, fmt::format("there is no entity type \"{}\"; known are: {}", type,
                                                        names_of(ontology.entity_types()))};
    }
  }
  if (!(filter.min_confidence >= 0 && filter.min_confidence <= 1)) {
    return {StatusCode::invalid_argument, "the least confidence must be between 0 and 1"};
  }
  return {};
}

/// Counts by name, most frequent first.
std::vector<std::pair<std::string, std::uint64_t>> by_frequency(
    const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

/// The id that `note` means: an id as listed, or the path of a file from which the id was made.
Result<std::string> find_note_id(const std::string& note, const store::Snapshot& snapshot) {
  std::error_code ignored;
  for (const std::string& id : {note, std::filesystem::weakly_canonical(note, ignored).string()}) {
    const auto found = snapshot.find_note(id);
    if (found) return id;
    if (found.status().code() != StatusCode::not_found) return found.status();
  }
  return Status(StatusCode::not_found,
                fmt::format("no note \"{}\" is in the graph; nothing was removed", note));
}

Result<Ontology> joined(const Ontology& own, const store::Snapshot& snapshot) {
  auto imported = snapshot.ontology();
  if (!imported) return imported.status();
  Ontology all = own;
  all.add(*imported);
  return all;
}

/// One question: the state of the graph that it is answered from, and the types known there.
struct Question {
  std::shared_ptr<const GraphView> view;
  Ontology ontology;

  const store::Snapshot& snapshot() const { return view->snapshot(); }
  Result<Entity> resolve(std::string_view reference) const {
    return resolve_entity(reference, ontology, *view);
  }
};

Result<Question> begin_question(GraphViews& views, const Ontology& own) {
  Question question{views.current(), {}};
  auto ontology = joined(own, question.snapshot());
  if (!ontology) return ontology.status();
  question.ontology = *std::move(ontology);
  return question;
}

/// `request` with its references resolved.
Result<query::PathRequest> resolved(const PathsRequest& request, const Question& question) {
  const auto from = question.resolve(request.from);
  if (!from) return from.status();
  const auto to = question.resolve(request.to);
  if (!to) return to.status();
  query::PathRequest resolved{from->id,      to->id,         request.k,     request.max_hops,
                              request.order, request.filter, request.limits};
  for (const std::string& reference : request.avoid) {
    const auto avoided = question.resolve(reference);
    if (!avoided) return avoided.status();
    resolved.filter.avoid.push_back(avoided->id);
  }
  return resolved;
}

Result<diagram::Drawing> draw(const DiagramRequest& request, const Question& question) {
  const auto engine = question.view->engine();
  if (!engine) return engine.status();
  if (request.reference.empty()) return draw_whole(request, **engine, question.snapshot());
  const auto seed = question.resolve(request.reference);
  if (!seed) return seed.status();
  if (request.to.empty()) return draw_surroundings(request, *seed, **engine, question.snapshot());
  const auto to = question.resolve(request.to);
  if (!to) return to.status();
  return draw_paths(request, *seed, *to, **engine, question.snapshot());
}

}  // namespace

KnowledgeService::KnowledgeService(std::unique_ptr<store::GraphStore> store, Ontology ontology,
                                   ExtractorSource extractor)
    : store_(std::move(store)),
      own_ontology_(std::move(ontology)),
      views_(std::make_unique<GraphViews>(*store_)),
      extractor_source_(std::move(extractor)) {}

KnowledgeService::~KnowledgeService() = default;

Result<const extract::Extractor*> KnowledgeService::extractor() const {
  const std::lock_guard lock(extractor_mutex_);
  if (!extractor_) {
    auto opened = extractor_source_();
    if (!opened) return opened.status();
    extractor_ = *std::move(opened);
  }
  return extractor_.get();
}

// --- changes
// ----------------------------------------------------------------------------------------------------

Result<IngestReport> KnowledgeService::ingest(const std::vector<std::filesystem::path>& paths,
                                              const IngestOptions& options) {
  const auto files = list_notes(paths);
  if (!files) return files.status();
  const auto reader = extractor();
  if (!reader) return reader.status();
  const std::lock_guard lock(write_mutex_);
  auto report = ingest_files(*files, **reader, options, *store_);
  if (!report || !options.prune) return report;

  const auto vanished = list_vanished_notes(paths, *store_->snapshot());
  if (!vanished) return vanished.status();
  if (vanished->empty()) return report;
  store::WriteBatch batch;
  batch.remove = *vanished;
  const auto written = store_->write(batch);
  if (!written) return written.status();
  report->removed = vanished->size();
  add_gains(*written, *report);
  return report;
}

Result<IngestReport> KnowledgeService::put_note(const extract::Document& document,
                                                const IngestOptions& options) {
  if (document.id.empty()) return Status(StatusCode::invalid_argument, "a note needs an id");
  const auto reader = extractor();
  if (!reader) return reader.status();
  auto extraction = (*reader)->extract(document, {options.min_confidence, options.related_to});
  const std::lock_guard lock(write_mutex_);
  IngestReport report;
  const auto before = store_->snapshot()->find_note(document.id);
  if (!before && before.status().code() != StatusCode::not_found) return before.status();
  if (before && !options.force && before->content_hash == extraction.facts.note.content_hash &&
      before->extractor_version == extraction.facts.note.extractor_version) {
    report.unchanged = 1;
    return report;
  }
  store::WriteBatch batch;
  batch.put.push_back(std::move(extraction.facts));
  const auto written = store_->write(batch);
  if (!written) return written.status();
  ++(before ? report.changed : report.added);
  for (std::string& warning : extraction.warnings)
    report.warnings.emplace_back(document.id, std::move(warning));
  add_gains(*written, report);
  return report;
}

Result<RemoveReport> KnowledgeService::remove(const std::vector<std::string>& notes) {
  const std::lock_guard lock(write_mutex_);
  const auto snapshot = store_->snapshot();
  RemoveReport report;
  for (const std::string& note : notes) {
    auto id = find_note_id(note, *snapshot);
    if (!id) return id.status();
    report.removed.push_back(*std::move(id));
  }
  store::WriteBatch batch;
  batch.remove = report.removed;
  const auto written = store_->write(batch);
  if (!written) return written.status();
  report.entities_lost = written->entities_lost;
  report.relations_lost = written->relations_lost;
  return report;
}

Result<extract::Extractor::Extraction> KnowledgeService::extract(
    const extract::Document& document, const extract::ExtractOptions& options) const {
  const auto reader = extractor();
  if (!reader) return reader.status();
  return (*reader)->extract(document, options);
}

// --- questions
// --------------------------------------------------------------------------------------------------

Result<EntityBrief> KnowledgeService::resolve(std::string_view reference) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  const auto entity = question->resolve(reference);
  if (!entity) return entity.status();
  return to_brief(*entity);
}

Result<SearchReply> KnowledgeService::search(const SearchRequest& request) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  query::Filter filter;
  filter.entity_types = request.entity_types;
  if (Status status = check_filter(filter, question->ontology); !status) return status;
  const auto names = question->view->names();
  if (!names) return names.status();

  const auto wanted = [&](const std::string& type) {
    const auto& types = request.entity_types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  };
  // With a filter on types some matches fall away, so more are asked for.
  const std::size_t asked = request.entity_types.empty() ? request.limit : request.limit * 10;
  SearchReply reply;
  for (query::NameMatch& match : (*names)->search(request.text, asked)) {
    const auto entity = question->snapshot().find_entity(match.entity);
    if (!entity) return entity.status();
    if (!wanted(entity->type)) continue;
    if (reply.hits.size() == request.limit) break;
    reply.hits.push_back({to_brief(*entity), std::move(match.surface), match.kind, match.score,
                          entity->mention_count, entity->note_count});
  }
  return reply;
}

Result<EntityCard> KnowledgeService::show(const ShowRequest& request) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  auto entity = question->resolve(request.reference);
  if (!entity) return entity.status();

  EntityCard card;
  card.entity = *std::move(entity);
  auto relations = question->snapshot().relations_of(card.entity.id, request.max_relations);
  if (!relations) return relations.status();
  card.relation_count = relations->total;
  AnswerWriter writer(question->snapshot(), request.max_evidence);
  for (const store::RelationSummary& relation : relations->rows) {
    auto hop = writer.hop({relation.key, relation.key.head == card.entity.id, relation.confidence});
    if (!hop) return hop.status();
    card.relations.push_back(*std::move(hop));
  }
  auto mentions = question->snapshot().mentions_of(card.entity.id, request.max_mentions);
  if (!mentions) return mentions.status();
  card.mentions = *std::move(mentions);
  return card;
}

Result<NeighborsReply> KnowledgeService::neighbors(const NeighborsRequest& request) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  if (Status status = check_filter(request.filter, question->ontology); !status) return status;
  const auto seed = question->resolve(request.reference);
  if (!seed) return seed.status();
  const auto engine = question->view->engine();
  if (!engine) return engine.status();
  const auto found = (*engine)->neighborhood({seed->id, request.max_hops, request.filter, request.limits});
  if (!found) return found.status();
  return AnswerWriter(question->snapshot(), request.max_evidence).neighbors(*found);
}

Result<PathsReply> KnowledgeService::paths(const PathsRequest& request) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  if (Status status = check_filter(request.filter, question->ontology); !status) return status;
  const auto path_request = resolved(request, *question);
  if (!path_request) return path_request.status();
  const auto engine = question->view->engine();
  if (!engine) return engine.status();
  const auto found = (*engine)->paths(*path_request);
  if (!found) return found.status();

  AnswerWriter writer(question->snapshot(), request.max_evidence);
  PathsReply reply;
  for (const auto& [id, brief] :
       {std::pair{path_request->from, &reply.from}, std::pair{path_request->to, &reply.to}}) {
    auto written = writer.brief(id);
    if (!written) return written.status();
    *brief = *std::move(written);
  }
  for (const query::Path& path : found->paths) {
    auto written = writer.path(path);
    if (!written) return written.status();
    reply.paths.push_back(*std::move(written));
  }
  for (const EntityId id : found->nearest) {
    auto written = writer.brief(id);
    if (!written) return written.status();
    reply.nearest.push_back(*std::move(written));
  }
  reply.no_path_reason = found->no_path_reason;
  reply.truncated = found->truncated;
  return reply;
}

Result<DiagramReply> KnowledgeService::diagram(const DiagramRequest& request) const {
  const auto question = begin_question(*views_, own_ontology_);
  if (!question) return question.status();
  if (Status status = check_filter(request.filter, question->ontology); !status) return status;
  const auto drawing = draw(request, *question);
  if (!drawing) return drawing.status();
  return DiagramReply{diagram::to_dot(*drawing, question->ontology, request.language),
                      drawing->entities.size(), drawing->relations.size(), drawing->left_out};
}

Result<StatsReply> KnowledgeService::stats() const {
  const auto view = views_->current();
  StatsReply reply;
  reply.sequence = view->snapshot().sequence();
  const auto counts = view->snapshot().counts();
  if (!counts) return counts.status();
  reply.counts = *counts;

  std::map<std::string, std::uint64_t> types;
  Status status = for_each_entity(view->snapshot(), [&](const Entity& entity) { ++types[entity.type]; });
  if (!status) return status;
  reply.entities_by_type = by_frequency(types);
  types.clear();
  status = for_each_relation(view->snapshot(), [&](const store::RelationSummary& r) { ++types[r.key.type]; });
  if (!status) return status;
  reply.relations_by_type = by_frequency(types);

  const auto engine = view->engine();
  if (!engine) return engine.status();
  AnswerWriter writer(view->snapshot(), 0);
  for (const EntityId id : (*engine)->most_connected(kMostConnected)) {
    auto brief = writer.brief(id);
    if (!brief) return brief.status();
    reply.most_connected.push_back(*std::move(brief));
  }
  return reply;
}

Result<std::vector<std::string>> KnowledgeService::notes(const std::string& after, std::size_t limit) const {
  const auto view = views_->current();
  const auto page = view->snapshot().scan_notes(after.empty() ? std::nullopt : std::optional(after), limit);
  if (!page) return page.status();
  std::vector<std::string> ids;
  for (const Note& note : page->rows) ids.push_back(note.id);
  return ids;
}

Result<Ontology> KnowledgeService::ontology() const {
  return joined(own_ontology_, views_->current()->snapshot());
}

// --- exchange
// ---------------------------------------------------------------------------------------------------

Result<ImportReport> KnowledgeService::import_jsonl(const std::filesystem::path& file,
                                                    const ImportOptions& options) {
  ImportReport report;
  report.source = options.name.empty() ? file.filename().string() : options.name;
  const auto known = ontology();
  if (!known) return known.status();
  exchange::JsonlOptions reading;
  reading.source = report.source;
  reading.skip_bad_lines = options.skip_bad_lines;
  if (options.progress) {
    reading.progress = [&](std::size_t done, std::size_t total) { options.progress({done, total, "bytes"}); };
  }
  auto graph = exchange::read_jsonl(file, *known, reading);
  if (!graph) return graph.status();
  report.entities = graph->facts.entities.size();
  report.relations = graph->facts.relations.size();
  report.skipped = std::move(graph->skipped);
  report.skipped_count = graph->skipped_count;

  store::WriteBatch batch;
  batch.put.push_back(std::move(graph->facts));
  batch.ontology = std::move(graph->types);
  const std::lock_guard lock(write_mutex_);
  const auto written = store_->write(batch);
  if (!written) return written.status();
  return report;
}

Result<ExportReport> KnowledgeService::export_jsonl(std::ostream& out,
                                                    const ProgressFunction& progress) const {
  const auto view = views_->current();
  const auto counts = view->snapshot().counts();
  if (!counts) return counts.status();
  const std::size_t total = counts->entities + counts->relations;
  ExportReport report;
  const auto say_progress = [&] {
    if (progress && (report.entities + report.relations) % kPageSize == 0) {
      progress({report.entities + report.relations, total, "lines"});
    }
  };

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
  Status lookup;
  status = for_each_relation(view->snapshot(), [&](const store::RelationSummary& summary) {
    if (!lookup) return;
    const auto relation = view->snapshot().find_relation(summary.key);
    if (!relation) {
      lookup = relation.status();
      return;
    }
    out << exchange::to_jsonl(*relation, ends[summary.key.head], ends[summary.key.tail]) << '\n';
    ++report.relations;
    say_progress();
  });
  if (!status) return status;
  if (!lookup) return lookup;
  if (!out) return Status(StatusCode::io_error, "the export could not be written");
  return report;
}

}  // namespace notegraph::service
