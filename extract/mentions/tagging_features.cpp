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

std::uint64_t feature(FeatureKind kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return FeatureHash(kind).add(a).add(b).add(c).value();
}

}  // namespace

TaggingFeatures::TaggingFeatures(const Lexicon& lexicon, const LexiconEndings& endings, std::string_view text,
                                 const StructuredNote& structure, const TokenizedNote& tokens,
                                 const std::vector<LexiconMatch>& matches)
    : endings_(endings), structure_(structure), tokens_(tokens), views_(tokens.tokens.size()) {
  view_words(text);
  view_matches(lexicon, matches);
  view_marks();
  count_pairs();
}

void TaggingFeatures::view_words(std::string_view text) {
  for (std::uint32_t t = 0; t < views_.size(); ++t) {
    const Token& token = tokens_.tokens[t];
    const auto surface = text.substr(token.range.begin, token.range.end - token.range.begin);
    views_[t].word = FeatureHash("word").add(tokens_.folded(t)).value();
    views_[t].shape = shape_of(token, surface);
  }
}

void TaggingFeatures::view_matches(const Lexicon& lexicon, const std::vector<LexiconMatch>& matches) {
  for (const LexiconMatch& match : matches) {
    const std::string& type = lexicon.concepts()[match.concept_index].type;
    for (std::uint32_t t = match.span.begin; t < match.span.end; ++t) {
      const int place = (t == match.span.begin ? 1 : 0) | (t + 1 == match.span.end ? 2 : 0);
      views_[t].lexicon = FeatureHash("known").add(place).add(type).value();
    }
  }
}

void TaggingFeatures::view_marks() {
  std::uint32_t t = 0;
  for (std::uint32_t b = 0; b < structure_.blocks.size(); ++b) {
    const Block& block = structure_.blocks[b];
    const std::uint32_t first = t;
    while (t < views_.size() && tokens_.tokens[t].block == b) {
      const ByteRange& range = tokens_.tokens[t].range;
      views_[t].in_label = range.begin >= block.label.begin && range.end <= block.label.end;
      ++t;
    }
    std::uint32_t from = first;
    for (const Mark& mark : block.marks) {
      if (mark.kind == MarkKind::hidden || mark.kind == MarkKind::opaque) continue;
      while (from < t && tokens_.tokens[from].range.begin < mark.range.begin) ++from;
      for (std::uint32_t i = from; i < t && tokens_.tokens[i].range.end <= mark.range.end; ++i) {
        views_[i].marks |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(mark.kind));
      }
    }
  }
}

void TaggingFeatures::count_pairs() {
  for (std::uint32_t t = 0; t < views_.size(); ++t) ++pair_counts_[pair(t)];
}

const TaggingFeatures::View& TaggingFeatures::at(std::int64_t token) const {
  static const View kNowhere;
  return token < 0 || token >= static_cast<std::int64_t>(views_.size())
             ? kNowhere
             : views_[static_cast<std::size_t>(token)];
}

std::uint64_t TaggingFeatures::pair(std::int64_t first) const {
  return feature("pair", at(first).word, at(first + 1).word);
}

std::uint32_t TaggingFeatures::pair_count(std::int64_t first) const {
  const auto it = pair_counts_.find(pair(first));
  return it == pair_counts_.end() ? 0 : it->second;
}

void TaggingFeatures::of(std::uint32_t token, Features& features) const {
  features.clear();
  features.push_back(feature("bias", 0));
  add_words(token, features);
  add_shapes(token, features);
  add_lexicon(token, features);
  add_endings(token, features);
  add_structure(token, features);
  add_repetition(token, features);
}

void TaggingFeatures::add_words(std::int64_t t, Features& features) const {
  const std::uint64_t before2 = at(t - 2).word, before = at(t - 1).word, word = at(t).word;
  const std::uint64_t after = at(t + 1).word, after2 = at(t + 2).word;
  features.push_back(feature("w0", word));
  features.push_back(feature("w-1", before));
  features.push_back(feature("w+1", after));
  features.push_back(feature("w-2", before2));
  features.push_back(feature("w+2", after2));
  features.push_back(feature("w-1w0", before, word));
  features.push_back(feature("w0w+1", word, after));
  features.push_back(feature("w-2w-1", before2, before));
  features.push_back(feature("w+1w+2", after, after2));
  features.push_back(feature("w-1w+1", before, after));
  features.push_back(feature("w-1w0w+1", before, word, after));
  features.push_back(feature("w-2w-1w0", before2, before, word));
  features.push_back(feature("w0w+1w+2", word, after, after2));
}

