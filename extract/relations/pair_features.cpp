#include "extract/relations/pair_features.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <string>

#include "extract/learning/feature_hash.h"
#include "extract/text/character_folding.h"

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestBetween = 40;  ///< Tokens looked at between two mentions.
constexpr std::uint32_t kLongestOwner = 30;    ///< Tokens looked at in a heading or lead.
constexpr std::uint32_t kNear = 10;            ///< Tokens looked at before and behind the two.

}  // namespace

PairFeatures::PairFeatures(const NoteView& note, const CueLexicon& cues,
                           const std::vector<FoundEntity>& entities,
                           const std::vector<EntityMention>& mentions)
    : note_(note),
      entities_(entities),
      mentions_(mentions),
      enumerations_(find_enumerations(note.tokens, mentions)),
      cues_(cues.find(note.tokens)),
      patterns_(cues.patterns()),
      mentioned_(note.tokens.tokens.size()),
      in_heading_(entities.size()) {
  for (const EntityMention& mention : mentions_) {
    std::fill(mentioned_.begin() + mention.span.begin, mentioned_.begin() + mention.span.end, true);
    const Block& block = note_.structure.blocks[note_.tokens.tokens[mention.span.begin].block];
    if (block.kind == BlockKind::heading) in_heading_[mention.entity] = true;
  }
  std::erase_if(cues_, [this](const CueLexicon::Cue& cue) {
    return is_mentioned(cue.span.begin) || is_mentioned(cue.span.end - 1);
  });
}

std::vector<Features> PairFeatures::of(std::size_t head, std::size_t tail,
                                       const std::vector<PairContext>& contexts) const {
  std::vector<Features> features;
  for (const PairContext& context : contexts) features.push_back(of(head, tail, context));
  return features;
}

Features PairFeatures::of(std::size_t head, std::size_t tail, const PairContext& context) const {
  Features features;
  const std::string& head_type = entities_[head].type;
  const std::string& tail_type = entities_[tail].type;
  const bool head_first = mentions_[context.first].entity == head;
  const View view{context, head_first, head_first ? head_type : tail_type, head_first ? tail_type : head_type,
                  features};
  features.push_back(FeatureHash("bias").value());
  features.push_back(FeatureHash("types").add(head_type).add(tail_type).value());
  add_entity("head", head, features);
  add_entity("tail", tail, features);
  add(view, "rule", 0);
  add_place(view);
  if (context.rule == ContextRule::sentence) {
    add_between(view);
  } else if (context.rule != ContextRule::subject && context.rule != ContextRule::next_sentence) {
    add_owner(view);
  }
  add_around(view);
  std::sort(features.begin(), features.end());
  features.erase(std::unique(features.begin(), features.end()), features.end());
  return features;
}

/// A feature of a context, alone and together with the types of the two entities.
void PairFeatures::add(const View& view, std::string_view kind, std::uint64_t what) const {
  FeatureHash hash(kind);
  hash.add(static_cast<int>(view.context.rule)).add(view.head_first).add(what);
  view.features.push_back(hash.value());
  view.features.push_back(hash.add(view.first_type).add(view.second_type).value());
}

void PairFeatures::add_word(const View& view, std::string_view kind, std::string_view text) const {
  view.features.push_back(
      FeatureHash(kind).add(static_cast<int>(view.context.rule)).add(view.head_first).add(text).value());
}

/// The words of [begin, end) as one; other mentions in it stand as their kind only.
void PairFeatures::add_window(const View& view, std::string_view kind, std::uint32_t begin,
                              std::uint32_t end) const {
  FeatureHash text("window");
  for (std::uint32_t t = begin; t < end; ++t) {
    if (!is_mentioned(t)) {
      text.add(note_.tokens.folded(t));
    } else if (t == begin || !is_mentioned(t - 1)) {
      text.add("@");
    }
  }
  add(view, kind, text.value());
}

/// Each word and each two neighboring words of [begin, end) that belong to no mention.
void PairFeatures::add_bag(const View& view, std::string_view kind, std::uint32_t begin,
                           std::uint32_t end) const {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (is_mentioned(t)) continue;
    add_word(view, kind, note_.tokens.folded(t));
    if (t + 1 < end && !is_mentioned(t + 1)) {
      add_word(view, kind,
               std::string(note_.tokens.folded(t)) + ' ' + std::string(note_.tokens.folded(t + 1)));
    }
  }
}

