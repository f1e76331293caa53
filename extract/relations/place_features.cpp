#include "extract/relations/place_features.h"

#include <bit>

namespace notegraph::extract {

PlaceFeatures::PlaceFeatures(const MentionMap& map, const PairContext& context, BothOrders& features)
    : map_(map),
      context_(context),
      first_type_(map.type_part_of(context.first)),
      second_type_(map.type_part_of(context.second)),
      features_(features) {}

FeatureHash PlaceFeatures::hash_of(FeatureKind kind, std::size_t order) const {
  return FeatureHash(kind).add(static_cast<int>(context_.rule)).add(order);
}

void PlaceFeatures::add(FeatureKind kind, std::uint64_t what) {
  add(kind, {what, what});
}

void PlaceFeatures::add(FeatureKind kind, const std::array<std::uint64_t, 2>& what) {
  for (std::size_t order = 0; order < features_.size(); ++order) {
    FeatureHash hash = hash_of(kind, order).add(what[order]);
    features_[order].push_back(hash.value());
    features_[order].push_back(hash.add(first_type_).add(second_type_).value());
  }
}

void PlaceFeatures::add_word(FeatureKind kind, std::string_view text) {
  for (std::size_t order = 0; order < features_.size(); ++order)
    features_[order].push_back(hash_of(kind, order).add(text).value());
}

void PlaceFeatures::add_phrase(FeatureKind kind, std::uint32_t begin, std::uint32_t end) {
  for (std::size_t order = 0; order < features_.size(); ++order) {
    ByteHash text = hash_of(kind, order).bytes();
    write_window(begin, end, text);
    features_[order].push_back(FeatureHash(text).value());
  }
}

void PlaceFeatures::write_window(std::uint32_t begin, std::uint32_t end, ByteHash& text) const {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map_.opens_mention(t, begin)) {
      text.add("@ ");
    } else if (!map_.is_mentioned(t)) {
      text.add(map_.folded(t));
      text.add(' ');
    }
  }
}

ByteHash PlaceFeatures::window(std::uint32_t begin, std::uint32_t end) const {
  ByteHash text;
  write_window(begin, end, text);
  return text;
}

void PlaceFeatures::add_window(FeatureKind kind, std::uint32_t begin, std::uint32_t end) {
  add(kind, window(begin, end));
}

void PlaceFeatures::add_bag(FeatureKind kind, std::uint32_t begin, std::uint32_t end) {
  for (std::size_t order = 0; order < features_.size(); ++order) {
    const ByteHash before_words = hash_of(kind, order).bytes();
    for (std::uint32_t t = begin; t < end; ++t) {
      if (map_.is_mentioned(t)) continue;
      ByteHash text = before_words;
      text.add(map_.folded(t));
      features_[order].push_back(FeatureHash(text).value());
      if (t + 1 == end || map_.is_mentioned(t + 1)) continue;
      text.add(' ');
      text.add(map_.folded(t + 1));
      features_[order].push_back(FeatureHash(text).value());
    }
  }
}

void PlaceFeatures::add_cues(const CueKinds& kinds, std::uint32_t begin, std::uint32_t end) {
  const auto cues = map_.cues_in(begin, end);
  std::uint64_t all = 0;
  for (const CueLexicon::Cue& cue : cues) all |= cue.hints;
  for (std::uint64_t bits = all; bits != 0; bits &= bits - 1) {
    add(kinds.any, static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
  add(kinds.first, cues.empty() ? 0 : cues.front().hints);
  add(kinds.last, cues.empty() ? 0 : cues.back().hints);
}

}  // namespace notegraph::extract
