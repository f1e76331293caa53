#include "api/codec/decision_json.h"

#include <utility>

#include <nlohmann/json.hpp>

namespace notegraph::codec {
namespace {

using codec::to_value;

Json to_value(const EntityRef& entity) {
  if (entity.name.empty()) return nullptr;
  return {{"id", to_hex(entity.id)}, {"type", entity.type}, {"name", entity.name}};
}

Json to_value(const std::optional<Undoing>& undone) {
  if (!undone) return nullptr;
  return {{"author", undone->author}, {"time", to_text(undone->time)}};
}

Json to_value(const service::MergeProposalReply& proposal) {
  return {
      {"keep", to_value(proposal.keep)}, {"merge", to_value(proposal.merge)}, {"reason", proposal.reason}};
}

}  // namespace

Json to_value(const Decision& decision) {
  return {{"number", decision.number},         {"time", to_text(decision.time)},
          {"author", decision.author},         {"reason", decision.reason},
          {"kind", to_string(decision.kind)},  {"entity", to_value(decision.entity)},
          {"other", to_value(decision.other)}, {"relation", decision.relation},
          {"value", decision.value},           {"aliases", decision.aliases},
          {"notes", decision.notes},           {"undone", to_value(decision.undone)}};
}

std::string to_json(const service::DecisionReply& reply, Layout layout) {
  return print(to_value(reply.decision), layout);
}

std::string to_json(const service::DecisionsReply& reply, Layout layout) {
  Json decisions = Json::array();
  for (const Decision& decision : reply.decisions) decisions.push_back(to_value(decision));
  return print({{"decisions", std::move(decisions)}, {"idle", reply.idle}}, layout);
}

std::string to_json(const service::ReviewReply& reply, Layout layout) {
  Json merges = Json::array();
  for (const auto& proposal : reply.merges) merges.push_back(to_value(proposal));
  Json relations = Json::array();
  for (const auto& hop : reply.relations) relations.push_back(to_value(hop));
  const Json value = {{"merges", std::move(merges)},
                      {"merge_count", reply.merge_count},
                      {"relations", std::move(relations)},
                      {"relation_count", reply.relation_count}};
  return print(value, layout);
}

}  // namespace notegraph::codec
