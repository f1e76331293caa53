// The questions of the facade: each is answered from one state of the graph.

#include "api/service/knowledge_service.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "api/diagram/dot_writer.h"
#include "api/service/answers.h"
#include "api/service/diagram_scope.h"
#include "api/service/question.h"
#include "api/service/scan.h"

namespace notegraph::service {
namespace {

constexpr std::size_t kMostConnected = 10;

EntityBrief to_brief(const Entity& entity) {
  return {entity.id, entity.type, entity.label};
}

/// Counts by name, most frequent first.
std::vector<std::pair<std::string, std::uint64_t>> by_frequency(
    const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

/// What something is comes first, then how good it is, then when to use it, then all that imports bring.
void put_in_reading_order(std::vector<Attribute>& attributes) {
  static constexpr std::array<std::string_view, 5> kOrder{"definition", "formula", "advantages",
                                                          "disadvantages", "applies_when"};
  const auto rank = [](const Attribute& attribute) {
    return std::find(kOrder.begin(), kOrder.end(), attribute.key) - kOrder.begin();
  };
  std::stable_sort(attributes.begin(), attributes.end(),
                   [&](const Attribute& a, const Attribute& b) { return rank(a) < rank(b); });
}

/// Takes the headings that ask about an entity out of its attributes; each once.
std::vector<std::string> take_questions(std::vector<Attribute>& attributes) {
  const auto first =
      std::stable_partition(attributes.begin(), attributes.end(),
                            [](const Attribute& attribute) { return attribute.key != kQuestionAttribute; });
  std::vector<std::string> questions;
  for (auto attribute = first; attribute != attributes.end(); ++attribute) {
    if (std::find(questions.begin(), questions.end(), attribute->value) == questions.end()) {
      questions.push_back(attribute->value);
    }
  }
  attributes.erase(first, attributes.end());
  return questions;
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
  const auto engine = question.view().engine();
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

Result<EntityBrief> KnowledgeService::resolve(std::string_view reference) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const auto entity = question->resolve(reference);
  if (!entity) return entity.status();
  return to_brief(*entity);
}

Result<SearchReply> KnowledgeService::search(const SearchRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  query::Filter filter;
  filter.entity_types = request.entity_types;
  if (Status status = question->check(filter); !status) return status;
  const auto wanted = [&](const std::string& type) {
    const auto& types = request.entity_types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  };
  // With a filter on types some matches fall away, so more are asked for.
  const std::size_t asked = request.entity_types.empty() ? request.limit : request.limit * 10;
  SearchReply reply;
  for (query::NameMatch& match : question->names().search(request.text, asked)) {
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
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const auto meant = question->resolve(request.reference);
  if (!meant) return meant.status();
  auto entity = question->snapshot().find_entity(meant->id);
  if (!entity) return entity.status();

  EntityCard card;
  card.entity = *std::move(entity);
  auto relations = question->snapshot().relations_of(card.entity.id, request.max_relations);
  if (!relations) return relations.status();
  card.relation_count = relations->total;
  std::vector<query::Hop> steps;
  for (store::RelationSummary& relation : relations->rows) {
    const bool forward = relation.key.head == card.entity.id;
    steps.push_back({std::move(relation.key), forward, relation.confidence});
  }
  auto hops = question->writer(request.max_evidence).hops(steps);
  if (!hops) return hops.status();
  card.relations = *std::move(hops);
  auto mentions = question->snapshot().mentions_of(card.entity.id, request.max_mentions);
  if (!mentions) return mentions.status();
  card.mentions = *std::move(mentions);
  card.questions = take_questions(card.entity.attributes);
  put_in_reading_order(card.entity.attributes);
  return card;
}

Result<NeighborsReply> KnowledgeService::neighbors(const NeighborsRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = question->check(request.filter); !status) return status;
  const auto seed = question->resolve(request.reference);
  if (!seed) return seed.status();
  const auto engine = question->view().engine();
  if (!engine) return engine.status();
  const auto found =
      (*engine)->neighborhood({seed->id, request.max_hops, request.filter, request.limits, request.offset});
  if (!found) return found.status();
  return question->writer(request.max_evidence).neighbors(*found, request.limits.max_bytes);
}

Result<PathsReply> KnowledgeService::paths(const PathsRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = question->check(request.filter); !status) return status;
  const auto path_request = resolved(request, *question);
  if (!path_request) return path_request.status();
  const auto engine = question->view().engine();
  if (!engine) return engine.status();
  const auto found = (*engine)->paths(*path_request);
  if (!found) return found.status();

  const AnswerWriter writer = question->writer(request.max_evidence);
  PathsReply reply;
  auto ends = writer.briefs(std::array{path_request->from, path_request->to});
  if (!ends) return ends.status();
  reply.from = std::move((*ends)[0]);
  reply.to = std::move((*ends)[1]);
  reply.truncated = found->truncated;
  std::size_t bytes = 0;
  for (const query::Path& path : found->paths) {
    auto written = writer.path(path);
    if (!written) return written.status();
    for (const HopReply& hop : written->hops) bytes += count_bytes(hop);
    if (bytes > request.limits.max_bytes && !reply.paths.empty()) {
      reply.truncated = query::Truncation::bytes;
      break;
    }
    reply.paths.push_back(*std::move(written));
  }
  auto nearest = writer.briefs(found->nearest);
  if (!nearest) return nearest.status();
  reply.nearest = *std::move(nearest);
  reply.no_path_reason = found->no_path_reason;
  return reply;
}

Result<DiagramReply> KnowledgeService::diagram(const DiagramRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = question->check(request.filter); !status) return status;
  const auto drawing = draw(request, *question);
  if (!drawing) return drawing.status();
  return DiagramReply{diagram::to_dot(*drawing, question->ontology(), request.language),
                      drawing->entities.size(), drawing->relations.size(), drawing->left_out};
}

Result<StatsReply> KnowledgeService::stats() const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const GraphView& view = question->view();
  StatsReply reply;
  reply.sequence = view.snapshot().sequence();
  const auto counts = view.snapshot().counts();
  if (!counts) return counts.status();
  reply.counts = *counts;
  const auto size = store_->size();
  if (!size) return size.status();
  reply.size = *size;
  reply.beside_bytes = views_->disk_bytes();

