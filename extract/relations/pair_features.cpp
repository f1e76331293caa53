#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "extract/learning/feature_hash.h"
#include "extract/learning/feature_order.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxClasses = 2;  ///< Of one entity, looked at.

/// How the note speaks of the entity at all.
void add_entity(FeatureKind kind, const MentionMap& map, std::size_t entity, Features& features) {
  const FoundEntity& found = map.entity(entity);
  const auto count =
      static_cast<std::uint64_t>(std::bit_width(std::min<std::size_t>(found.mentions.size(), 8)));
  FeatureHash hash(kind);
  features.push_back(hash.add(count).add(map.is_in_heading(entity)).value());
  features.push_back(hash.add(found.type).value());
  features.push_back(FeatureHash(kind).add(found.type).value());
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
    : map_(map), guide_(guide) {
  for (const FoundEntity& entity : map_.entities()) names_.push_back(name_of(entity));
}

PairFeatureMaker::Name PairFeatureMaker::name_of(const FoundEntity& entity) const {
  if (entity.mentions.empty()) return {};
  const TokenSpan span = entity.mentions.front();
  FeatureHash whole("name");
  for (std::uint32_t t = span.begin; t < span.end; ++t) whole.add(map_.word(t));
  return {whole.value(), FeatureHash("name").add(map_.word(span.end - 1)).value()};
}

/// Kinds of things stand to each other as others of their kinds do.
void PairFeatureMaker::add_names(std::size_t head, std::size_t tail, Features& features) const {
  const Name of_head = names_[head], of_tail = names_[tail];
  const std::string& head_type = map_.entity(head).type;
  const std::string& tail_type = map_.entity(tail).type;
  features.push_back(FeatureHash("head ends").add(of_head.last).add(tail_type).value());
  features.push_back(FeatureHash("tail ends").add(of_tail.last).add(head_type).value());
  features.push_back(FeatureHash("both end").add(of_head.last).add(of_tail.last).value());
  features.push_back(FeatureHash("head name").add(of_head.whole).add(tail_type).value());
  features.push_back(FeatureHash("tail name").add(of_tail.whole).add(head_type).value());
  features.push_back(FeatureHash("both names").add(of_head.whole).add(of_tail.whole).value());
}

std::uint64_t PairFeatureMaker::known_relation(std::size_t head, std::size_t tail) const {
  const auto& a = map_.entity(head).concept_index;
  const auto& b = map_.entity(tail).concept_index;
  if (!a || !b) return FeatureHash("known").add(a ? 1 : 0).add(b ? 1 : 0).value();
  const std::string_view there = guide_.known->between(*a, *b), back = guide_.known->between(*b, *a);
  return FeatureHash("known as").add(there).add(back).value();
}

void PairFeatureMaker::add_known(std::size_t head, std::size_t tail, Features& features) const {
  features.push_back(FeatureHash("known").add(known_relation(head, tail)).value());
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

void PairFeatureMaker::begin(std::size_t head, std::size_t tail, PairFeatures& pair) const {
  Features& features = pair.features_;
  features.clear();
  pair.place_begins_.clear();
  features.push_back(FeatureHash("bias").value());
  features.push_back(FeatureHash("types").add(map_.entity(head).type).add(map_.entity(tail).type).value());
  add_entity("head", map_, head, features);
  add_entity("tail", map_, tail, features);
  add_names(head, tail, features);
  add_known(head, tail, features);
}

void PairFeatureMaker::collect_place(const PairContext& context) {
  for (Features& features : place_) features.clear();
  PlaceFeatures place(map_, context, place_);
  place.add("rule", 0);
  const std::size_t first = map_.mention(context.first).entity, second = map_.mention(context.second).entity;
  place.add("known", {known_relation(second, first), known_relation(first, second)});
  if (context.rule == ContextRule::sentence) {
    add_sentence_features(place, *guide_.patterns);
  } else {
    add_item_features(place);
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
  std::set_difference(place.begin(), place.end(), seen.begin(), seen.end(),
                      std::back_inserter(pair.features_));
}

void PairFeatureMaker::remember(const Features& place, Features& seen) {
  scratch_.clear();
  std::set_union(seen.begin(), seen.end(), place.begin(), place.end(), std::back_inserter(scratch_));
  std::swap(seen, scratch_);
}

const std::array<PairFeatures, 2>& PairFeatureMaker::make(std::size_t a, std::size_t b,
                                                          const std::vector<PairContext>& contexts) {
  begin(a, b, pair_[0]);
  begin(b, a, pair_[1]);
  for (Features& seen : seen_) seen.clear();
  const std::size_t places = std::min(contexts.size(), kJudgedContexts);
  for (std::size_t i = 0; i < places; ++i) {
    collect_place(contexts[i]);
    const bool a_first = map_.mention(contexts[i].first).entity == a;
    std::array<Features*, 2> place{&place_[a_first], &place_[!a_first]};
    for (const std::size_t order : {0, 1}) {
      add_place(*place[order], seen_[order], pair_[order]);
      if (i + 1 < places) remember(*place[order], seen_[order]);
    }
  }
  return pair_;
}

}  // namespace notegraph::extract
