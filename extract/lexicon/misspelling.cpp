#include <algorithm>

#include "extract/lexicon/lexicon.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kShortest = 6;  ///< Letters: shorter names have too many neighbors.
constexpr std::size_t kLongest = 32;
constexpr std::size_t kEnding = 3;  ///< Letters of a common word that say its grammar, not its meaning.
constexpr int kFar = 2;             ///< More than one slip.

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// Walks the trie beside one misspelt word: a row of the distance matrix for each letter on the way (Wagner
/// and Fischer 1974; with swaps, Damerau 1964), left as soon as no form below can be near.
class NearFormSearch {
 public:
  NearFormSearch(const SurfaceTrie& trie, std::string_view word) : trie_(trie), word_(word) {}

  struct Found {
    std::string form;
    std::int64_t value = 0;  ///< Of the form in the trie.
  };

  /// The forms one slip away that begin with the word's first letter.
  std::vector<Found> search() {
    Row first(word_.size() + 1);
    for (std::size_t i = 0; i < first.size(); ++i) first[i] = static_cast<int>(i);
    const std::string_view initial = word_.substr(0, 1);
    form_.push_back(word_.front());
    descend(trie_.walk(SurfaceTrie::kRoot, initial), first, next_row({}, first));
    return std::move(found_);
  }

 private:
  using Row = std::vector<int>;

  static int smallest(const Row& row) { return *std::min_element(row.begin(), row.end()); }

  int substitution(char from, char to) const {
    if (from == to) return 0;
    return is_vowel(from) && is_vowel(to) ? 1 : kFar;  // Another consonant makes another name.
  }

  /// The row of form_'s last letter.
  Row next_row(const Row& before_last, const Row& last) const {
    const char letter = form_.back();
    Row row(last.size());
    row[0] = last[0] + 1;
    for (std::size_t i = 1; i < row.size(); ++i) {
      row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + substitution(word_[i - 1], letter)});
      const bool swapped =
          i > 1 && !before_last.empty() && word_[i - 1] == form_[form_.size() - 2] && word_[i - 2] == letter;
      if (swapped) row[i] = std::min(row[i], before_last[i - 2] + 1);
    }
    return row;
  }

  /// `last` is the row of form_, `before_last` that of form_ without its last letter. At most one step a
  /// letter of the word, and one more.
  void descend(SurfaceTrie::Node node, const Row& before_last, const Row& last) {
    if (node == SurfaceTrie::kNone || form_.size() > word_.size() + 1) return;
    if (std::min(smallest(last), smallest(before_last) + 1) >= kFar) return;
    if (const std::int64_t value = trie_.value(node); value >= 0 && last.back() < kFar) {
      found_.push_back({form_, value});
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      form_.push_back(letter);
      descend(trie_.walk(node, {&letter, 1}), last, next_row(before_last, last));
      form_.pop_back();
    }
  }

  const SurfaceTrie& trie_;
  const std::string_view word_;
  std::string form_;
  std::vector<Found> found_;
};

/// A common word, unlike a proper name, is misspelt before its ending: another ending makes another word of
/// it.
bool has_ending_of(std::string_view word, std::string_view form) {
  return word.ends_with(form.substr(form.size() - std::min(kEnding, form.size())));
}

}  // namespace

std::optional<std::uint32_t> Lexicon::misspelt(std::string_view key) const {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (key.size() < kShortest || key.size() > kLongest || !std::all_of(key.begin(), key.end(), is_letter)) {
    return std::nullopt;
  }
  std::optional<std::uint32_t> meant;
  for (const NearFormSearch::Found& found : NearFormSearch(trie_, key).search()) {
    for (const LexiconSense& sense : senses_of(found.value)) {
      if (sense.needs_cue || !sense.capitals.empty()) return std::nullopt;
      if (!names_individuals(concepts_[sense.concept_index].type) && !has_ending_of(key, found.form))
        continue;
      if (meant && *meant != sense.concept_index) return std::nullopt;
      meant = sense.concept_index;
    }
  }
  return meant;
}

}  // namespace notegraph::extract
