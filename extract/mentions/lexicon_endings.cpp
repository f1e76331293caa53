#include "extract/mentions/lexicon_endings.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

/// How often each type has names with one beginning or ending.
class TypeCounts {
 public:
  void add(const std::string& type) {
    const auto known =
        std::find_if(counts_.begin(), counts_.end(), [&](const auto& count) { return *count.first == type; });
    if (known != counts_.end()) {
      ++known->second;
    } else {
      counts_.emplace_back(&type, 1);
    }
  }
  std::uint32_t total() const {
    std::uint32_t total = 0;
    for (const auto& [type, count] : counts_) total += count;
    return total;
  }
  /// Ties go by name.
  const std::string& commonest() const {
    return *std::min_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
              return a.second != b.second ? a.second > b.second : *a.first < *b.first;
            })->first;
  }

 private:
  std::vector<std::pair<const std::string*, std::uint32_t>> counts_;
};

struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;  ///< Found by view, without a copy.
};
using CountsByText = std::unordered_map<std::string, TypeCounts, TextHash, std::equal_to<>>;

TypeCounts& counts_of(std::string_view text, CountsByText& counts) {
  const auto known = counts.find(text);
  return known != counts.end() ? known->second : counts[std::string(text)];
}

std::string_view join(const TokenizedNote& name, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t from = name.tokens[begin].folded_begin, to = name.tokens[end - 1].folded_end;
  return std::string_view(name.folded_text).substr(from, to - from);
}

}  // namespace

LexiconEndings::LexiconEndings(const Lexicon& lexicon) {
  CountsByText endings, beginnings;
  for (const LexiconConcept& known : lexicon.concepts()) {
    for (const std::string& form : known.forms) {
      const TokenizedNote name = tokenize(form);
      const auto size = static_cast<std::uint32_t>(name.tokens.size());
      for (std::uint32_t length = 1; length <= 2 && length < size; ++length) {
        counts_of(join(name, size - length, size), endings).add(known.type);
        counts_of(join(name, 0, length), beginnings).add(known.type);
      }
    }
  }
  const auto fill = [](const CountsByText& counts, Table& table) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    for (const auto& [key, types] : counts) {
      const std::uint32_t total = types.total();
      if (total < 2) continue;
      keys.emplace_back(key, static_cast<std::uint32_t>(table.habits.size()));
      table.habits.push_back({static_cast<std::uint8_t>(std::bit_width(total)), types.commonest()});
    }
    std::sort(keys.begin(), keys.end());
    table.trie = SurfaceTrie(keys);
  };
  fill(endings, endings_);
  fill(beginnings, beginnings_);
}

const LexiconEndings::Habit& LexiconEndings::find(const Table& table, std::string_view key) {
  static const Habit kNever;
  const SurfaceTrie::Node node = table.trie.walk(SurfaceTrie::kRoot, key);
  const std::int64_t index = node == SurfaceTrie::kNone ? -1 : table.trie.value(node);
  return index < 0 ? kNever : table.habits[static_cast<std::size_t>(index)];
}

}  // namespace notegraph::extract
