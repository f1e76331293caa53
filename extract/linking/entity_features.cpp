#include "extract/linking/entity_features.h"

#include <algorithm>
#include <bit>
#include <set>
#include <string>

#include "extract/learning/feature_hash.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kLexiconWeight = 8;  ///< How often the type that the lexicon gives counts.

/// Tenths, with the ends told apart more finely.
std::uint32_t level(float probability) {
  if (probability < 0.01F) return 0;
  if (probability < 0.05F) return 1;
  if (probability > 0.99F) return 14;
  if (probability > 0.96F) return 13;
  return 2 + static_cast<std::uint32_t>(probability * 10);
}

std::uint32_t log_level(std::size_t count) {
  return static_cast<std::uint32_t>(std::bit_width(count));
}

std::uint32_t script_of(const NoteView& note, TokenSpan span) {
  std::uint32_t script = 0;
  for (std::uint32_t t = span.begin; t < span.end; ++t)
    script |= 1U << static_cast<unsigned>(note.tokens.tokens[t].kind);
  const std::string_view text = note.text(span);
  const bool has_upper = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return script | (has_upper ? 16U : 0U);
}

std::string joined(const TokenizedNote& tokens, std::uint32_t begin, std::uint32_t end) {
  std::string out;
  for (std::uint32_t t = begin; t < end; ++t) out += tokens.folded(t);
  return out;
}

}  // namespace

EntityFeatures::EntityFeatures(const NoteView& note, const Lexicon& lexicon, const LexiconEndings& endings,
                               const std::vector<EntityCandidate>& candidates)
    : note_(note), lexicon_(lexicon), endings_(endings), best_cover_(note.tokens.tokens.size()) {
  for (const EntityCandidate& candidate : candidates) {
    for (const NameCandidate& name : candidate.names) {
      for (std::uint32_t t = name.span.begin; t < name.span.end; ++t) {
        best_cover_[t] = std::max(best_cover_[t], name.probability);
      }
    }
  }
}

Features EntityFeatures::for_keeping(const EntityCandidate& candidate) const {
  Features features = {FeatureHash("keep").value()};
  add_probabilities(candidate, features);
  add_places(candidate, features);
  add_name(candidate, features);
  return features;
}

Features EntityFeatures::for_typing(const EntityCandidate& candidate) const {
  Features features = {FeatureHash("type").value()};
  add_name(candidate, features);
  add_words(candidate, features);
  add_surroundings(candidate, features);
  // The lexicon is right more often than any one word around the name: its say counts more from the start.
  if (candidate.concept_index) {
    const std::string_view known = lexicon_.concepts()[*candidate.concept_index].type;
    features.insert(features.end(), kLexiconWeight, FeatureHash("known type").add(known).value());
  }
  return features;
}

void EntityFeatures::add_probabilities(const EntityCandidate& candidate, Features& features) const {
  float sum = 0, best = 0, covered = 1;
  std::size_t likely = 0;
  for (const NameCandidate& name : candidate.names) {
    sum += name.probability;
    best = std::max(best, name.probability);
    likely += name.probability >= 0.5F;
    float cover = 0;
    for (std::uint32_t t = name.span.begin; t < name.span.end; ++t) cover = std::max(cover, best_cover_[t]);
    covered = std::min(covered, cover - name.probability);
  }
  const float mean = sum / static_cast<float>(candidate.names.size());
  const bool known = candidate.concept_index.has_value();
  features.push_back(FeatureHash("best").add(level(best)).value());
  features.push_back(FeatureHash("best known").add(level(best)).add(known).value());
  features.push_back(FeatureHash("mean").add(level(mean)).value());
  features.push_back(FeatureHash("mean best").add(level(mean) / 2).add(level(best)).value());
  features.push_back(FeatureHash("sum").add(static_cast<int>(std::min(sum, 4.F) * 4)).value());
  features.push_back(FeatureHash("likely").add(std::min<std::size_t>(likely, 4)).value());
  features.push_back(
      FeatureHash("count").add(log_level(candidate.names.size())).add(level(best) / 3).value());
  features.push_back(FeatureHash("covered").add(level(std::max(covered, 0.F))).value());
  features.push_back(
      FeatureHash("covered best").add(level(std::max(covered, 0.F)) / 3).add(level(best) / 3).value());
  // Linear parts, so that neighboring levels are not learnt one by one.
  for (std::uint32_t step = 1; step <= level(best); ++step)
    features.push_back(FeatureHash("best from").add(step).value());
  for (std::uint32_t step = 1; step <= level(mean); ++step)
    features.push_back(FeatureHash("mean from").add(step).value());
}

