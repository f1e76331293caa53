// What people decide about the graph.

#include "api/service/knowledge_service.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "api/service/answers.h"
#include "api/service/decision_maker.h"
#include "api/service/graph_views.h"
#include "api/service/question.h"
#include "api/service/scan.h"
#include "graph/decisions/decision_effect.h"
#include "graph/decisions/idle_decisions.h"
#include "graph/decisions/merge_proposals.h"
#include "graph/model/confidence.h"

namespace notegraph::service {
namespace {

// Below the first the extractor leaves a relation out, from the second on it is taken for certain.
constexpr double kLeastDoubtful = 0.4;

std::string to_text(const decisions::MergeProposal& proposal, const EntityBrief& keep,
                    const EntityBrief& merge) {
  switch (proposal.reason) {
    case decisions::MergeReason::name_is_alias:
    case decisions::MergeReason::shared_alias: return fmt::format("both are called \"{}\"", proposal.name);
    case decisions::MergeReason::two_types:
      return fmt::format("one name, taken for {} and for {}", keep.type, merge.type);
    case decisions::MergeReason::similar_names: return "their names differ in one letter";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

/// The two as they are shown, or by their names where they are shown alike.
Result<std::pair<EntityBrief, EntityBrief>> tell_apart(const decisions::MergeProposal& proposal,
                                                       const query::NameIndex& names,
                                                       const AnswerWriter& writer) {
  auto keep = writer.brief(proposal.keep);
  if (!keep) return keep.status();
  auto merge = writer.brief(proposal.merge);
  if (!merge) return merge.status();
  if (keep->type == merge->type && keep->label == merge->label) {
    for (EntityBrief* brief : {&*keep, &*merge}) brief->label = names.find(brief->id)->name;
  }
  return std::pair(*std::move(keep), *std::move(merge));
}

Status review_merges(const store::Snapshot& snapshot, const query::NameIndex& names, std::size_t limit,
                     const AnswerWriter& writer, ReviewReply& reply) {
  const auto proposals = decisions::propose_merges(snapshot);
  if (!proposals) return proposals.status();
  reply.merge_count = proposals->size();
  for (const decisions::MergeProposal& proposal : *proposals) {
    if (reply.merges.size() == limit) break;
    auto pair = tell_apart(proposal, names, writer);
    if (!pair) return pair.status();
    auto& [keep, merge] = *pair;
    std::string reason = to_text(proposal, keep, merge);
    reply.merges.push_back({std::move(keep), std::move(merge), std::move(reason)});
  }
  return {};
}

Status review_relations(const store::Snapshot& snapshot, std::size_t limit, const AnswerWriter& writer,
                        ReviewReply& reply) {
  std::vector<store::RelationSummary> doubtful;
  Status status = for_each_relation(snapshot, [&](store::RelationSummary& relation) {
    if (relation.confidence >= kLeastDoubtful && relation.confidence < kAcceptedConfidence) {
      doubtful.push_back(std::move(relation));
    }
  });
  if (!status) return status;
  reply.relation_count = doubtful.size();
  std::stable_sort(doubtful.begin(), doubtful.end(),
                   [](const auto& a, const auto& b) { return a.confidence < b.confidence; });
  if (doubtful.size() > limit) doubtful.resize(limit);
  std::vector<query::Hop> steps;
  for (store::RelationSummary& relation : doubtful) {
    steps.push_back({std::move(relation.key), true, relation.confidence});
  }
  auto hops = writer.hops(steps);
  if (!hops) return hops.status();
  reply.relations = *std::move(hops);
  return {};
}

/// `decisions`, by number, as writing `batch` will leave them.
std::vector<Decision> with_entered(std::vector<Decision> decisions, const store::WriteBatch& batch) {
  for (const store::UndoRequest& undo : batch.undo) {
    for (Decision& decision : decisions) {
      if (decision.number == undo.number) decision.undone = Undoing{undo.author, {}};
    }
  }
  for (Decision decision : batch.decide) {
    decision.number = decisions.empty() ? 1 : decisions.back().number + 1;
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace

Result<DecisionReply> KnowledgeService::decide(const DecisionRequest& request) {
  const std::lock_guard one_decision(decision_mutex_);
  if (request.token) {
    auto earlier = store_->find_write(*request.token);
    if (!earlier) return earlier.status();
    if (*earlier) return DecisionReply{std::move((*earlier)->decisions.front())};
  }
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  auto decision = make_decision(request, *question);
  if (!decision) return decision.status();
  store::WriteBatch batch;
  batch.decide.push_back(*std::move(decision));
  store::WriteOptions writing;
  writing.token = request.token;
  return enter(std::move(batch), writing);
}

Result<DecisionReply> KnowledgeService::undo(std::uint64_t number, const std::string& author) {
  if (author.empty()) return Status(StatusCode::invalid_argument, "undoing a decision needs \"author\"");
  const std::lock_guard one_decision(decision_mutex_);
  store::WriteBatch batch;
  batch.undo.push_back({number, author});
  return enter(std::move(batch));
}

Result<DecisionReply> KnowledgeService::enter(store::WriteBatch batch, const store::WriteOptions& options) {
  const auto extracted = store_->snapshot();
  const auto known = extracted->decisions();
  if (!known) return known.status();
  auto effect = decisions::effect_of(*extracted, *known, with_entered(*known, batch));
  if (!effect) return effect.status();
  batch.decided = *std::move(effect);
  auto written = write(batch, options);
  if (!written) return written.status();
  return DecisionReply{std::move(written->decisions.front())};
}

Result<DecisionsReply> KnowledgeService::decisions(bool with_undone) const {
  const auto snapshot = store_->snapshot();
  auto all = snapshot->decisions();
  if (!all) return all.status();
  auto idle = decisions::find_idle_decisions(*snapshot);
  if (!idle) return idle.status();
  if (!with_undone) {
    std::erase_if(*all, [](const Decision& decision) { return decision.undone.has_value(); });
  }
  return DecisionsReply{*std::move(all), *std::move(idle)};
}

Result<ReviewReply> KnowledgeService::review(const ReviewRequest& request) const {
  const auto question = Question::begin(*views_);
  if (!question) return question.status();
  const store::Snapshot& snapshot = question->snapshot();
  const AnswerWriter writer = question->writer(1);
  ReviewReply reply;
  if (Status status = review_merges(snapshot, question->names(), request.limit, writer, reply); !status)
    return status;
  if (Status status = review_relations(snapshot, request.limit, writer, reply); !status) return status;
  return reply;
}

}  // namespace notegraph::service
