#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <string>

#include "extract/learning/feature_hash.h"

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestBetween = 40;  ///< Tokens looked at between two mentions.
constexpr std::uint32_t kLongestOwner = 30;    ///< Tokens looked at in a heading or lead.

}  // namespace

PairFeatures::PairFeatures(const NoteView& note, const std::vector<FoundEntity>& entities,
                           const std::vector<EntityMention>& mentions)
    : note_(note),
      entities_(entities),
      mentions_(mentions),
      enumerations_(find_enumerations(note.tokens, mentions)),
      mentioned_(note.tokens.tokens.size()) {
  for (const EntityMention& mention : mentions_) {
    std::fill(mentioned_.begin() + mention.span.begin, mentioned_.begin() + mention.span.end, true);
  }
}

Features PairFeatures::of(std::size_t head, std::size_t tail,
                          const std::vector<PairContext>& contexts) const {
  Features features;
  const std::string& head_type = entities_[head].type;
  const std::string& tail_type = entities_[tail].type;
  features.push_back(FeatureHash("bias").value());
  features.push_back(FeatureHash("types").add(head_type).add(tail_type).value());
  features.push_back(FeatureHash("head type").add(head_type).value());
  features.push_back(FeatureHash("tail type").add(tail_type).value());
  features.push_back(FeatureHash("contexts").add(std::min<std::size_t>(contexts.size(), 4)).value());
  for (const PairContext& context : contexts) {
    const bool head_first = mentions_[context.first].entity == head;
    const View view{context, head_first, head_first ? head_type : tail_type,
                    head_first ? tail_type : head_type, features};
    add_types(view);
    add_place(view);
    switch (context.rule) {
      case ContextRule::sentence:
        add_between(view);
        add_around(view);
        break;
      case ContextRule::row:
      case ContextRule::column:
      case ContextRule::lead:
      case ContextRule::heading:
      case ContextRule::outer_heading:
        add_owner(view);
        add_around(view);
        break;
      case ContextRule::subject:
      case ContextRule::next_sentence: add_around(view); break;
    }
  }
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

void PairFeatures::add(const View& view, std::string_view kind, std::string_view text) const {
  FeatureHash hash(kind);
  hash.add(static_cast<int>(view.context.rule)).add(view.head_first).add(text);
  view.features.push_back(hash.value());
  view.features.push_back(hash.add(view.first_type).add(view.second_type).value());
}

void PairFeatures::add_number(const View& view, std::string_view kind, std::size_t number) const {
  FeatureHash hash(kind);
  hash.add(static_cast<int>(view.context.rule)).add(view.head_first).add(number);
  view.features.push_back(hash.value());
  view.features.push_back(hash.add(view.first_type).add(view.second_type).value());
}

/// The words of [begin, end) as one; other mentions in it stand as their kind only.
void PairFeatures::add_window(const View& view, std::string_view kind, std::uint32_t begin,
                              std::uint32_t end) const {
  std::string text;
  for (std::uint32_t t = begin; t < end; ++t) {
    if (is_mentioned(t)) {
      if (text.empty() || text.back() != '@') text += '@';
    } else {
      text += note_.tokens.folded(t);
      text += ' ';
    }
  }
  add(view, kind, text);
}

/// Each word and each two neighboring words of [begin, end) that belong to no mention.
void PairFeatures::add_bag(const View& view, std::string_view kind, std::uint32_t begin,
                           std::uint32_t end) const {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (is_mentioned(t)) continue;
    add(view, kind, note_.tokens.folded(t));
    if (t + 1 < end && !is_mentioned(t + 1)) {
      add(view, kind, std::string(note_.tokens.folded(t)) + ' ' + std::string(note_.tokens.folded(t + 1)));
    }
  }
}

void PairFeatures::add_types(const View& view) const {
  add(view, "rule", "");
}

