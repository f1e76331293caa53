#include "extract/relations/coordination.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace notegraph::extract {
namespace {

/// In folded form: full width punctuation is narrow already.
constexpr std::array<std::string_view, 15> kConjunctions = {
    "、", ",", "/", "和", "与", "及", "或", "以及", "或者", "and", "or", "et", "ou", "&", "、和"};

/// Whether nothing but a conjunction, or brackets with a short remark and one, lies between two mentions.
bool are_coordinated(const TokenizedNote& tokens, TokenSpan before, TokenSpan after) {
  constexpr std::uint32_t kLongestConjunction = 3;  // Tokens.
  const std::uint32_t gap = after.begin - before.end;
  if (gap == 0 || gap > kLongestConjunction) return false;
  if (tokens.tokens[before.begin].sentence != tokens.tokens[after.begin].sentence) return false;
  std::string between;
  for (std::uint32_t t = before.end; t < after.begin; ++t) {
    if (tokens.tokens[t].gap == Gap::cut) return false;
    between += tokens.folded(t);
  }
  if (between.size() > 1 && between.front() == ',') between.erase(0, 1);  // ", and"
  return std::find(kConjunctions.begin(), kConjunctions.end(), between) != kConjunctions.end();
}

}  // namespace

std::vector<Enumeration> find_enumerations(const TokenizedNote& tokens,
                                           const std::vector<EntityMention>& mentions) {
  std::vector<Enumeration> out(mentions.size());
  for (std::size_t first = 0; first < mentions.size();) {
    std::size_t last = first;
    while (last + 1 < mentions.size() &&
           are_coordinated(tokens, mentions[last].span, mentions[last + 1].span)) {
      ++last;
    }
    for (std::size_t m = first; m <= last; ++m) out[m] = {first, last};
    first = last + 1;
  }
  return out;
}

}  // namespace notegraph::extract
