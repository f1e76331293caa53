#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "extract/learning/feature_hash.h"
#include "extract/learning/feature_order.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxClasses = 2;  ///< Of one entity, looked at.

/// How the note speaks of the entity at all.
std::array<std::uint64_t, 3> entity_features(FeatureKind kind, const MentionMap& map, std::size_t entity) {
  const FoundEntity& found = map.entity(entity);
  const auto count =
      static_cast<std::uint64_t>(std::bit_width(std::min<std::size_t>(found.mentions.size(), 8)));
  FeatureHash hash(kind);
  const std::uint64_t often = hash.add(count).add(map.is_in_heading(entity)).value();
  return {often, hash.add(found.type).value(), FeatureHash(kind).add(found.type).value()};
}

}  // namespace

std::span<const std::uint64_t> PairFeatures::of_place(std::size_t place) const {
  const std::size_t begin = place_begins_[place];
  const std::size_t end = place + 1 < place_begins_.size() ? place_begins_[place + 1] : features_.size();
  return std::span(features_).subspan(begin, end - begin);
}

void PairFeatures::write_alone(std::size_t place, Features& features) const {
  const auto common_end = features_.begin() + static_cast<std::ptrdiff_t>(place_begins_.front());
  features.assign(features_.begin(), common_end);
  features.insert(features.end(), whole_places_[place].begin(), whole_places_[place].end());
}

PairFeatureMaker::PairFeatureMaker(const MentionMap& map, const RelationGuide& guide)
    : map_(map), guide_(guide), matches_(map, *guide.templates) {
  for (std::size_t entity = 0; entity < map_.entities().size(); ++entity) {
    ends_.push_back({name_of(map_.entity(entity)), entity_features("head", map_, entity),
                     entity_features("tail", map_, entity)});
  }
}

PairFeatureMaker::Name PairFeatureMaker::name_of(const FoundEntity& entity) const {
  if (entity.mentions.empty()) return {};
  const TokenSpan span = entity.mentions.front();
  FeatureHash whole("name");
  for (std::uint32_t t = span.begin; t < span.end; ++t) whole.add(map_.folded(t));
  return {whole.value(), FeatureHash("name").add(map_.folded(span.end - 1)).value()};
}

/// Kinds of things stand to each other as others of their kinds do.
void PairFeatureMaker::add_names(std::size_t head, std::size_t tail, Features& features) const {
  const Name of_head = ends_[head].name, of_tail = ends_[tail].name;
  const std::string& head_type = map_.entity(head).type;
  const std::string& tail_type = map_.entity(tail).type;
  features.push_back(FeatureHash("head ends").add(of_head.last).add(tail_type).value());
  features.push_back(FeatureHash("tail ends").add(of_tail.last).add(head_type).value());
  features.push_back(FeatureHash("both end").add(of_head.last).add(of_tail.last).value());
  features.push_back(FeatureHash("head name").add(of_head.whole).add(tail_type).value());
  features.push_back(FeatureHash("tail name").add(of_tail.whole).add(head_type).value());
  features.push_back(FeatureHash("both names").add(of_head.whole).add(of_tail.whole).value());
}

std::array<std::uint64_t, 2> PairFeatureMaker::known_relations(std::size_t a, std::size_t b) const {
  const auto& of_a = map_.entity(a).concept_index;
  const auto& of_b = map_.entity(b).concept_index;
  if (!of_a || !of_b) {
    const int knows_a = of_a ? 1 : 0, knows_b = of_b ? 1 : 0;
    return {FeatureHash("known").add(knows_a).add(knows_b).value(),
            FeatureHash("known").add(knows_b).add(knows_a).value()};
  }
  const std::string_view there = guide_.known->between(*of_a, *of_b);
  const std::string_view back = guide_.known->between(*of_b, *of_a);
  return {FeatureHash("known as").add(there).add(back).value(),
          FeatureHash("known as").add(back).add(there).value()};
}

