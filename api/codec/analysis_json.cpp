#include "api/codec/json_codec.h"
#include "api/codec/json_values.h"

// The JSON of the analyses.
namespace notegraph::codec {
namespace {

Json to_briefs(const std::vector<service::EntityBrief>& briefs) {
  return to_array(briefs, [](const service::EntityBrief& brief) { return to_value(brief); });
}

Json to_ranked(const std::vector<service::RankedEntityReply>& entities) {
  return to_array(entities, [](const service::RankedEntityReply& ranked) {
    return Json{{"entity", to_value(ranked.entity)}, {"score", shown(ranked.score)}};
  });
}

Json to_similarity(const analysis::Similarity& similarity) {
  return {{"adamic_adar", shown(similarity.adamic_adar)},
          {"jaccard", shown(similarity.jaccard)},
          {"common", similarity.common}};
}

}  // namespace

std::string to_json(const service::RankingReply& reply, Layout layout) {
  const Json value = {{"entities", to_ranked(reply.entities)},
                      {"total", reply.total},
                      {"estimated", reply.estimated},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::CommunitiesReply& reply, Layout layout) {
  const Json communities = to_array(reply.communities, [](const service::CommunityReply& community) {
    return Json{
        {"name", community.name}, {"size", community.size}, {"members", to_ranked(community.members)}};
  });
  const Json value = {{"communities", communities},
                      {"total", reply.total},
                      {"outside", reply.outside},
                      {"modularity", shown(reply.modularity)},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::SimilarReply& reply, Layout layout) {
  const Json similar = to_array(reply.similar, [](const service::SimilarEntityReply& other) {
    return Json{{"entity", to_value(other.entity)}, {"similarity", to_similarity(other.similarity)}};
  });
  const Json value = {{"entity", to_value(reply.entity)},
                      {"similar", similar},
                      {"total", reply.total},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::ComparisonReply& reply, Layout layout) {
  const Json neighbors = to_array(reply.neighbors, [](const service::CommonNeighborReply& neighbor) {
    return Json{{"from_a", to_value(neighbor.from_a)}, {"from_b", to_value(neighbor.from_b)}};
  });
  const Json value = {{"a", to_value(reply.a)},
                      {"b", to_value(reply.b)},
                      {"similarity", to_similarity(reply.similarity)},
                      {"neighbors", neighbors},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::OrderReply& reply, Layout layout) {
  const Json steps = to_array(reply.steps, [](const service::OrderStepReply& step) {
    return Json{{"entity", to_value(step.entity)}, {"stage", step.stage}, {"needs", to_briefs(step.needs)}};
  });
  const Json value = {{"steps", steps},
                      {"total", reply.total},
                      {"circles", to_array(reply.circles, to_briefs)},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

std::string to_json(const service::GapsReply& reply, Layout layout) {
  const Json undefined = to_array(reply.undefined, [](const service::UndefinedEntityReply& entity) {
    return Json{{"entity", to_value(entity.entity)},
                {"mention_count", entity.mention_count},
                {"note_count", entity.note_count}};
  });
  const Json unanswered = to_array(reply.unanswered, [](const service::UnansweredQuestionReply& asked) {
    return Json{{"entity", to_value(asked.entity)},
                {"question", asked.question},
                {"evidence", to_value(asked.evidence)}};
  });
  const Json value = {{"undefined", undefined},
                      {"undefined_total", reply.undefined_total},
                      {"unanswered", unanswered},
                      {"unanswered_total", reply.unanswered_total},
                      {"truncated", to_value(reply.truncated)}};
  return print(value, layout);
}

}  // namespace notegraph::codec
