#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "extract/learning/feature_hash.h"
#include "extract/relations/place_features.h"

namespace notegraph::extract {
namespace {

void make_distinct(Features& features) {
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
}

/// How the note speaks of the entity at all.
void add_entity(std::string_view kind, const MentionMap& map, std::size_t entity, Features& features) {
  const FoundEntity& found = map.entity(entity);
  const auto count =
      static_cast<std::uint64_t>(std::bit_width(std::min<std::size_t>(found.mentions.size(), 8)));
  FeatureHash hash(kind);
  features.push_back(hash.add(count).add(map.is_in_heading(entity)).value());
  features.push_back(hash.add(found.type).value());
  features.push_back(FeatureHash(kind).add(found.type).value());
}

Features place_features(const MentionMap& map, const PatternLexicon& patterns, std::size_t head,
                        const PairContext& context) {
  Features features;
  PlaceFeatures place(map, context, map.mention(context.first).entity == head, features);
  place.add("rule", 0);
  if (context.rule == ContextRule::sentence) {
    add_sentence_features(place, patterns);
  } else {
    add_item_features(place);
    if (context.rule != ContextRule::subject && context.rule != ContextRule::next_sentence) {
      add_owner_features(place);
    }
  }
  add_surroundings(place);
  make_distinct(features);
  return features;
}

}  // namespace

Features PairFeatures::all() const {
  Features all = pair;
  for (const Features& place : places) all.insert(all.end(), place.begin(), place.end());
  return all;
}

PairFeatures make_pair_features(const MentionMap& map, const PatternLexicon& patterns, std::size_t head,
                                std::size_t tail, const std::vector<PairContext>& contexts) {
  PairFeatures out;
  out.pair.push_back(FeatureHash("bias").value());
  out.pair.push_back(FeatureHash("types").add(map.entity(head).type).add(map.entity(tail).type).value());
  add_entity("head", map, head, out.pair);
  add_entity("tail", map, tail, out.pair);
  {
    const auto last = [&](std::size_t e) { const TokenSpan m = map.entity(e).mentions.front(); return FeatureHash("x").add(map.word(m.end - 1)).value(); };
    const auto all = [&](std::size_t e) { const TokenSpan m = map.entity(e).mentions.front(); FeatureHash h("y"); for (auto t = m.begin; t < m.end; ++t) h.add(map.word(t)); return h.value(); };
    const std::string& ht = map.entity(head).type; const std::string& tt = map.entity(tail).type;
    out.pair.push_back(FeatureHash("hl").add(last(head)).add(tt).value());
    out.pair.push_back(FeatureHash("tl").add(last(tail)).add(ht).value());
    out.pair.push_back(FeatureHash("htl").add(last(head)).add(last(tail)).value());
    out.pair.push_back(FeatureHash("ha").add(all(head)).add(tt).value());
    out.pair.push_back(FeatureHash("ta").add(all(tail)).add(ht).value());
    out.pair.push_back(FeatureHash("hta").add(all(head)).add(all(tail)).value());
  }
  Features seen;
  for (const PairContext& context : contexts) {
    if (out.places.size() == kJudgedContexts) break;
    const Features place = place_features(map, patterns, head, context);
    Features& fresh = out.places.emplace_back();
    std::set_difference(place.begin(), place.end(), seen.begin(), seen.end(), std::back_inserter(fresh));
    Features merged;
    std::merge(seen.begin(), seen.end(), fresh.begin(), fresh.end(), std::back_inserter(merged));
    seen = std::move(merged);
  }
  return out;
}

}  // namespace notegraph::extract
