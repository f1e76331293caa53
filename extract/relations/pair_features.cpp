#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "extract/learning/feature_hash.h"
#include "extract/learning/feature_order.h"

namespace notegraph::extract {
namespace {

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

void PairFeatureMaker::begin(std::size_t head, std::size_t tail, PairFeatures& pair) const {
  Features& features = pair.features_;
  features.clear();
  pair.place_begins_.clear();
  features.push_back(FeatureHash("bias").value());
  features.push_back(FeatureHash("types").add(map_.entity(head).type).add(map_.entity(tail).type).value());
  add_entity("head", map_, head, features);
  add_entity("tail", map_, tail, features);
}

void PairFeatureMaker::collect_place(const PairContext& context) {
  for (Features& features : place_) features.clear();
  PlaceFeatures place(map_, context, place_);
  place.add("rule", 0);
  if (context.rule == ContextRule::sentence) {
    add_sentence_features(place, patterns_);
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
