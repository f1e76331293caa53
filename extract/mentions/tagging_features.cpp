#include "extract/mentions/tagging_features.h"

#include <algorithm>
#include <bit>

#include "extract/learning/feature_hash.h"

namespace notegraph::extract {
namespace {

/// The shape of a word: which of lower case, capitals, digits it has, and whether it starts with a capital.
std::uint64_t shape_of(const Token& token, std::string_view surface) {
  FeatureHash hash("shape");
  hash.add(static_cast<int>(token.kind));
  if (token.kind == TokenKind::punctuation) return hash.add(surface).value();
  if (token.kind != TokenKind::word) return hash.value();
  bool lower = false, upper = false, digit = false, other = false;
  for (const char c : surface) {
    lower = lower || (c >= 'a' && c <= 'z');
    upper = upper || (c >= 'A' && c <= 'Z');
    digit = digit || (c >= '0' && c <= '9');
    other = other || static_cast<unsigned char>(c) >= 0x80;
  }
  const bool starts_upper = surface.front() >= 'A' && surface.front() <= 'Z';
  return hash.add(lower | upper << 1 | digit << 2 | other << 3 | starts_upper << 4)
      .add(std::min<std::size_t>(surface.size(), 5))
      .value();
}

// Bits of TaggingFeatures::View::place_in_word.
constexpr std::uint64_t kBeginsWord = 1, kEndsWord = 2;

std::uint64_t feature(FeatureKind kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return FeatureHash(kind).add(a).add(b).add(c).value();
}

}  // namespace

TaggingFeatures::TaggingFeatures(const Lexicon& lexicon, const LexiconEndings& endings, std::string_view text,
                                 const StructuredNote& structure, const TokenizedNote& tokens,
                                 const std::vector<LexiconMatch>& matches)
    : structure_(structure), tokens_(tokens), views_(tokens.tokens.size() + 2 * kMargin) {
  view_forms(text);
  view_words();
  view_matches(lexicon, matches);
  view_endings(endings);
  view_marks();
  count_pairs();
}

void TaggingFeatures::view_forms(std::string_view text) {
  for (std::uint32_t t = 0; t < tokens_.tokens.size(); ++t) {
    const Token& token = tokens_.tokens[t];
    const auto surface = text.substr(token.range.begin, token.range.end - token.range.begin);
    view(t).form = FeatureHash("word").add(tokens_.folded(t)).value();
    view(t).shape = shape_of(token, surface);
  }
}

void TaggingFeatures::view_words() {
  constexpr std::uint32_t kLongWord = 5;
  const auto tokens = static_cast<std::uint32_t>(tokens_.tokens.size());
  view(tokens).word_span = {tokens, tokens};  // Behind it comes nothing.
  for (std::uint32_t t = 0; t < tokens; ++t) {
    const TokenSpan word = tokens_.words[t];
    view(t).word_span = word;
    view(t).word = FeatureHash("word").add(tokens_.folded(word)).value();
    view(t).place_in_word = (t == word.begin ? kBeginsWord : 0U) | (t + 1 == word.end ? kEndsWord : 0U) |
                            std::min(word.size(), kLongWord) << 2U;
  }
}

void TaggingFeatures::view_matches(const Lexicon& lexicon, const std::vector<LexiconMatch>& matches) {
  for (const LexiconMatch& match : matches) {
    const std::string_view type = lexicon.concepts()[match.concept_index].type;
    for (std::uint32_t t = match.span.begin; t < match.span.end; ++t) {
      const int place = (t == match.span.begin ? 1 : 0) | (t + 1 == match.span.end ? 2 : 0);
      view(t).lexicon = FeatureHash("known").add(place).add(type).value();
    }
  }
}

void TaggingFeatures::view_endings(const LexiconEndings& endings) {
  for (std::uint32_t t = 0; t < tokens_.tokens.size(); ++t) {
    view(t).habits = &endings.of(tokens_.folded(t));
    if (t + 1 == tokens_.tokens.size() || tokens_.tokens[t + 1].gap == Gap::cut) continue;
    view(t).habits_of_two = &endings.of(tokens_.folded({t, t + 2}));
  }
}

void TaggingFeatures::view_marks() {
  std::uint32_t t = 0;
  for (std::uint32_t b = 0; b < structure_.blocks.size(); ++b) {
    const Block& block = structure_.blocks[b];
    const std::uint32_t first = t;
    while (t < tokens_.tokens.size() && tokens_.tokens[t].block == b) {
      const ByteRange& range = tokens_.tokens[t].range;
      view(t).in_label = range.begin >= block.label.begin && range.end <= block.label.end;
      ++t;
    }
    std::uint32_t from = first;
    for (const Mark& mark : block.marks) {
      if (mark.kind == MarkKind::hidden || mark.kind == MarkKind::opaque) continue;
      while (from < t && tokens_.tokens[from].range.begin < mark.range.begin) ++from;
      for (std::uint32_t i = from; i < t && tokens_.tokens[i].range.end <= mark.range.end; ++i) {
        view(i).marks |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(mark.kind));
      }
    }
  }
}

