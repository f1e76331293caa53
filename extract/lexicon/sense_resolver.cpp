#include "extract/lexicon/sense_resolver.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

constexpr char kSeparator = '\x1f';
constexpr std::size_t kShortestMisspelt = 8;  ///< Letters: shorter words are too often others.

bool is_mostly_chinese(const TokenizedNote& tokens) {
  const auto count = [&tokens](TokenKind kind) {
    return std::count_if(tokens.tokens.begin(), tokens.tokens.end(),
                         [kind](const Token& token) { return token.kind == kind; });
  };
  return count(TokenKind::ideograph) > count(TokenKind::word);
}

/// Capitals are compared without what may stand between the parts of a name.
std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    const bool is_dropped = u <= ' ' || c == '-' || c == '_' || c == '.' || c == '*' || c == '/' || c == '`';
    if (!is_dropped) out += c;
  }
  return out;
}

bool has_capitals(std::string_view surface, std::string_view capitals) {
  const std::string written = letters_and_digits(surface);
  const std::string wanted = letters_and_digits(capitals);
  return written == wanted || written == wanted + "s";
}

class SenseResolver {
 public:
  SenseResolver(const Lexicon& lexicon, std::string_view text, const StructuredNote& structure,
                const TokenizedNote& tokens, bool misspellings)
      : lexicon_(lexicon), text_(text), structure_(structure), tokens_(tokens), misspellings_(misspellings) {}

  std::vector<LexiconMatch> matches() {
    std::vector<LexiconMatch> found;
    std::vector<Lexicon::Hit> hits;
    for (std::uint32_t t = 0; t < tokens_.tokens.size();) {
      lexicon_.hits_at(tokens_, t, hits);
      std::optional<LexiconMatch> match;
      for (auto hit = hits.rbegin(); hit != hits.rend() && !match; ++hit) match = resolve(t, *hit);
      if (!match && misspellings_) match = resolve_misspelt(t);
      if (match) found.push_back(*match);
      t = match ? match->span.end : t + 1;
    }
    return found;
  }

 private:
  std::optional<LexiconMatch> resolve(std::uint32_t begin, const Lexicon::Hit& hit) {
    const std::uint64_t from = tokens_.tokens[begin].range.begin;
    const std::string_view surface = text_.substr(from, tokens_.tokens[hit.end - 1].range.end - from);
    for (const LexiconSense& sense : hit.senses) {  // Those that need a cue come first.
      if (!sense.capitals.empty() && !has_capitals(surface, sense.capitals)) continue;
      if (sense.needs_cue && !has_cue(begin, sense.concept_index)) continue;
      return LexiconMatch{{begin, hit.end}, sense.concept_index, sense.needs_cue};
    }
    return std::nullopt;
  }

  std::optional<LexiconMatch> resolve_misspelt(std::uint32_t t) {
    const Token& token = tokens_.tokens[t];
    const std::string_view word = tokens_.folded(t);
    if (token.kind != TokenKind::word || word.size() < kShortestMisspelt || is_code(token))
      return std::nullopt;
    const auto [meant, is_new] = misspelt_.try_emplace(word);
    if (is_new) meant->second = lexicon_.misspelt_word(word);
    if (!meant->second) return std::nullopt;
    return LexiconMatch{{t, t + 1}, *meant->second, false};
  }

  bool is_code(const Token& token) const {
    return !structure_.blocks.empty() && structure_.blocks[token.block].kind == BlockKind::code;
  }

  /// Whether the sentence or a heading above it holds a cue of the concept.
  bool has_cue(std::uint32_t token, std::uint32_t concept_index) {
    if (holds_cue(sentence_of(tokens_.tokens[token].sentence), concept_index)) return true;
    if (structure_.blocks.empty()) return false;
    std::int32_t heading = structure_.blocks[tokens_.tokens[token].block].heading;
    for (; heading != kNoBlock; heading = structure_.blocks[static_cast<std::size_t>(heading)].heading) {
      if (heading_holds_cue(static_cast<std::uint32_t>(heading), concept_index)) return true;
    }
    return false;
  }

  bool holds_cue(const std::string& key, std::uint32_t concept_index) const {
    const std::span<const std::string_view> cues = lexicon_.concepts()[concept_index].cues;
    return std::any_of(cues.begin(), cues.end(),
                       [&key](std::string_view cue) { return key.find(cue) != std::string::npos; });
  }

  /// Remembers its answers: many sentences may stand below a long heading.
  bool heading_holds_cue(std::uint32_t heading, std::uint32_t concept_index) {
    const auto [answer, is_new] = heading_answers_.try_emplace({heading, concept_index}, false);
    if (is_new) {
      const TokenSpan span = tokens_where([&](const Token& t) { return t.block < heading; },
                                          [&](const Token& t) { return t.block <= heading; });
      answer->second = holds_cue(key_of(span), concept_index);
    }
    return answer->second;
  }

  std::string key_of(TokenSpan span) const {
    std::string key;
    append_sentence_key(tokens_, span, key);
    return key;
  }

  /// As append_sentence_key() writes it.
  const std::string& sentence_of(std::uint32_t sentence) {
    const auto [it, is_new] = sentences_.try_emplace(sentence);
    if (is_new) {
      it->second = key_of(tokens_where([&](const Token& t) { return t.sentence < sentence; },
                                       [&](const Token& t) { return t.sentence <= sentence; }));
    }
    return it->second;
  }

  template <typename Before, typename Until>
  TokenSpan tokens_where(Before before, Until until) const {
    const auto& all = tokens_.tokens;
    const auto begin = std::partition_point(all.begin(), all.end(), before);
    const auto end = std::partition_point(begin, all.end(), until);
    return {static_cast<std::uint32_t>(begin - all.begin()), static_cast<std::uint32_t>(end - all.begin())};
  }

  const Lexicon& lexicon_;
  std::string_view text_;
  const StructuredNote& structure_;
  const TokenizedNote& tokens_;
  const bool misspellings_;
  std::unordered_map<std::string_view, std::optional<std::uint32_t>> misspelt_;  ///< Concepts, by word.
  std::unordered_map<std::uint32_t, std::string> sentences_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> heading_answers_;  ///< By heading and concept.
};

}  // namespace

void append_sentence_key(const TokenizedNote& tokens, TokenSpan span, std::string& key) {
  key += kSeparator;
  for (std::uint32_t t = span.begin; t < span.end; ++t) key.append(tokens.folded(t)) += kSeparator;
}

std::vector<LexiconMatch> match_lexicon(const Lexicon& lexicon, std::string_view text,
                                        const StructuredNote& structure, const TokenizedNote& tokens,
                                        const ExtractorSteps& steps) {
  const bool misspellings = steps.has(ExtractorStep::misspellings) && is_mostly_chinese(tokens);
  return SenseResolver(lexicon, text, structure, tokens, misspellings).matches();
}

}  // namespace notegraph::extract