void EntityFeatures::add_places(const EntityCandidate& candidate, Features& features) const {
  std::set<std::uint64_t> places;
  for (const NameCandidate& name : candidate.names) {
    const Block& block = note_.structure.blocks[note_.tokens.tokens[name.span.begin].block];
    const ByteRange range = note_.range(name.span);
    places.insert(FeatureHash("in").add(static_cast<int>(block.kind)).value());
    if (range.begin == block.range.begin)
      places.insert(FeatureHash("opens").add(static_cast<int>(block.kind)).value());
    if (range == block.range) places.insert(FeatureHash("fills").add(static_cast<int>(block.kind)).value());
    for (const Mark& mark : block.marks) {
      if (mark.kind == MarkKind::hidden || mark.kind == MarkKind::opaque) continue;
      if (mark.range.begin <= range.begin && range.end <= mark.range.end) {
        places.insert(
            FeatureHash("marked").add(static_cast<int>(mark.kind)).add(mark.range == range).value());
      }
    }
    if (range.begin >= block.label.begin && range.end <= block.label.end) {
      places.insert(FeatureHash("label").add(range == block.label).value());
    }
  }
  features.insert(features.end(), places.begin(), places.end());
}

void EntityFeatures::add_name(const EntityCandidate& candidate, Features& features) const {
  const TokenSpan span = candidate.best_name().span;
  const TokenizedNote& tokens = note_.tokens;
  features.push_back(
      FeatureHash("length").add(std::min<std::uint32_t>(span.size(), 8)).add(script_of(note_, span)).value());
  features.push_back(FeatureHash("script").add(script_of(note_, span)).value());
  features.push_back(FeatureHash("key").add(form_key(tokens, span)).value());
  for (std::uint32_t n = 1; n <= 3 && n < span.size(); ++n) {
    features.push_back(FeatureHash("end").add(joined(tokens, span.end - n, span.end)).value());
    features.push_back(FeatureHash("start").add(joined(tokens, span.begin, span.begin + n)).value());
  }
  for (std::uint32_t n = 1; n <= 2 && n < span.size(); ++n) {
    const LexiconEndings::Habit& habit = endings_.of(joined(tokens, span.end - n, span.end)).ending;
    features.push_back(FeatureHash("ends like").add(n).add(habit.type).value());
    features.push_back(FeatureHash("ends like often").add(n).add(habit.type).add(habit.frequency).value());
  }
  const std::string_view type =
      candidate.concept_index ? lexicon_.concepts()[*candidate.concept_index].type : std::string_view();
  features.push_back(FeatureHash("known").add(type).value());
  features.push_back(FeatureHash("known script").add(type).add(script_of(note_, span)).value());
  if (candidate.concept_index) {
    features.push_back(
        FeatureHash("concept").add(lexicon_.concepts()[*candidate.concept_index].name).value());
  }
  if (span.size() == 1 && tokens.tokens[span.begin].kind == TokenKind::word) {
    const std::string_view word = tokens.folded(span.begin);
    features.push_back(FeatureHash("word end")
                           .add(word.substr(word.size() - std::min<std::size_t>(word.size(), 3)))
                           .value());
    features.push_back(FeatureHash("word size").add(std::min<std::size_t>(word.size(), 10)).value());
  }
}

/// The words of the name, whose own first and last need not be whole ones.
void EntityFeatures::add_words(const EntityCandidate& candidate, Features& features) const {
  constexpr std::uint32_t kMany = 6;
  const TokenSpan span = candidate.best_name().span;
  const TokenizedNote& tokens = note_.tokens;
  const auto part_of_name = [&](TokenSpan word) {
    return tokens.folded(TokenSpan{std::max(word.begin, span.begin), std::min(word.end, span.end)});
  };
  const TokenSpan first = tokens.words[span.begin], last = tokens.words[span.end - 1];
  std::uint32_t count = 0;
  for (std::uint32_t t = span.begin; t < span.end; t = tokens.words[t].end) {
    features.push_back(FeatureHash("word of name").add(part_of_name(tokens.words[t])).value());
    ++count;
  }
  const bool is_whole = first.begin == span.begin && last.end == span.end;
  features.push_back(FeatureHash("words")
                         .add(std::min(count, kMany))
                         .add(is_whole)
                         .add(candidate.concept_index.has_value())
                         .value());
  if (span.size() == 1) return;
  features.push_back(FeatureHash("first word").add(part_of_name(first)).value());
  features.push_back(FeatureHash("last word").add(part_of_name(last)).value());
}

void EntityFeatures::add_surroundings(const EntityCandidate& candidate, Features& features) const {
  std::set<std::uint64_t> found;
  const TokenizedNote& tokens = note_.tokens;
  const auto word = [&tokens](std::uint32_t t) {
    return t < tokens.tokens.size() ? tokens.folded(t) : std::string_view();
  };
  for (const NameCandidate& name : candidate.names) {
    const std::string_view before = name.span.begin > 0 ? word(name.span.begin - 1) : std::string_view();
    const std::string_view before2 = name.span.begin > 1 ? word(name.span.begin - 2) : std::string_view();
    const std::string_view after = word(name.span.end), after2 = word(name.span.end + 1);
    found.insert(FeatureHash("before").add(before).value());
    found.insert(FeatureHash("before2").add(before2).add(before).value());
    found.insert(FeatureHash("after").add(after).value());
    found.insert(FeatureHash("after2").add(after).add(after2).value());
  }
  features.insert(features.end(), found.begin(), found.end());
}

}  // namespace notegraph::extract
