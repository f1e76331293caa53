#include "extract/relations/template_matches.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "extract/relations/clause_border.h"

namespace notegraph::extract {
namespace {

using Element = SentenceTemplate::Element;
using Elements = std::vector<Element>;

constexpr std::uint32_t kLongestGap = 10;     // Tokens.
constexpr std::uint32_t kLongestItems = 40;   // Tokens.
constexpr std::uint32_t kLongestRemark = 14;  // Tokens of a bracket behind a name.
constexpr int kMostFillers = 3;               // Between two elements.
constexpr std::uint32_t kLongestFiller = 3;   // Tokens.

/// Of a clause or of a member of an enumeration.
bool is_border(std::string_view word) {
  return is_clause_border(word) || word == "." || word == "、";
}

bool is_hard_border(std::string_view word) {
  return word != "," && word != "、" && is_border(word);
}

bool joins_items(std::string_view word) {
  constexpr std::array<std::string_view, 13> kJoins = {"、", ",",  "和",  "与", "及", "或", "/",
                                                       "&",  "以", "and", "or", "et", "ou"};
  return std::find(kJoins.begin(), kJoins.end(), word) != kJoins.end();
}

/// A word of the templates where it stands in a sentence.
struct StandingWord {
  TokenSpan span;
  std::uint32_t number = 0;  ///< See TemplateLexicon::find_word().
};

/// The words of a sentence by the token where they begin, or end.
class WordsByEdge {
 public:
  WordsByEdge(std::vector<StandingWord> words, TokenSpan sentence, std::uint32_t TokenSpan::*edge)
      : words_(std::move(words)), sentence_(sentence), firsts_(sentence.size() + 2) {
    std::stable_sort(words_.begin(), words_.end(), [edge](const StandingWord& a, const StandingWord& b) {
      return a.span.*edge < b.span.*edge;
    });
    for (const StandingWord& word : words_) ++firsts_[word.span.*edge - sentence_.begin + 1];
    std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
  }

  const std::vector<StandingWord>& words() const { return words_; }
  /// None behind the sentence, where an enumeration may reach.
  std::span<const StandingWord> at(std::uint32_t token) const {
    if (token > sentence_.end) return {};
    const std::size_t t = token - sentence_.begin;
    return std::span(words_).subspan(firsts_[t], firsts_[t + 1] - firsts_[t]);
  }

 private:
  std::vector<StandingWord> words_;
  TokenSpan sentence_;
  std::vector<std::uint32_t> firsts_;  ///< Per token, and behind the last: of the words that it has.
};

/// Matches templates in one sentence.
class SentenceMatcher {
 public:
  SentenceMatcher(const MentionMap& map, const TemplateLexicon& lexicon, TokenSpan sentence)
      : map_(map),
        sentence_(sentence),
        tokens_(sentence.size()),
        by_begin_(find_words(lexicon), sentence, &TokenSpan::begin),
        by_end_(by_begin_.words(), sentence, &TokenSpan::end) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const std::string_view word = map.folded(t);
      TokenRole& role = tokens_[t - sentence.begin];
      role.is_border = is_border(word);
      role.is_hard_border = is_hard_border(word);
      role.joins = joins_items(word);
      role.ends_gap = map.is_mentioned(t) || role.is_border || lexicon.is_stop(word);
      std::string text;
      for (std::uint32_t size = 1; size <= kLongestFiller && t + size <= sentence.end; ++size) {
        if (map.is_mentioned(t + size - 1)) break;
        text += map.folded(t + size - 1);
        role.opens_filler[size - 1] = lexicon.is_filler(text);
      }
    }
  }

  /// Adds what `pattern` states with the enumeration of mention `first` in its first place.
  void match(const SentenceTemplate& pattern, std::size_t first,
             std::vector<TemplateMatches::Statement>& statements) const {
    const Enumeration& opening = map_.enumeration_of(first);
    const std::uint32_t begin = map_.mention(opening.first).span.begin;
    if (!match_back(pattern.before, pattern.before.size(), begin, kMostFillers)) return;
    for (const std::uint32_t end : ends_of(opening)) {
      match_ahead(pattern.between, 0, end, kMostFillers, [&](std::uint32_t at) {
        const TokenSpan opened = map_.mentions_in({at, std::min(at + 1, sentence_.end)});
        if (at >= sentence_.end || opened.size() == 0) return false;
        const std::size_t second = map_.enumeration_of(opened.begin).first;
        if (second == opening.first) return false;
        const Enumeration& closing = map_.enumeration_of(second);
        for (const std::uint32_t behind : ends_of(closing)) {
          if (!match_ahead(pattern.after, 0, behind, kMostFillers, [](std::uint32_t) { return true; }))
            continue;
          statements.push_back({opening.first, second, pattern.relation, pattern.head_first});
          return true;
        }
        return false;
      });
    }
  }

