#include "extract/relations/place_features.h"

#include <bit>

#include "extract/learning/feature_hash.h"

namespace notegraph::extract {

PlaceFeatures::PlaceFeatures(const MentionMap& map, const PairContext& context, bool head_first,
                             Features& features)
    : map_(map),
      context_(context),
      head_first_(head_first),
      first_type_(map.type_of(context.first)),
      second_type_(map.type_of(context.second)),
      features_(features) {}

void PlaceFeatures::add(std::string_view kind, std::uint64_t what) {
  FeatureHash hash(kind);
  hash.add(static_cast<int>(context_.rule)).add(head_first_).add(what);
  features_.push_back(hash.value());
  features_.push_back(hash.add(first_type_).add(second_type_).value());
}

void PlaceFeatures::add(std::string_view kind, const std::string& what) {
  add(kind, FeatureHash(what).value());
}

void PlaceFeatures::add_word(std::string_view kind, std::string_view text) {
  features_.push_back(
      FeatureHash(kind).add(static_cast<int>(context_.rule)).add(head_first_).add(text).value());
}

std::string PlaceFeatures::window(std::uint32_t begin, std::uint32_t end) const {
  std::string text;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map_.opens_mention(t, begin)) {
      text += "@ ";
    } else if (!map_.is_mentioned(t)) {
      text.append(map_.word(t)).push_back(' ');
    }
  }
  return text;
}

void PlaceFeatures::add_window(std::string_view kind, std::uint32_t begin, std::uint32_t end) {
  add(kind, window(begin, end));
}

void PlaceFeatures::add_bag(std::string_view kind, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (map_.is_mentioned(t)) continue;
    add_word(kind, map_.word(t));
    if (t + 1 < end && !map_.is_mentioned(t + 1)) {
      add_word(kind, std::string(map_.word(t)).append(" ").append(map_.word(t + 1)));
    }
  }
}

void PlaceFeatures::add_cues(std::string_view kind, std::uint32_t begin, std::uint32_t end) {
  const auto cues = map_.cues_in(begin, end);
  std::uint64_t all = 0;
  for (const CueLexicon::Cue& cue : cues) all |= cue.hints;
  for (std::uint64_t bits = all; bits != 0; bits &= bits - 1) {
    add(kind, static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
  const std::string ends(kind);
  add(ends + " first", cues.empty() ? 0 : cues.front().hints);
  add(ends + " last", cues.empty() ? 0 : cues.back().hints);
}

}  // namespace notegraph::extract