void PairFeatureMaker::add_known(std::size_t head, std::size_t tail, std::uint64_t relation,
                                 Features& features) const {
  features.push_back(FeatureHash("known").add(relation).value());
  const FoundEntity& a = map_.entity(head);
  const FoundEntity& b = map_.entity(tail);
  const auto classes = [this](const FoundEntity& entity) {
    const auto all = entity.concept_index ? guide_.known->classes_of(*entity.concept_index)
                                          : std::span<const std::string_view>();
    return all.first(std::min(all.size(), kMaxClasses));
  };
  for (const std::string_view of_a : classes(a)) {
    features.push_back(FeatureHash("head class").add(of_a).add(b.type).value());
    for (const std::string_view of_b : classes(b)) {
      features.push_back(FeatureHash("classes").add(of_a).add(of_b).value());
      if (of_a == of_b) features.push_back(FeatureHash("one class").value());
    }
  }
  for (const std::string_view of_b : classes(b)) {
    features.push_back(FeatureHash("tail class").add(of_b).add(a.type).value());
  }
}

void PairFeatureMaker::begin(std::size_t head, std::size_t tail, std::uint64_t known_relation,
                             PairFeatures& pair) const {
  Features& features = pair.features_;
  features.clear();
  pair.place_begins_.clear();
  features.push_back(FeatureHash("bias").value());
  features.push_back(FeatureHash("types").add(map_.entity(head).type).add(map_.entity(tail).type).value());
  features.insert(features.end(), ends_[head].as_head.begin(), ends_[head].as_head.end());
  features.insert(features.end(), ends_[tail].as_tail.begin(), ends_[tail].as_tail.end());
  add_names(head, tail, features);
  add_known(head, tail, known_relation, features);
}

std::span<const TemplateMatches::Statement> PairFeatureMaker::statements_at(
    const PairContext& context) const {
  if (context.rule != ContextRule::sentence) return {};
  return matches_.of(map_, context.first, context.second);
}

void PairFeatureMaker::put_stated_first(std::vector<PairContext>& contexts) const {
  std::stable_partition(contexts.begin(), contexts.end(),
                        [this](const PairContext& context) { return !statements_at(context).empty(); });
}

void PairFeatureMaker::add_statements(PlaceFeatures& place, const PairContext& context) const {
  for (const TemplateMatches::Statement& statement : statements_at(context)) {
    std::array<std::uint64_t, 2> what{};
    for (const bool head_first : {false, true}) {
      what[head_first] =
          FeatureHash("stated").add(statement.relation).add(statement.head_first == head_first).value();
    }
    place.add("template", what);
  }
}

void PairFeatureMaker::collect_place(const PairContext& context, const std::array<std::uint64_t, 2>& known) {
  for (Features& features : place_) features.clear();
  PlaceFeatures place(map_, context, place_);
  place.add("rule", 0);
  place.add("known", {known[1], known[0]});
  if (context.rule == ContextRule::sentence) {
    add_sentence_features(place, *guide_.patterns);
    add_statements(place, context);
  } else {
    add_item_features(place);
    add_subject_features(place);
    if (context.rule != ContextRule::subject && context.rule != ContextRule::next_sentence) {
      add_owner_features(place);
    }
  }
  add_surroundings(place);
}

void PairFeatureMaker::add_place(Features& place, const Features& seen, PairFeatures& pair) {
  sort_distinct(place, scratch_);
  pair.whole_places_[pair.places()] = place;
  pair.place_begins_.push_back(pair.features_.size());
  append_difference(place, seen, pair.features_);
}

void PairFeatureMaker::remember(const Features& place, Features& seen) {
  unite(seen, place, scratch_);
  std::swap(seen, scratch_);
}

const std::array<PairFeatures, 2>& PairFeatureMaker::make(std::size_t a, std::size_t b,
                                                          const std::vector<PairContext>& contexts) {
  const std::array<std::uint64_t, 2> known = known_relations(a, b);
  begin(a, b, known[0], pair_[0]);
  begin(b, a, known[1], pair_[1]);
  for (Features& seen : seen_) seen.clear();
  const std::size_t places = std::min(contexts.size(), kJudgedContexts);
  for (std::size_t i = 0; i < places; ++i) {
    const bool a_first = map_.mention(contexts[i].first).entity == a;
    collect_place(contexts[i], {known[a_first ? 0 : 1], known[a_first ? 1 : 0]});
    std::array<Features*, 2> place{&place_[a_first], &place_[!a_first]};
    for (const std::size_t order : {0, 1}) {
      add_place(*place[order], seen_[order], pair_[order]);
      if (i + 1 < places) remember(*place[order], seen_[order]);
    }
  }
  return pair_;
}

}  // namespace notegraph::extract