void TaggingFeatures::add_shapes(std::int64_t t, Features& features) const {
  const std::uint64_t before = at(t - 1).shape, shape = at(t).shape, after = at(t + 1).shape;
  features.push_back(feature("s0", shape));
  features.push_back(feature("s-1s0", before, shape));
  features.push_back(feature("s0s+1", shape, after));
  features.push_back(feature("s-1s0s+1", before, shape, after));
  features.push_back(feature("s-2s-1s0", at(t - 2).shape, before, shape));
  features.push_back(feature("s0s+1s+2", shape, after, at(t + 2).shape));
  const Token& token = tokens_.tokens[static_cast<std::size_t>(t)];
  features.push_back(feature("gap", static_cast<std::uint64_t>(token.gap), shape));
  if (token.kind == TokenKind::word) {
    const std::string_view folded = tokens_.folded(static_cast<std::uint32_t>(t));
    features.push_back(FeatureHash("prefix").add(folded.substr(0, 3)).value());
    features.push_back(FeatureHash("suffix")
                           .add(folded.substr(folded.size() - std::min<std::size_t>(3, folded.size())))
                           .value());
    features.push_back(FeatureHash("suffix")
                           .add(folded.substr(folded.size() - std::min<std::size_t>(4, folded.size())))
                           .value());
  }
}

void TaggingFeatures::add_lexicon(std::int64_t t, Features& features) const {
  const std::uint64_t before = at(t - 1).lexicon, known = at(t).lexicon, after = at(t + 1).lexicon;
  features.push_back(feature("l0", known));
  features.push_back(feature("l-1", before));
  features.push_back(feature("l+1", after));
  features.push_back(feature("l-1l0", before, known));
  features.push_back(feature("l0l+1", known, after));
  features.push_back(feature("l-1l0l+1", before, known, after));
  features.push_back(feature("l0w0", known, at(t).word));
  features.push_back(feature("l-1w0", before, at(t).word));
  features.push_back(feature("l+1w0", after, at(t).word));
  features.push_back(feature("l0w-1", known, at(t - 1).word));
  features.push_back(feature("l0w+1", known, at(t + 1).word));
  features.push_back(feature("l0s0", known, at(t).shape));
}

void TaggingFeatures::add_endings(std::int64_t t, Features& features) const {
  const auto add = [&features](FeatureKind kind, const LexiconEndings::Habit& habit) {
    features.push_back(FeatureHash(kind).add(habit.frequency).value());
    features.push_back(FeatureHash(kind).add(habit.frequency).add(habit.type).value());
  };
  const auto token = static_cast<std::uint32_t>(t);
  const std::string_view word = tokens_.folded(token);
  // The comparison forms of neighboring tokens stand side by side.
  const auto two_from = [this](std::uint32_t first) {
    const std::uint32_t begin = tokens_.tokens[first].folded_begin,
                        end = tokens_.tokens[first + 1].folded_end;
    return std::string_view(tokens_.folded_text).substr(begin, end - begin);
  };
  add("ends", endings_.ending(word));
  add("begins", endings_.beginning(word));
  const bool has_next = token + 1 < tokens_.tokens.size() && tokens_.tokens[token + 1].gap != Gap::cut;
  const bool has_previous = token > 0 && tokens_.tokens[token].gap != Gap::cut;
  if (has_previous) {
    const std::string_view two = two_from(token - 1);
    add("ends here", endings_.ending(two));
    add("began before", endings_.beginning(two));
  }
  if (has_next) {
    const std::string_view two = two_from(token);
    add("ends next", endings_.ending(two));
    add("begins here", endings_.beginning(two));
  }
}

void TaggingFeatures::add_structure(std::int64_t t, Features& features) const {
  const auto index = static_cast<std::size_t>(t);
  const Token& token = tokens_.tokens[index];
  const Block& block = structure_.blocks[token.block];
  const bool at_start = index == 0 || tokens_.tokens[index - 1].block != token.block;
  const bool at_end = index + 1 == tokens_.tokens.size() || tokens_.tokens[index + 1].block != token.block;
  const auto kind = static_cast<std::uint64_t>(block.kind);
  const std::uint64_t place =
      kind | (at_start ? 16U : 0U) | (at_end ? 32U : 0U) | (block.question ? 64U : 0U);
  features.push_back(feature("block", kind));
  features.push_back(feature("place", place));
  features.push_back(feature("place shape", place, at(t).shape));
  features.push_back(feature("place known", place, at(t).lexicon));
  const std::uint64_t marks = at(t).marks | (at(t - 1).marks == at(t).marks ? 0x100U : 0U) |
                              (at(t + 1).marks == at(t).marks ? 0x200U : 0U);
  features.push_back(feature("marks", marks));
  features.push_back(feature("marks block", marks, kind));
  features.push_back(feature("marks shape", marks, at(t).shape));
  if (at(t).in_label) features.push_back(feature("label", at(t).lexicon, at(t).word));
  if (block.kind == BlockKind::table_cell) {
    features.push_back(feature("cell", block.row == 0, block.column == 0, place));
  }
}

void TaggingFeatures::add_repetition(std::int64_t t, Features& features) const {
  const auto here = static_cast<std::uint64_t>(std::bit_width(pair_count(t)));
  const auto before = static_cast<std::uint64_t>(std::bit_width(pair_count(t - 1)));
  const std::uint64_t is_known = at(t).lexicon != 0;
  features.push_back(feature("repeated", before, here, is_known));
  features.push_back(feature("repeated shape", before, here, at(t).shape));
}

}  // namespace notegraph::extract
