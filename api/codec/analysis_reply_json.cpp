#include "api/codec/json_reading.h"
#include "api/codec/reply_json.h"

// The way back from the JSON of the analyses.
namespace notegraph::codec {
namespace {

void read_briefs(const Json& json, std::vector<service::EntityBrief>& briefs) {
  read_array(json, briefs,
             [](const Json& element, service::EntityBrief& brief) { read_value(element, brief); });
}

void read_ranked(const Json& json, std::vector<service::RankedEntityReply>& entities) {
  read_array(json, entities, [](const Json& element, service::RankedEntityReply& ranked) {
    read_value(element.at("entity"), ranked.entity);
    read(element, "score", ranked.score);
  });
}

void read_similarity(const Json& json, analysis::Similarity& similarity) {
  read(json, "adamic_adar", similarity.adamic_adar);
  read(json, "jaccard", similarity.jaccard);
  read(json, "common", similarity.common);
}

}  // namespace

Status parse_reply(std::string_view text, service::RankingReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_ranked(json.at("entities"), reply.entities);
    read(json, "total", reply.total);
    read(json, "estimated", reply.estimated);
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

Status parse_reply(std::string_view text, service::CommunitiesReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("communities"), reply.communities,
               [](const Json& element, service::CommunityReply& community) {
                 read(element, "name", community.name);
                 read(element, "size", community.size);
                 read_ranked(element.at("members"), community.members);
               });
    read(json, "total", reply.total);
    read(json, "outside", reply.outside);
    read(json, "modularity", reply.modularity);
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

Status parse_reply(std::string_view text, service::SimilarReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_value(json.at("entity"), reply.entity);
    read_array(json.at("similar"), reply.similar,
               [](const Json& element, service::SimilarEntityReply& other) {
                 read_value(element.at("entity"), other.entity);
                 read_similarity(element.at("similarity"), other.similarity);
               });
    read(json, "total", reply.total);
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

Status parse_reply(std::string_view text, service::ComparisonReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_value(json.at("a"), reply.a);
    read_value(json.at("b"), reply.b);
    read_similarity(json.at("similarity"), reply.similarity);
    read_array(json.at("neighbors"), reply.neighbors,
               [](const Json& element, service::CommonNeighborReply& neighbor) {
                 read_value(element.at("from_a"), neighbor.from_a);
                 read_value(element.at("from_b"), neighbor.from_b);
               });
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

Status parse_reply(std::string_view text, service::OrderReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("steps"), reply.steps, [](const Json& element, service::OrderStepReply& step) {
      read_value(element.at("entity"), step.entity);
      read(element, "stage", step.stage);
      read_briefs(element.at("needs"), step.needs);
    });
    read(json, "total", reply.total);
    read_array(json.at("circles"), reply.circles, read_briefs);
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

Status parse_reply(std::string_view text, service::GapsReply& reply) {
  return parse_as(text, [&reply](const Json& json) {
    read_array(json.at("undefined"), reply.undefined,
               [](const Json& element, service::UndefinedEntityReply& undefined) {
                 read_value(element.at("entity"), undefined.entity);
                 read(element, "mention_count", undefined.mention_count);
                 read(element, "note_count", undefined.note_count);
               });
    read(json, "undefined_total", reply.undefined_total);
    read_array(json.at("unanswered"), reply.unanswered,
               [](const Json& element, service::UnansweredQuestionReply& asked) {
                 read_value(element.at("entity"), asked.entity);
                 read(element, "question", asked.question);
                 read_value(element.at("evidence"), asked.evidence);
               });
    read(json, "unanswered_total", reply.unanswered_total);
    reply.truncated = parse_truncation(json.at("truncated"));
  });
}

}  // namespace notegraph::codec
