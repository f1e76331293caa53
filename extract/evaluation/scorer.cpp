#include "extract/evaluation/scorer.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "extract/evaluation/entity_matching.h"
#include "graph/model/surface.h"

namespace notegraph::extract {
namespace {

std::vector<MatchedEntity> matched_entities(const Annotation& annotation) {
  std::vector<MatchedEntity> out;
  for (const Annotation::Entity& entity : annotation.entities) {
    MatchedEntity matched{entity.type, {surface_key(entity.name)}};
    for (const std::string& mention : entity.mentions) matched.surfaces.insert(surface_key(mention));
    matched.surfaces.erase("");
    out.push_back(std::move(matched));
  }
  return out;
}

using RelationTriple = std::tuple<std::size_t, std::string, std::size_t>;
using Pair = std::pair<std::size_t, std::size_t>;

RelationTriple triple_of(std::size_t head, const std::string& type, std::size_t tail) {
  if (type == "compared_with" && head > tail) std::swap(head, tail);
  return {head, type, tail};
}

/// Each relation once, however often it is given; one of a thing with itself is none.
std::set<RelationTriple> distinct(const std::vector<Annotation::Relation>& relations) {
  std::set<RelationTriple> out;
  for (const Annotation::Relation& relation : relations) {
    if (relation.head != relation.tail) out.insert(triple_of(relation.head, relation.type, relation.tail));
  }
  return out;
}

std::set<Pair> undirected(const std::set<RelationTriple>& relations) {
  std::set<Pair> out;
  for (const auto& [head, _, tail] : relations) out.insert(std::minmax(head, tail));
  return out;
}

/// `relation` of the gold side in terms of predicted entities; nothing where an end is not matched.
std::optional<RelationTriple> translate(const RelationTriple& relation, const EntityMatching& matching) {
  const auto& [head, type, tail] = relation;
  const auto x = matching.predicted_of[head];
  const auto y = matching.predicted_of[tail];
  if (!x || !y) return std::nullopt;
  return triple_of(*x, type, *y);
}

void count_entities(const Annotation& gold, const Annotation& predicted, const EntityMatching& typed,
                    const EntityMatching& any, Score& score) {
  score.entity = {any.size(), gold.entities.size(), predicted.entities.size()};
  score.typed = {typed.size(), gold.entities.size(), predicted.entities.size()};
  for (std::size_t i = 0; i < gold.entities.size(); ++i) {
    Counts& counts = score.by_entity_type[gold.entities[i].type];
    ++counts.gold;
    if (typed.predicted_of[i]) ++counts.hits;
  }
  for (const Annotation::Entity& entity : predicted.entities) ++score.by_entity_type[entity.type].predicted;
}

}  // namespace

double Counts::precision() const {
  if (predicted == 0) return gold == 0 ? 1 : 0;
  return static_cast<double>(hits) / static_cast<double>(predicted);
}

double Counts::recall() const {
  if (gold == 0) return predicted == 0 ? 1 : 0;
  return static_cast<double>(hits) / static_cast<double>(gold);
}

double Counts::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

Counts& Counts::operator+=(const Counts& other) {
  hits += other.hits;
  gold += other.gold;
  predicted += other.predicted;
  return *this;
}

Score& Score::operator+=(const Score& other) {
  entity += other.entity;
  typed += other.typed;
  relation += other.relation;
  untyped += other.untyped;
  for (const auto& [type, counts] : other.by_entity_type) by_entity_type[type] += counts;
  for (const auto& [type, counts] : other.by_relation_type) by_relation_type[type] += counts;
  return *this;
}

Comparison compare(const Annotation& gold, const Annotation& predicted) {
  const std::vector<MatchedEntity> gold_entities = matched_entities(gold);
  const std::vector<MatchedEntity> predicted_entities = matched_entities(predicted);
  const EntityMatching typed = match_typed(gold_entities, predicted_entities);
  const EntityMatching any = match_untyped(gold_entities, predicted_entities, typed);

  Comparison out;
  out.predicted_of = any.predicted_of;
  out.gold_of = any.gold_of;
  count_entities(gold, predicted, typed, any, out.score);

  const std::set<RelationTriple> gold_relations = distinct(gold.relations);
  const std::set<RelationTriple> predicted_relations = distinct(predicted.relations);
  std::set<RelationTriple> found;  // In terms of predicted entities.
  out.score.relation = {0, gold_relations.size(), predicted_relations.size()};
  for (const RelationTriple& relation : gold_relations) {
    Counts& counts = out.score.by_relation_type[std::get<1>(relation)];
    ++counts.gold;
    const auto wanted = translate(relation, any);
    if (!wanted || !predicted_relations.contains(*wanted)) continue;
    found.insert(*wanted);
    ++counts.hits;
    ++out.score.relation.hits;
  }
  for (const RelationTriple& relation : predicted_relations) {
    ++out.score.by_relation_type[std::get<1>(relation)].predicted;
  }
  for (const Annotation::Relation& relation : gold.relations) {
    const auto wanted = translate(triple_of(relation.head, relation.type, relation.tail), any);
    out.relation_found.push_back(wanted && found.contains(*wanted));
  }
  for (const Annotation::Relation& relation : predicted.relations) {
    out.relation_right.push_back(found.contains(triple_of(relation.head, relation.type, relation.tail)));
  }

  const std::set<Pair> gold_pairs = undirected(gold_relations);
  const std::set<Pair> predicted_pairs = undirected(predicted_relations);
  out.score.untyped = {0, gold_pairs.size(), predicted_pairs.size()};
  for (const auto& [a, b] : gold_pairs) {
    const auto x = any.predicted_of[a], y = any.predicted_of[b];
    if (x && y && predicted_pairs.contains(std::minmax(*x, *y))) ++out.score.untyped.hits;
  }
  return out;
}

}  // namespace notegraph::extract
