// The analyses of the facade: questions about the graph as a whole, each answered from one state of it.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/service/answers.h"
#include "api/service/knowledge_service.h"
#include "api/service/note_answers.h"
#include "api/service/question.h"
#include "graph/analysis/gaps.h"
#include "graph/analysis/graph_analysis.h"

namespace notegraph::service {
namespace {

/// A community is called by so many of its members.
constexpr std::size_t kNamingMembers = 3;

Status check_types(const Question& question, const std::vector<std::string>& entity_types) {
  query::Filter filter;
  filter.entity_types = entity_types;
  return question.check(filter);
}

Result<std::vector<RankedEntityReply>> write_ranked(const std::vector<analysis::RankedEntity>& entities,
                                                    const AnswerWriter& writer) {
  std::vector<RankedEntityReply> replies;
  for (const analysis::RankedEntity& ranked : entities) {
    auto brief = writer.brief(ranked.entity);
    if (!brief) return brief.status();
    replies.push_back({*std::move(brief), ranked.score});
  }
  return replies;
}

std::string name_of(const std::vector<RankedEntityReply>& members) {
  std::string name;
  for (std::size_t i = 0; i < std::min(members.size(), kNamingMembers); ++i) {
    name += (i == 0 ? "" : ", ") + members[i].entity.label;
  }
  return name;
}

}  // namespace

Result<RankingReply> KnowledgeService::rank(const analysis::RankRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = check_types(*question, request.entity_types); !status) return status;
  const auto analysis = question->view().analysis();
  if (!analysis) return analysis.status();
  const auto ranking = (*analysis)->rank(request);
  if (!ranking) return ranking.status();
  const AnswerWriter writer = question->writer();
  auto entities = write_ranked(ranking->entities, writer);
  if (!entities) return entities.status();
  return RankingReply{*std::move(entities), ranking->total, ranking->estimated, ranking->truncated};
}

Result<CommunitiesReply> KnowledgeService::communities(const analysis::CommunitiesRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const auto analysis = question->view().analysis();
  if (!analysis) return analysis.status();
  // Enough to call each by, even where the reader wants to see fewer.
  analysis::CommunitiesRequest named = request;
  named.max_members = std::max(request.max_members, kNamingMembers);
  const auto found = (*analysis)->communities(named);
  if (!found) return found.status();

  const AnswerWriter writer = question->writer();
  CommunitiesReply reply{{}, found->total, found->outside, found->modularity, found->truncated};
  for (const analysis::Community& community : found->communities) {
    auto members = write_ranked(community.members, writer);
    if (!members) return members.status();
    std::string name = name_of(*members);
    if (members->size() > request.max_members) members->resize(request.max_members);
    reply.communities.push_back({std::move(name), community.size, *std::move(members)});
  }
  return reply;
}

Result<SimilarReply> KnowledgeService::similar(const SimilarRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = check_types(*question, request.entity_types); !status) return status;
  const auto entity = question->resolve(request.reference);
  if (!entity) return entity.status();
  const auto analysis = question->view().analysis();
  if (!analysis) return analysis.status();
  const auto found = (*analysis)->similar({entity->id, request.entity_types, request.limits});
  if (!found) return found.status();

  const AnswerWriter writer = question->writer();
  SimilarReply reply{to_brief(*entity), {}, found->total, found->truncated};
  for (const analysis::SimilarEntity& similar : found->entities) {
    auto brief = writer.brief(similar.entity);
    if (!brief) return brief.status();
    reply.similar.push_back({*std::move(brief), similar.similarity});
  }
  return reply;
}

Result<ComparisonReply> KnowledgeService::compare(const ComparisonRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const auto a = question->resolve(request.a);
  if (!a) return a.status();
  const auto b = question->resolve(request.b);
  if (!b) return b.status();
  if (a->id == b->id) {
    return Status(StatusCode::invalid_argument,
                  fmt::format("{} and {} are the same entity; name two", request.a, request.b));
  }
  const auto analysis = question->view().analysis();
  if (!analysis) return analysis.status();
  const auto found = (*analysis)->compare({a->id, b->id, request.limits});
  if (!found) return found.status();

  const AnswerWriter writer = question->writer(request.max_evidence);
  ComparisonReply reply{to_brief(*a), to_brief(*b), found->similarity, {}, found->truncated};
  std::vector<query::Hop> steps;
  for (const analysis::CommonNeighbor& neighbor : found->neighbors) {
    steps.push_back(neighbor.from_a);
    steps.push_back(neighbor.from_b);
  }
  auto hops = writer.hops(steps);
  if (!hops) return hops.status();
  for (std::size_t i = 0; i < hops->size(); i += 2) {
    reply.neighbors.push_back({std::move((*hops)[i]), std::move((*hops)[i + 1])});
  }
  return reply;
}

Result<OrderReply> KnowledgeService::order(const OrderRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  query::Filter filter;
  filter.min_confidence = request.min_confidence;
  if (Status status = question->check(filter); !status) return status;
  analysis::OrderRequest resolved{std::nullopt, request.min_confidence, request.limits};
  if (!request.reference.empty()) {
    const auto goal = question->resolve(request.reference);
    if (!goal) return goal.status();
    resolved.goal = goal->id;
  }
  const auto analysis = question->view().analysis();
  if (!analysis) return analysis.status();
  const auto found = (*analysis)->order(resolved);
  if (!found) return found.status();

  const AnswerWriter writer = question->writer();
  OrderReply reply{{}, found->total, {}, found->truncated};
  for (const analysis::OrderStep& step : found->steps) {
    auto brief = writer.brief(step.entity);
    if (!brief) return brief.status();
    auto needs = writer.briefs(step.needs);
    if (!needs) return needs.status();
    reply.steps.push_back({*std::move(brief), step.stage, *std::move(needs)});
  }
  for (const std::vector<EntityId>& circle : found->circles) {
    auto briefs = writer.briefs(circle);
    if (!briefs) return briefs.status();
    reply.circles.push_back(*std::move(briefs));
  }
  return reply;
}

Result<GapsReply> KnowledgeService::gaps(const analysis::GapsRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  if (Status status = check_types(*question, request.entity_types); !status) return status;
  auto found = analysis::find_gaps(question->snapshot(), request, NoteAnswers(question->snapshot()));
  if (!found) return found.status();

  const AnswerWriter writer = question->writer();
  GapsReply reply{{}, found->undefined_total, {}, found->unanswered_total, found->truncated};
  for (const analysis::UndefinedEntity& undefined : found->undefined) {
    auto brief = writer.brief(undefined.entity);
    if (!brief) return brief.status();
    reply.undefined.push_back({*std::move(brief), undefined.mention_count, undefined.note_count});
  }
  for (analysis::UnansweredQuestion& unanswered : found->unanswered) {
    auto brief = writer.brief(unanswered.entity);
    if (!brief) return brief.status();
    reply.unanswered.push_back(
        {*std::move(brief), std::move(unanswered.question), std::move(unanswered.evidence)});
  }
  return reply;
}

}  // namespace notegraph::service
