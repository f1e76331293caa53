#include "extract/training/gold_aligner.h"

#include <algorithm>
#include <optional>

namespace notegraph::extract {
namespace {

/// The tokens that fill `range` exactly; nothing where it begins or ends within a token.
std::optional<TokenSpan> tokens_in(const std::vector<Token>& tokens, ByteRange range) {
  const auto begin = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& t) { return t.range.begin < range.begin; });
  const auto end =
      std::partition_point(begin, tokens.end(), [&](const Token& t) { return t.range.end <= range.end; });
  if (begin == end || begin->range.begin != range.begin || std::prev(end)->range.end != range.end) return {};
  const auto is_cut = [](const Token& t) { return t.gap == Gap::cut; };
  if (std::any_of(std::next(begin), end, is_cut)) return {};
  return TokenSpan{static_cast<std::uint32_t>(begin - tokens.begin()),
                   static_cast<std::uint32_t>(end - tokens.begin())};
}

std::vector<AlignedMention> all_places(const Annotation& gold, std::string_view text,
                                       const TokenizedNote& tokens) {
  std::vector<AlignedMention> places;
  for (std::size_t e = 0; e < gold.entities.size(); ++e) {
    for (const std::string& mention : gold.entities[e].mentions) {
      for (std::size_t at = text.find(mention); at != std::string_view::npos && !mention.empty();
           at = text.find(mention, at + 1)) {
        if (const auto span = tokens_in(tokens.tokens, {at, at + mention.size()}))
          places.push_back({*span, e});
      }
    }
  }
  return places;
}

}  // namespace

std::vector<AlignedMention> align(const Annotation& gold, std::string_view text,
                                  const TokenizedNote& tokens) {
  std::vector<AlignedMention> places = all_places(gold, text, tokens);
  std::stable_sort(places.begin(), places.end(), [](const AlignedMention& a, const AlignedMention& b) {
    return a.span.size() != b.span.size() ? a.span.size() > b.span.size() : a.span < b.span;
  });
  std::vector<bool> taken(tokens.tokens.size());
  std::vector<AlignedMention> kept;
  for (const AlignedMention& place : places) {
    const auto begin = taken.begin() + place.span.begin, end = taken.begin() + place.span.end;
    if (std::find(begin, end, true) != end) continue;
    std::fill(begin, end, true);
    kept.push_back(place);
  }
  std::sort(kept.begin(), kept.end(),
            [](const AlignedMention& a, const AlignedMention& b) { return a.span < b.span; });
  return kept;
}

std::vector<Tag> tags_of(const std::vector<AlignedMention>& mentions, std::size_t tokens) {
  std::vector<Tag> tags(tokens, Tag::outside);
  for (const AlignedMention& mention : mentions) {
    if (mention.span.size() == 1) {
      tags[mention.span.begin] = Tag::single;
      continue;
    }
    std::fill(tags.begin() + mention.span.begin, tags.begin() + mention.span.end, Tag::inside);
    tags[mention.span.begin] = Tag::begin;
    tags[mention.span.end - 1] = Tag::end;
  }
  return tags;
}

}  // namespace notegraph::extract