 private:
  using Continue = std::function<bool(std::uint32_t)>;

  /// What a token is to every template: asked often, found out once.
  struct TokenRole {
    bool is_border = false, is_hard_border = false;
    bool joins = false;                               ///< The members of an enumeration.
    bool ends_gap = false;                            ///< No gap reaches over it.
    std::array<bool, kLongestFiller> opens_filler{};  ///< Of 1, 2, ... tokens.
  };
  const TokenRole& role(std::uint32_t token) const { return tokens_[token - sentence_.begin]; }

  /// Behind an enumeration, and behind a bracket that follows it.
  std::vector<std::uint32_t> ends_of(const Enumeration& enumeration) const {
    const std::uint32_t end = map_.mention(enumeration.last).span.end;
    std::vector<std::uint32_t> ends = {end};
    if (end >= sentence_.end || map_.folded(end) != "(") return ends;
    for (std::uint32_t t = end + 1; t < std::min(sentence_.end, end + kLongestRemark); ++t) {
      if (map_.folded(t) != ")") continue;
      ends.push_back(t + 1);
      break;
    }
    return ends;
  }

  std::vector<StandingWord> find_words(const TemplateLexicon& lexicon) const {
    std::vector<StandingWord> words;
    std::string text;
    for (std::uint32_t begin = sentence_.begin; begin < sentence_.end; ++begin) {
      text.clear();
      for (std::uint32_t t = begin; t < sentence_.end && !map_.is_mentioned(t); ++t) {
        const TemplateLexicon::Word found = lexicon.find_word(text += map_.folded(t));
        if (found.number) words.push_back({{begin, t + 1}, *found.number});
        if (!found.begins_one) break;
      }
    }
    return words;
  }

  /// Whether `follow` holds for one of the words of `element` that are `standing`, in the order of the
  /// former.
  template <typename Follow>
  static bool any_stands(const Element& element, std::span<const StandingWord> standing,
                         const Follow& follow) {
    if (standing.empty()) return false;
    return std::any_of(element.numbers.begin(), element.numbers.end(), [&](std::uint32_t number) {
      const auto word = std::find_if(standing.begin(), standing.end(),
                                     [&](const StandingWord& w) { return w.number == number; });
      return word != standing.end() && follow(word->span);
    });
  }

  bool match_ahead(const Elements& elements, std::size_t next, std::uint32_t at, int fillers,
                   const Continue& go_on) const {
    if (next == elements.size()) {
      if (go_on(at)) return true;
    } else if (match_element_ahead(elements, next, at, go_on)) {
      return true;
    }
    if (fillers == 0) return false;
    if (at >= sentence_.end) return false;
    for (std::uint32_t size = 1; size <= kLongestFiller; ++size) {
      const bool is_filler = role(at).opens_filler[size - 1];
      if (is_filler && match_ahead(elements, next, at + size, fillers - 1, go_on)) return true;
    }
    return false;
  }

  bool match_element_ahead(const Elements& elements, std::size_t next, std::uint32_t at,
                           const Continue& go_on) const {
    const Element& element = elements[next];
    const auto follow = [&](std::uint32_t from) {
      return match_ahead(elements, next + 1, from, kMostFillers, go_on);
    };
    switch (element.kind) {
      case Element::Kind::words:
        return any_stands(element, by_begin_.at(at), [&](TokenSpan word) { return follow(word.end); }) ||
               (element.optional && follow(at));
      case Element::Kind::gap:
        for (std::uint32_t t = at;; ++t) {
          if (follow(t)) return true;
          if (t >= sentence_.end || t - at == kLongestGap || role(t).ends_gap) return false;
        }
      case Element::Kind::items:
        for (std::uint32_t t = at;; ++t) {
          const bool is_whole = t == at || role(at).joins || role(t - 1).joins;
          if (is_whole && follow(t)) return true;
          if (t >= sentence_.end || t - at == kLongestItems || role(t).is_hard_border) return false;
        }
      case Element::Kind::end:
        return (at >= sentence_.end || (!map_.is_mentioned(at) && role(at).is_border)) && follow(at);
    }
    return false;
  }