/// By open addressing: the pairs are hashes already.
void TaggingFeatures::count_pairs() {
  struct Slot {
    std::uint64_t pair = 0;
    std::uint32_t count = 0;
  };
  const auto tokens = static_cast<std::uint32_t>(tokens_.tokens.size());
  std::vector<Slot> slots(std::bit_ceil(2 * std::size_t{tokens} + 1));
  std::vector<std::size_t> slot_of(tokens);
  for (std::uint32_t t = 0; t < tokens; ++t) {
    const std::uint64_t pair = feature("pair", at(t).form, at(t, +1).form);
    std::size_t slot = pair & (slots.size() - 1);
    while (slots[slot].count > 0 && slots[slot].pair != pair) slot = (slot + 1) & (slots.size() - 1);
    slots[slot].pair = pair;
    ++slots[slot].count;
    slot_of[t] = slot;
  }
  for (std::uint32_t t = 0; t < tokens; ++t) view(t).repeated = slots[slot_of[t]].count;
}

void TaggingFeatures::of(std::uint32_t token, Features& features) const {
  features.clear();
  features.push_back(feature("bias", 0));
  add_forms(token, features);
  add_words(token, features);
  add_shapes(token, features);
  add_lexicon(token, features);
  add_endings(token, features);
  add_structure(token, features);
  add_repetition(token, features);
}

void TaggingFeatures::add_forms(std::uint32_t t, Features& features) const {
  const std::uint64_t before2 = at(t, -2).form, before = at(t, -1).form, form = at(t).form;
  const std::uint64_t after = at(t, +1).form, after2 = at(t, +2).form;
  features.insert(
      features.end(),
      {feature("w0", form), feature("w-1", before), feature("w+1", after), feature("w-2", before2),
       feature("w+2", after2), feature("w-1w0", before, form), feature("w0w+1", form, after),
       feature("w-2w-1", before2, before), feature("w+1w+2", after, after2), feature("w-1w+1", before, after),
       feature("w-1w0w+1", before, form, after), feature("w-2w-1w0", before2, before, form),
       feature("w0w+1w+2", form, after, after2)});
}

void TaggingFeatures::add_words(std::uint32_t t, Features& features) const {
  const View& here = at(t);
  const View &before = word_before(here), &after = word_behind(here);
  const View &before2 = word_before(before), &after2 = word_behind(after);
  const std::uint64_t place = here.place_in_word, border = place & (kBeginsWord | kEndsWord);
  features.insert(
      features.end(),
      {feature("p0", place), feature("p-1p0", at(t, -1).place_in_word, place),
       feature("p0p+1", place, at(t, +1).place_in_word), feature("p0l0", place, here.lexicon),
       feature("word0", here.word, border), feature("word-1", before.word, border),
       feature("word+1", after.word, border), feature("word-2", before2.word, border),
       feature("word+2", after2.word, border), feature("word-1word0", before.word, here.word, border),
       feature("word0word+1", here.word, after.word, border),
       feature("word-1word+1", before.word, after.word, border),
       feature("word-2word-1", before2.word, before.word, border),
       feature("word+1word+2", after.word, after2.word, border),
       feature("word-1p0l0", before.word, place, here.lexicon),
       feature("word+1p0l0", after.word, place, here.lexicon)});
}