void PairFeatures::add_between(const View& view) const {
  const std::size_t first = view.context.first, second = view.context.second;
  const Enumeration& of_first = enumerations_[first];
  const Enumeration& of_second = enumerations_[second];
  if (of_first.first == of_second.first) {
    add(view, "enumerated together", "");
    return;
  }
  // Through enumerations: in "X uses A, B and C" between X and C stands "uses".
  const std::uint32_t begin = mentions_[of_first.last].span.end, end = mentions_[of_second.first].span.begin;
  const std::uint32_t distance = end - begin;
  const std::size_t mentions_between = of_second.first - of_first.last - 1;
  add_number(view, "distance", static_cast<std::size_t>(std::bit_width(distance)));
  add_number(view, "mentions between", std::min<std::size_t>(mentions_between, 4));
  add_number(view, "enumerated",
             (of_first.first != of_first.last ? 1U : 0U) | (of_second.first != of_second.last ? 2U : 0U));
  if (distance > kLongestBetween) return;
  if (distance <= 6) add_window(view, "between", begin, end);
  add_window(view, "behind first", begin, std::min(begin + 2, end));
  add_window(view, "before second", end - std::min(2U, distance), end);
  add_window(view, "before second 3", end - std::min(3U, distance), end);
  add_bag(view, mentions_between == 0 ? "near" : "far", begin, end);
}

void PairFeatures::add_around(const View& view) const {
  const auto size = static_cast<std::uint32_t>(note_.tokens.tokens.size());
  const EntityMention& first = mentions_[enumerations_[view.context.first].first];
  const EntityMention& second = mentions_[enumerations_[view.context.second].last];
  const EntityMention& second_begin = mentions_[enumerations_[view.context.second].first];
  for (std::uint32_t n = 1; n <= 2; ++n) {
    if (first.span.begin >= n)
      add_window(view, n == 1 ? "before 1" : "before 2", first.span.begin - n, first.span.begin);
    if (second.span.end + n <= size)
      add_window(view, n == 1 ? "after 1" : "after 2", second.span.end, second.span.end + n);
  }
  if (view.context.rule == ContextRule::sentence) return;
  const std::uint32_t behind = mentions_[view.context.first].span.end;
  if (behind + 2 <= size) add_window(view, "behind owner", behind, behind + 2);
  for (std::uint32_t n = 1; n <= 3; ++n) {
    if (second_begin.span.begin >= n) {
      add_window(view, "before item", second_begin.span.begin - n, second_begin.span.begin);
    }
  }
}

/// What a heading, a lead, a column header says beside its mention.
void PairFeatures::add_owner(const View& view) const {
  const std::uint32_t owner_block = note_.tokens.tokens[mentions_[view.context.first].span.begin].block;
  const TokenSpan owner = block_tokens(owner_block);
  const std::uint32_t begin = owner.end - std::min(owner.size(), kLongestOwner);
  add_bag(view, "owner", begin, owner.end);
  const Block& block = note_.structure.blocks[owner_block];
  add_number(view, "owner kind", static_cast<std::size_t>(block.kind) * 2 + block.question);
}

/// Where in its block the second mention stands, and what labels the block.
void PairFeatures::add_place(const View& view) const {
  if (view.context.rule == ContextRule::sentence) return;
  const TokenSpan span = mentions_[view.context.second].span;
  const Token& token = note_.tokens.tokens[span.begin];
  const Block& block = note_.structure.blocks[token.block];
  const TokenSpan tokens = block_tokens(token.block);
  const std::uint32_t offset = span.begin - tokens.begin;
  const bool is_first = std::find(mentioned_.begin() + tokens.begin, mentioned_.begin() + span.begin, true) ==
                        mentioned_.begin() + span.begin;
  add_number(view, "kind",
             static_cast<std::size_t>(block.kind) * 4 + (is_first ? 2U : 0U) + (offset == 0 ? 1U : 0U));
  add_number(view, "offset",
             static_cast<std::size_t>(std::bit_width(offset)) * 4 + (is_first ? 2U : 0U) +
                 (tokens.size() == span.size() ? 1U : 0U));
  if (block.label.begin < block.label.end) add(view, "label", note_.source.slice(block.label));
  if (block.column_header != kNoBlock) {
    const Block& header = note_.structure.blocks[static_cast<std::size_t>(block.column_header)];
    add(view, "column", note_.source.slice(header.range));
  }
}

TokenSpan PairFeatures::block_tokens(std::uint32_t block) const {
  const auto& tokens = note_.tokens.tokens;
  const auto begin =
      std::partition_point(tokens.begin(), tokens.end(), [block](const Token& t) { return t.block < block; });
  const auto end =
      std::partition_point(begin, tokens.end(), [block](const Token& t) { return t.block == block; });
  return {static_cast<std::uint32_t>(begin - tokens.begin()),
          static_cast<std::uint32_t>(end - tokens.begin())};
}

}  // namespace notegraph::extract
