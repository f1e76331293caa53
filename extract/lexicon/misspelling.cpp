#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/near_forms.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kShortest = 6;  ///< Letters: shorter names have too many neighbors.
constexpr std::size_t kLongest = 32;
constexpr std::size_t kShortestForTwo = 9;  ///< Letters of word and name: so that two slips leave most of it.
constexpr std::size_t kPrefixForTwo = 3;    ///< Letters without a slip: people rarely slip that early.
constexpr std::size_t kEnding = 3;  ///< Letters of a common word that say its grammar, not its meaning.
constexpr std::string_view kVowels = "aeiouy";

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_vowel(char c) {
  return kVowels.find(c) != std::string_view::npos;
}

/// Looks up, without making them, all texts that are one slip away from a word and begin with its first
/// letter: the letters before the slip and those behind it must stand in the trie as they are (as Norvig
/// 2007, "How to write a spelling corrector", lists them).
class SlipSearch {
 public:
  SlipSearch(const SurfaceTrie& trie, std::string_view word) : trie_(trie), word_(word) {}

  struct Found {
    std::string form;
    std::int64_t value = 0;  ///< Of the form in the trie.
  };

  /// The forms, the word itself among them; some more than once.
  std::vector<Found> search() {
    SurfaceTrie::Node node = trie_.walk(SurfaceTrie::kRoot, word_.substr(0, 1));
    for (std::size_t at = 1; at < word_.size() && node != SurfaceTrie::kNone; ++at) {
      slip_at(at, node);
      node = trie_.walk(node, word_.substr(at, 1));
    }
    if (node != SurfaceTrie::kNone) {
      find(node, word_.size(), {}, {});
      add_letter(word_.size(), node);
    }
    return std::move(found_);
  }

 private:
  /// `node` is where the letters before `at` lead.
  void slip_at(std::size_t at, SurfaceTrie::Node node) {
    const char letter = word_[at];
    const std::string_view rest = word_.substr(at + 1);
    find(node, at, {}, rest);  // One too many.
    add_letter(at, node);
    if (is_vowel(letter)) {  // Another consonant makes another name.
      for (const char& vowel : kVowels) find(node, at, {&vowel, 1}, rest);
    }
    if (!rest.empty()) {
      const std::array<char, 2> swapped{rest.front(), letter};
      find(node, at, {swapped.data(), swapped.size()}, rest.substr(1));
    }
  }

  /// The word with a letter more before `at`.
  void add_letter(std::size_t at, SurfaceTrie::Node node) {
    for (char letter = 'a'; letter <= 'z'; ++letter) find(node, at, {&letter, 1}, word_.substr(at));
  }

  /// The word's letters before `at`, which lead to `node`, then `instead`, then `rest`.
  void find(SurfaceTrie::Node node, std::size_t at, std::string_view instead, std::string_view rest) {
    node = trie_.walk(node, instead);
    if (node != SurfaceTrie::kNone) node = trie_.walk(node, rest);
    const std::int64_t value = node != SurfaceTrie::kNone ? trie_.value(node) : -1;
    if (value < 0) return;
    found_.push_back({std::string(word_.substr(0, at)).append(instead).append(rest), value});
  }

  const SurfaceTrie& trie_;
  const std::string_view word_;
  std::vector<Found> found_;
};

/// How many slips of the pen, as SlipSearch knows them, lead from `word` to `form`; a consonant for another
/// is none. (Damerau 1964, by the rows of optimal string alignment.)
std::size_t count_slips(std::string_view word, std::string_view form) {
  const std::size_t no_slip = word.size() + form.size();
  std::vector<std::vector<std::size_t>> slips(form.size() + 1, std::vector<std::size_t>(word.size() + 1));
  for (std::size_t j = 0; j <= form.size(); ++j) {
    for (std::size_t i = 0; i <= word.size(); ++i) {
      if (i == 0 || j == 0) {
        slips[j][i] = i + j;
        continue;
      }
      const char written = word[i - 1], meant = form[j - 1];
      const std::size_t replaced = written == meant ? 0 : is_vowel(written) && is_vowel(meant) ? 1 : no_slip;
      std::size_t best = std::min({slips[j - 1][i - 1] + replaced, slips[j - 1][i] + 1, slips[j][i - 1] + 1});
      if (i > 1 && j > 1 && written == form[j - 2] && word[i - 2] == meant) {
        best = std::min(best, slips[j - 2][i - 2] + 1);
      }
      slips[j][i] = best;
    }
  }
  return slips[form.size()][word.size()];
}

/// A common word, unlike a proper name, is misspelt before its ending: another ending makes another word of
/// it.
bool has_ending_of(std::string_view word, std::string_view form) {
  return word.ends_with(form.substr(form.size() - std::min(kEnding, form.size())));
}

/// Whether one is the other with something behind it: "transform", "transformer".
bool is_derived(std::string_view word, std::string_view form) {
  return word.starts_with(form) || form.starts_with(word);
}

bool may_be_misspelt(const LexiconSense& sense) {
  return !sense.needs_cue && sense.capitals.empty();
}

}  // namespace

std::optional<std::uint32_t> Lexicon::misspelt(std::string_view key) const {
  if (key.size() < kShortest || key.size() > kLongest || !std::all_of(key.begin(), key.end(), is_letter)) {
    return std::nullopt;
  }
  std::optional<std::uint32_t> meant;
  for (const SlipSearch::Found& found : SlipSearch(trie_, key).search()) {
    for (const LexiconSense& sense : senses_of(found.value)) {
      if (!may_be_misspelt(sense)) return std::nullopt;
      if (!names_individuals(concepts_[sense.concept_index].type) && !has_ending_of(key, found.form))
        continue;
      if (meant && *meant != sense.concept_index) return std::nullopt;
      meant = sense.concept_index;
    }
  }
  return meant;
}

std::optional<std::uint32_t> Lexicon::misspelt_word(std::string_view word) const {
  if (const auto meant = misspelt(word)) return meant;
  const bool is_long = word.size() >= kShortestForTwo && word.size() <= kLongest;
  if (!is_long || !std::all_of(word.begin(), word.end(), is_letter)) return std::nullopt;
  std::optional<std::uint32_t> meant;
  for (const NearForm& near : find_near_forms(trie_, word, kPrefixForTwo, 2)) {
    // What is nearer was refused as one slip, or is the word itself; what is no slip is another word.
    if (near.distance != 2 || near.form.size() < kShortestForTwo || count_slips(word, near.form) != 2 ||
        is_derived(word, near.form)) {
      return std::nullopt;
    }
    for (const LexiconSense& sense : senses_of(near.value)) {
      const bool is_name = names_individuals(concepts_[sense.concept_index].type);
      if (!is_name || !may_be_misspelt(sense)) return std::nullopt;
      if (meant && *meant != sense.concept_index) return std::nullopt;
      meant = sense.concept_index;
    }
  }
  return meant;
}

}  // namespace notegraph::extract