void TaggingFeatures::add_shapes(std::uint32_t t, Features& features) const {
  const std::uint64_t before = at(t, -1).shape, shape = at(t).shape, after = at(t, +1).shape;
  features.insert(features.end(), {feature("s0", shape), feature("s-1s0", before, shape),
                                   feature("s0s+1", shape, after), feature("s-1s0s+1", before, shape, after),
                                   feature("s-2s-1s0", at(t, -2).shape, before, shape),
                                   feature("s0s+1s+2", shape, after, at(t, +2).shape)});
  const Token& token = tokens_.tokens[t];
  features.push_back(feature("gap", static_cast<std::uint64_t>(token.gap), shape));
  if (token.kind == TokenKind::word) {
    const std::string_view folded = tokens_.folded(t);
    features.push_back(FeatureHash("prefix").add(folded.substr(0, 3)).value());
    features.push_back(FeatureHash("suffix")
                           .add(folded.substr(folded.size() - std::min<std::size_t>(3, folded.size())))
                           .value());
    features.push_back(FeatureHash("suffix")
                           .add(folded.substr(folded.size() - std::min<std::size_t>(4, folded.size())))
                           .value());
  }
}

void TaggingFeatures::add_lexicon(std::uint32_t t, Features& features) const {
  const std::uint64_t before = at(t, -1).lexicon, known = at(t).lexicon, after = at(t, +1).lexicon;
  features.insert(
      features.end(),
      {feature("l0", known), feature("l-1", before), feature("l+1", after), feature("l-1l0", before, known),
       feature("l0l+1", known, after), feature("l-1l0l+1", before, known, after),
       feature("l0w0", known, at(t).form), feature("l-1w0", before, at(t).form),
       feature("l+1w0", after, at(t).form), feature("l0w-1", known, at(t, -1).form),
       feature("l0w+1", known, at(t, +1).form), feature("l0s0", known, at(t).shape)});
}

void TaggingFeatures::add_endings(std::uint32_t t, Features& features) const {
  const auto add = [&features](FeatureKind kind, const LexiconEndings::Habit& habit) {
    FeatureHash hash = FeatureHash(kind).add(habit.frequency);
    features.insert(features.end(), {hash.value(), hash.add(habit.type).value()});
  };
  add("ends", at(t).habits->ending);
  add("begins", at(t).habits->beginning);
  if (const LexiconEndings::Habits* const before = at(t, -1).habits_of_two) {
    add("ends here", before->ending);
    add("began before", before->beginning);
  }
  if (const LexiconEndings::Habits* const here = at(t).habits_of_two) {
    add("ends next", here->ending);
    add("begins here", here->beginning);
  }
}

void TaggingFeatures::add_structure(std::uint32_t t, Features& features) const {
  const Token& token = tokens_.tokens[t];
  const Block& block = structure_.blocks[token.block];
  const bool at_start = t == 0 || tokens_.tokens[t - 1].block != token.block;
  const bool at_end = t + 1 == tokens_.tokens.size() || tokens_.tokens[t + 1].block != token.block;
  const auto kind = static_cast<std::uint64_t>(block.kind);
  const std::uint64_t place =
      kind | (at_start ? 16U : 0U) | (at_end ? 32U : 0U) | (block.question ? 64U : 0U);
  features.insert(features.end(),
                  {feature("block", kind), feature("place", place),
                   feature("place shape", place, at(t).shape), feature("place known", place, at(t).lexicon)});
  const std::uint64_t marks = at(t).marks | (at(t, -1).marks == at(t).marks ? 0x100U : 0U) |
                              (at(t, +1).marks == at(t).marks ? 0x200U : 0U);
  features.insert(features.end(), {feature("marks", marks), feature("marks block", marks, kind),
                                   feature("marks shape", marks, at(t).shape)});
  if (at(t).in_label) features.push_back(feature("label", at(t).lexicon, at(t).form));
  if (block.kind == BlockKind::table_cell) {
    features.push_back(feature("cell", block.row == 0, block.column == 0, place));
  }
}

void TaggingFeatures::add_repetition(std::uint32_t t, Features& features) const {
  const auto here = static_cast<std::uint64_t>(std::bit_width(at(t).repeated));
  const auto before = static_cast<std::uint64_t>(std::bit_width(at(t, -1).repeated));
  const std::uint64_t is_known = at(t).lexicon != 0;
  features.insert(features.end(), {feature("repeated", before, here, is_known),
                                   feature("repeated shape", before, here, at(t).shape)});
}

}  // namespace notegraph::extract