  std::map<std::string, std::uint64_t> types;
  Status status = for_each_entity(view.snapshot(), [&](const Entity& entity) { ++types[entity.type]; });
  if (!status) return status;
  reply.entities_by_type = by_frequency(types);
  types.clear();
  status = for_each_relation(view.snapshot(), [&](const store::RelationSummary& r) { ++types[r.key.type]; });
  if (!status) return status;
  reply.relations_by_type = by_frequency(types);

  const auto engine = view.engine();
  if (!engine) return engine.status();
  auto most_connected = question->writer().briefs((*engine)->most_connected(kMostConnected));
  if (!most_connected) return most_connected.status();
  reply.most_connected = *std::move(most_connected);
  return reply;
}

Result<Note> KnowledgeService::note(const std::string& id) const {
  const auto view = views_->current();
  if (!view) return view.status();
  return (*view)->snapshot().find_note(id);
}

Result<std::vector<std::string>> KnowledgeService::notes(const std::string& after, std::size_t limit) const {
  const auto view = views_->current();
  if (!view) return view.status();
  const auto page =
      (*view)->snapshot().scan_notes(after.empty() ? std::nullopt : std::optional(after), limit);
  if (!page) return page.status();
  std::vector<std::string> ids;
  for (const Note& note : page->rows) ids.push_back(note.id);
  return ids;
}

Result<Ontology> KnowledgeService::ontology() const {
  const auto view = views_->current();
  if (!view) return view.status();
  const auto types = (*view)->ontology();
  if (!types) return types.status();
  return **types;
}

}  // namespace notegraph::service