  /// Whether elements [0, `end`) stand before `at`.
  bool match_back(const Elements& elements, std::size_t end, std::uint32_t at, int fillers) const {
    if (end == 0) return true;
    if (match_element_back(elements, end, at)) return true;
    if (fillers == 0) return false;
    for (std::uint32_t size = 1; size <= std::min(kLongestFiller, at - sentence_.begin); ++size) {
      const bool is_filler = role(at - size).opens_filler[size - 1];
      if (is_filler && match_back(elements, end, at - size, fillers - 1)) return true;
    }
    return false;
  }

  bool match_element_back(const Elements& elements, std::size_t end, std::uint32_t at) const {
    const Element& element = elements[end - 1];
    const auto follow = [&](std::uint32_t from) { return match_back(elements, end - 1, from, kMostFillers); };
    switch (element.kind) {
      case Element::Kind::words:
        return any_stands(element, by_end_.at(at), [&](TokenSpan word) { return follow(word.begin); }) ||
               (element.optional && follow(at));
      case Element::Kind::gap:
        for (std::uint32_t t = at;; --t) {
          if (follow(t)) return true;
          if (t <= sentence_.begin || at - t == kLongestGap || role(t - 1).ends_gap) return false;
        }
      case Element::Kind::items:
        for (std::uint32_t t = at;; --t) {
          const bool is_whole = t == at || role(t).joins || role(at - 1).joins;
          if (is_whole && follow(t)) return true;
          if (t <= sentence_.begin || at - t == kLongestItems || role(t - 1).is_hard_border) return false;
        }
      case Element::Kind::end:
        return (at <= sentence_.begin || (!map_.is_mentioned(at - 1) && role(at - 1).is_border)) &&
               follow(at);
    }
    return false;
  }

  const MentionMap& map_;
  const TokenSpan sentence_;
  std::vector<TokenRole> tokens_;  ///< Of the sentence.
  const WordsByEdge by_begin_, by_end_;
};

}  // namespace

TemplateMatches::TemplateMatches(const MentionMap& map, const TemplateLexicon& lexicon) {
  if (lexicon.templates().empty()) return;
  std::vector<std::size_t> needed;
  const std::size_t sentences = map.note().structure.sentences.size();
  for (std::uint32_t s = 0; s < sentences; ++s) {
    const TokenSpan sentence = map.sentence_tokens(s);
    if (sentence.size() == 0) continue;
    const TokenSpan mentions = map.mentions_in(sentence);
    if (mentions.size() < 2) continue;
    needed.clear();
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (map.is_mentioned(t)) continue;
      const auto& needing = lexicon.needing(map.folded(t));
      needed.insert(needed.end(), needing.begin(), needing.end());
    }
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    if (needed.empty()) continue;
    const SentenceMatcher matcher(map, lexicon, sentence);
    for (std::size_t m = mentions.begin; m < mentions.end; ++m) {
      if (map.enumeration_of(m).first != m) continue;
      for (const std::size_t index : needed) matcher.match(lexicon.templates()[index], m, statements_);
    }
  }
  std::sort(statements_.begin(), statements_.end());
  statements_.erase(std::unique(statements_.begin(), statements_.end()), statements_.end());
}

std::span<const TemplateMatches::Statement> TemplateMatches::of(const MentionMap& map, std::size_t first,
                                                                std::size_t second) const {
  const std::pair place(map.enumeration_of(first).first, map.enumeration_of(second).first);
  const auto place_of = [](const Statement& s) { return std::pair(s.first, s.second); };
  const auto begin = std::lower_bound(statements_.begin(), statements_.end(), place,
                                      [&](const Statement& s, const auto& p) { return place_of(s) < p; });
  auto end = begin;
  while (end != statements_.end() && place_of(*end) == place) ++end;
  return {begin, end};
}

}  // namespace notegraph::extract
