#include "extract/lexicon/lexicon.h"

#include <algorithm>
#include <array>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

/// + and # tell C, C++ and C# apart.
bool is_kept_symbol(std::string_view folded) {
  return folded == "+" || folded == "#";
}

/// What may stand between the parts of one name, "k-means", "TCP/IP", "Node.js"; of these only hyphens may
/// have space around them.
bool is_joiner(std::string_view folded) {
  return folded == "-" || folded == "_" || folded == "." || folded == "/" || folded == "'" || folded == "’" ||
         folded == "·" || folded == "‐" || folded == "–" || folded == "&" || folded == ",";
}

bool may_join(const TokenizedNote& note, std::uint32_t token) {
  const std::string_view folded = note.folded(token);
  if (!is_joiner(folded)) return false;
  if (folded == "-") return true;
  if (note.tokens[token].gap != Gap::none) return false;
  return token + 1 < note.tokens.size() && note.tokens[token + 1].gap == Gap::none;
}

}  // namespace

bool names_individuals(std::string_view type) {
  constexpr std::array<std::string_view, 4> kTypes = {"model", "tool", "dataset", "organization"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

void append_form_key(const TokenizedNote& tokens, TokenSpan span, std::string& key) {
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (tokens.tokens[t].kind == TokenKind::punctuation && !is_kept_symbol(tokens.folded(t))) continue;
    key += tokens.folded(t);
  }
}

std::string form_key(const TokenizedNote& tokens, TokenSpan span) {
  std::string key;
  append_form_key(tokens, span, key);
  return key;
}

std::string form_key(std::string_view form) {
  const TokenizedNote tokens = tokenize(form);
  return form_key(tokens, {0, static_cast<std::uint32_t>(tokens.tokens.size())});
}

std::optional<std::uint32_t> Lexicon::meaning_of(std::string_view form) const {
  const std::string key = form_key(form);
  const SurfaceTrie::Node node = trie_.walk(SurfaceTrie::kRoot, key);
  const std::int64_t index = node == SurfaceTrie::kNone ? -1 : trie_.value(node);
  if (index < 0) return std::nullopt;
  const std::span<const LexiconSense> senses = senses_of(index);
  // Those with capitals before those without, both behind those that need a cue.
  const auto fits = [form](const LexiconSense& sense) {
    return !sense.needs_cue && (sense.capitals.empty() || sense.capitals == form);
  };
  const auto best = std::find_if(senses.begin(), senses.end(), fits);
  return (best == senses.end() ? senses.front() : *best).concept_index;
}

std::optional<std::uint32_t> Lexicon::plain_meaning(std::string_view key) const {
  const SurfaceTrie::Node node = trie_.walk(SurfaceTrie::kRoot, key);
  const std::int64_t index = node == SurfaceTrie::kNone ? -1 : trie_.value(node);
  if (index < 0) return std::nullopt;
  const std::span<const LexiconSense> senses = senses_of(index);
  const auto plain = std::find_if(senses.begin(), senses.end(), [](const LexiconSense& sense) {
    return !sense.needs_cue && sense.capitals.empty();
  });
  return plain == senses.end() ? std::nullopt : std::optional(plain->concept_index);
}

void Lexicon::hits_at(const TokenizedNote& note, std::uint32_t begin, std::vector<Hit>& hits) const {
  hits.clear();
  SurfaceTrie::Node node = SurfaceTrie::kRoot;
  bool joined = false;  // The token before was a joiner: no second one may follow.
  for (std::uint32_t t = begin; t < note.tokens.size(); ++t) {
    const Token& token = note.tokens[t];
    if (t > begin && token.gap == Gap::cut) return;
    const std::string_view folded = note.folded(t);
    if (token.kind == TokenKind::punctuation && !is_kept_symbol(folded)) {
      if (t == begin || joined || !may_join(note, t)) return;
      joined = true;
      continue;
    }
    joined = false;
    node = trie_.walk(node, folded);
    if (node == SurfaceTrie::kNone) return;
    const std::int64_t index = trie_.value(node);
    if (index >= 0) hits.push_back({t + 1, senses_of(index)});
  }
}

}  // namespace notegraph::extract
