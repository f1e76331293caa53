#include "extract/lexicon/near_forms.h"

#include <algorithm>
#include <utility>

namespace notegraph::extract {
namespace {

class NearFormSearch {
 public:
  NearFormSearch(const SurfaceTrie& trie, std::string_view word, std::size_t distance)
      : trie_(trie), word_(word), distance_(distance) {}

  std::vector<NearForm> search(std::size_t prefix) {
    Row row(word_.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    form_ = word_.substr(0, prefix);
    for (const char letter : form_) row = next(row, letter);
    const SurfaceTrie::Node node = trie_.walk(SurfaceTrie::kRoot, form_);
    if (node != SurfaceTrie::kNone) descend(node, row);
    return std::move(found_);
  }

 private:
  /// The distances of a form to the first 0, 1, 2 ... letters of the word.
  using Row = std::vector<std::size_t>;

  /// The row of the form with one letter more.
  Row next(const Row& row, char letter) const {
    Row longer(row.size());
    longer[0] = row[0] + 1;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::size_t replaced = row[i - 1] + (word_[i - 1] == letter ? 0 : 1);
      longer[i] = std::min({replaced, row[i] + 1, longer[i - 1] + 1});
    }
    return longer;
  }

  /// As deep as `distance_` letters more than the word has.
  void descend(SurfaceTrie::Node node, const Row& row) {
    if (const std::int64_t value = trie_.value(node); value >= 0 && row.back() <= distance_) {
      found_.push_back({form_, value, row.back()});
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      const SurfaceTrie::Node child = trie_.walk(node, {&letter, 1});
      if (child == SurfaceTrie::kNone) continue;
      const Row longer = next(row, letter);
      if (*std::min_element(longer.begin(), longer.end()) > distance_) continue;
      form_ += letter;
      descend(child, longer);
      form_.pop_back();
    }
  }

  const SurfaceTrie& trie_;
  const std::string_view word_;
  const std::size_t distance_;
  std::string form_;
  std::vector<NearForm> found_;
};

}  // namespace

std::vector<NearForm> find_near_forms(const SurfaceTrie& trie, std::string_view word, std::size_t prefix,
                                      std::size_t distance) {
  return NearFormSearch(trie, word, distance).search(prefix);
}

}  // namespace notegraph::extract