/// The classes of the cues in [begin, end), and those of the first and of the last one.
void PairFeatures::add_cues(const View& view, std::string_view kind, std::uint32_t begin,
                            std::uint32_t end) const {
  const auto first = std::partition_point(
      cues_.begin(), cues_.end(), [begin](const CueLexicon::Cue& cue) { return cue.span.begin < begin; });
  const auto last = std::partition_point(first, cues_.end(),
                                         [end](const CueLexicon::Cue& cue) { return cue.span.end <= end; });
  std::uint64_t all = 0;
  for (auto cue = first; cue != last; ++cue) all |= cue->hints;
  for (std::uint64_t bits = all; bits != 0; bits &= bits - 1) {
    add(view, kind, static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
  const std::string ends(kind);
  add(view, ends + " first", first == last ? 0 : first->hints);
  add(view, ends + " last", first == last ? 0 : std::prev(last)->hints);
}

/// Where the note speaks of the entity at all.
void PairFeatures::add_entity(std::string_view kind, std::size_t entity, Features& features) const {
  const auto count =
      static_cast<std::uint64_t>(std::bit_width(std::min<std::size_t>(entities_[entity].mentions.size(), 8)));
  features.push_back(FeatureHash(kind).add(entities_[entity].type).value());
  features.push_back(FeatureHash(kind).add(count).add(in_heading_[entity]).value());
  features.push_back(
      FeatureHash(kind).add(count).add(in_heading_[entity]).add(entities_[entity].type).value());
}

void PairFeatures::add_between(const View& view) const {
  const std::size_t first = view.context.first, second = view.context.second;
  const Enumeration& of_first = enumerations_[first];
  const Enumeration& of_second = enumerations_[second];
  if (of_first.first == of_second.first) {
    add(view, "enumerated together", 0);
    return;
  }
  // Through enumerations: in "X uses A, B and C" between X and C stands "uses".
  const std::uint32_t begin = mentions_[of_first.last].span.end, end = mentions_[of_second.first].span.begin;
  const std::uint32_t distance = end - begin;
  const std::size_t mentions_between = std::min<std::size_t>(of_second.first - of_first.last - 1, 4);
  add(view, "distance", static_cast<std::uint64_t>(std::bit_width(distance)));
  add(view, "mentions between", mentions_between);
  add(view, "enumerated",
      (of_first.first != of_first.last ? 1U : 0U) | (of_second.first != of_second.last ? 2U : 0U));
  if (distance > kLongestBetween) return;
  add_statement(view);
  if (distance <= 6) add_window(view, "between", begin, end);
  add_window(view, "behind first", begin, std::min(begin + 2, end));
  add_window(view, "before second", end - std::min(2U, distance), end);
  add_cues(view, mentions_between == 0 ? "cues near" : "cues far", begin, end);
  add_cues(view, "cues between", begin, end);
  const auto commas = std::count_if(note_.tokens.tokens.begin() + begin, note_.tokens.tokens.begin() + end,
                                    [](const Token& t) { return t.kind == TokenKind::punctuation; });
  add(view, "punctuation", static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(commas, 4)));
  add_bag(view, mentions_between == 0 ? "near" : "far", begin, end);
}

std::optional<PatternStatement> PairFeatures::statement_at(const PairContext& context) const {
  if (context.rule != ContextRule::sentence) return std::nullopt;
  const Enumeration& of_first = enumerations_[context.first];
  const Enumeration& of_second = enumerations_[context.second];
  if (of_second.first != of_first.last + 1) return std::nullopt;  // One enumeration, or others stand between.
  // "BERT is a masked model, GPT a causal one": behind a bare comma a new clause may begin.
  for (std::size_t member = of_second.first; member < context.second; ++member) {
    if (is_comma_between(member)) return std::nullopt;
  }
  return patterns_.match(note_.tokens,
                         {mentions_[of_first.last].span.end, mentions_[of_second.first].span.begin});
}

/// Whether only a comma stands between a mention and the next.
bool PairFeatures::is_comma_between(std::size_t mention) const {
  const std::uint32_t begin = mentions_[mention].span.end, end = mentions_[mention + 1].span.begin;
  return end == begin + 1 && (note_.tokens.folded(begin) == "," || note_.tokens.folded(begin) == "，");
}

/// The relation that a phrase between the two states, and whether for this head.
void PairFeatures::add_statement(const View& view) const {
  const auto statement = statement_at(view.context);
  if (!statement) return;
  const bool this_head = statement->forward == view.head_first;
  view.features.push_back(FeatureHash("statement").add(statement->relation).add(this_head).value());
  view.features.push_back(FeatureHash("statement")
                              .add(statement->relation)
                              .add(this_head)
                              .add(view.first_type)
                              .add(view.second_type)
                              .value());
}

/// What stands before and behind the two, in their sentences.
void PairFeatures::add_around(const View& view) const {
  const TokenSpan first = mentions_[enumerations_[view.context.first].first].span;
  const TokenSpan second = mentions_[enumerations_[view.context.second].first].span;
  const TokenSpan last = mentions_[enumerations_[view.context.second].last].span;
  const TokenSpan sentence = sentence_tokens(note_.tokens.tokens[second.begin].sentence);
  const std::uint32_t after_end = std::min(sentence.end, last.end + kNear);
  add_window(view, "after 1", last.end, std::min(sentence.end, last.end + 1));
  add_window(view, "after 2", last.end, std::min(sentence.end, last.end + 2));
  add_cues(view, "cues after", last.end, after_end);
  if (view.context.rule == ContextRule::sentence) {
    const std::uint32_t before = std::max(sentence.begin, first.begin - std::min(first.begin, kNear));
    add_window(view, "before 2", std::max(before, first.begin - std::min(first.begin, 2U)), first.begin);
    add_cues(view, "cues before", before, first.begin);
    return;
  }
  const std::uint32_t before =
      std::max(sentence.begin, second.begin - std::min(second.begin, kLongestBetween));
  add_window(view, "before item 1", std::max(before, second.begin - std::min(second.begin, 1U)),
             second.begin);
  add_window(view, "before item 2", std::max(before, second.begin - std::min(second.begin, 2U)),
             second.begin);
  add_cues(view, "cues before item", before, second.begin);
}

/// What a heading, a lead, a first cell says beside its mention.
void PairFeatures::add_owner(const View& view) const {
  const std::uint32_t owner_block = note_.tokens.tokens[mentions_[view.context.first].span.begin].block;
  const TokenSpan owner = block_tokens(owner_block);
  const std::uint32_t begin = owner.end - std::min(owner.size(), kLongestOwner);
  add_bag(view, "owner", begin, owner.end);
  add_cues(view, "owner cues", begin, owner.end);
  const Block& block = note_.structure.blocks[owner_block];
  add(view, "owner kind", static_cast<std::uint64_t>(block.kind) * 2 + (block.question ? 1 : 0));
}

/// Where in its block the second mention stands, and what labels the block.
void PairFeatures::add_place(const View& view) const {
  if (view.context.rule == ContextRule::sentence) return;
  const TokenSpan span = mentions_[view.context.second].span;
  const Token& token = note_.tokens.tokens[span.begin];
  const Block& block = note_.structure.blocks[token.block];
  const TokenSpan tokens = block_tokens(token.block);
  const std::uint32_t offset = span.begin - tokens.begin;
  const auto mentions_before = static_cast<std::uint64_t>(
      std::count(mentioned_.begin() + tokens.begin, mentioned_.begin() + span.begin, true));
  const bool fills = tokens.size() == span.size();
  add(view, "kind",
      static_cast<std::uint64_t>(block.kind) * 4 + (mentions_before == 0 ? 2U : 0U) +
          (offset == 0 ? 1U : 0U));
  add(view, "offset", static_cast<std::uint64_t>(std::bit_width(offset)) * 2 + (fills ? 1U : 0U));
  add(view, "mentioned before", static_cast<std::uint64_t>(std::bit_width(mentions_before)));
  if (block.label.begin < block.label.end) {
    const auto end = std::partition_point(
        note_.tokens.tokens.begin() + tokens.begin, note_.tokens.tokens.begin() + tokens.end,
        [&block](const Token& t) { return t.range.end <= block.label.end; });
    add_cues(view, "label cues", tokens.begin, static_cast<std::uint32_t>(end - note_.tokens.tokens.begin()));
    add_word(view, "label", fold_text(note_.source.slice(block.label)));
  }
  if (block.column_header != kNoBlock) {
    const TokenSpan header = block_tokens(static_cast<std::uint32_t>(block.column_header));
    add_cues(view, "column cues", header.begin, header.end);
    add_bag(view, "column", header.begin, header.end);
  }
}

TokenSpan PairFeatures::sentence_tokens(std::uint32_t sentence) const {
  const auto& tokens = note_.tokens.tokens;
  const auto begin = std::partition_point(tokens.begin(), tokens.end(),
                                          [sentence](const Token& t) { return t.sentence < sentence; });
  const auto end = std::partition_point(begin, tokens.end(),
                                        [sentence](const Token& t) { return t.sentence == sentence; });
  return {static_cast<std::uint32_t>(begin - tokens.begin()),
          static_cast<std::uint32_t>(end - tokens.begin())};
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
