#include "extract/mentions/lexicon_endings.h"

#include <algorithm>
#include <bit>
#include <map>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

using TypeCounts = std::map<std::string, std::map<std::string, std::uint32_t>>;

std::string join(const TokenizedNote& name, std::uint32_t begin, std::uint32_t end) {
  std::string joined;
  for (std::uint32_t t = begin; t < end; ++t) joined += name.folded(t);
  return joined;
}

std::unordered_map<std::string, LexiconEndings::Habit> habits(const TypeCounts& counts) {
  std::unordered_map<std::string, LexiconEndings::Habit> out;
  for (const auto& [key, types] : counts) {
    std::uint32_t total = 0;
    auto best = types.begin();
    for (auto type = types.begin(); type != types.end(); ++type) {
      total += type->second;
      if (type->second > best->second) best = type;
    }
    if (total < 2) continue;
    out[key] = {static_cast<std::uint8_t>(std::bit_width(total)), best->first};
  }
  return out;
}

}  // namespace

LexiconEndings::LexiconEndings(const Lexicon& lexicon) {
  TypeCounts endings, beginnings;
  for (const LexiconConcept& known : lexicon.concepts()) {
    for (const std::string& form : known.forms) {
      const TokenizedNote name = tokenize(form);
      const auto size = static_cast<std::uint32_t>(name.tokens.size());
      for (std::uint32_t length = 1; length <= 2 && length < size; ++length) {
        ++endings[join(name, size - length, size)][known.type];
        ++beginnings[join(name, 0, length)][known.type];
      }
    }
  }
  endings_ = habits(endings);
  beginnings_ = habits(beginnings);
}

const LexiconEndings::Habit& LexiconEndings::find(const Table& table, std::string_view key) {
  static const Habit kNever;
  const auto it = table.find(std::string(key));
  return it == table.end() ? kNever : it->second;
}

}  // namespace notegraph::extract
