#include "extract/lexicon/sense_resolver.h"

#include <algorithm>
#include <optional>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

constexpr char kSeparator = '\x1f';

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
                const TokenizedNote& tokens)
      : lexicon_(lexicon), text_(text), structure_(structure), tokens_(tokens) {}

  std::vector<LexiconMatch> matches() {
    std::vector<LexiconMatch> found;
    std::vector<Lexicon::Hit> hits;
    for (std::uint32_t t = 0; t < tokens_.tokens.size();) {
      lexicon_.hits_at(tokens_, t, hits);
      std::optional<LexiconMatch> match;
      for (auto hit = hits.rbegin(); hit != hits.rend() && !match; ++hit) match = resolve(t, *hit);
      if (match) found.push_back(*match);
      t = match ? match->span.end : t + 1;
    }
    return found;
  }

 private:
  std::optional<LexiconMatch> resolve(std::uint32_t begin, const Lexicon::Hit& hit) {
    const std::uint64_t from = tokens_.tokens[begin].range.begin;
    const std::string_view surface = text_.substr(from, tokens_.tokens[hit.end - 1].range.end - from);
    for (const LexiconSense& sense : *hit.senses) {  // Those that need a cue come first.
      if (!sense.capitals.empty() && !has_capitals(surface, sense.capitals)) continue;
      if (sense.needs_cue && !has_cue(begin, sense.concept_index)) continue;
      return LexiconMatch{{begin, hit.end}, sense.concept_index, sense.needs_cue};
    }
    return std::nullopt;
  }

  bool has_cue(std::uint32_t token, std::uint32_t concept_index) {
    const std::string& context = context_of(tokens_.tokens[token].sentence, tokens_.tokens[token].block);
    const std::vector<std::string>& cues = lexicon_.concepts()[concept_index].cues;
    return std::any_of(cues.begin(), cues.end(),
                       [&context](const std::string& cue) { return context.find(cue) != std::string::npos; });
  }

  /// The sentence and the headings above it, as sentence_key() writes them.
  const std::string& context_of(std::uint32_t sentence, std::uint32_t block) {
    const auto [it, is_new] = contexts_.try_emplace(sentence);
    if (!is_new) return it->second;
    it->second = sentence_key(tokens_, tokens_where([&](const Token& t) { return t.sentence < sentence; },
                                                    [&](const Token& t) { return t.sentence <= sentence; }));
    std::int32_t heading = structure_.blocks.empty() ? kNoBlock : structure_.blocks[block].heading;
    for (; heading != kNoBlock; heading = structure_.blocks[static_cast<std::size_t>(heading)].heading) {
      const auto above = static_cast<std::uint32_t>(heading);
      it->second += sentence_key(tokens_, tokens_where([&](const Token& t) { return t.block < above; },
                                                       [&](const Token& t) { return t.block <= above; }));
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
  std::unordered_map<std::uint32_t, std::string> contexts_;
};

}  // namespace

std::string sentence_key(const TokenizedNote& tokens, TokenSpan span) {
  std::string key(1, kSeparator);
  for (std::uint32_t t = span.begin; t < span.end; ++t) key.append(tokens.folded(t)) += kSeparator;
  return key;
}

std::string sentence_key(std::string_view text) {
  const TokenizedNote tokens = tokenize(text);
  return sentence_key(tokens, {0, static_cast<std::uint32_t>(tokens.tokens.size())});
}

std::vector<LexiconMatch> match_lexicon(const Lexicon& lexicon, std::string_view text,
                                        const StructuredNote& structure, const TokenizedNote& tokens) {
  return SenseResolver(lexicon, text, structure, tokens).matches();
}

}  // namespace notegraph::extract
