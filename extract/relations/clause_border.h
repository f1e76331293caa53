#ifndef NOTEGRAPH_EXTRACT_RELATIONS_CLAUSE_BORDER_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_CLAUSE_BORDER_H_

#include <algorithm>
#include <array>
#include <string_view>

namespace notegraph::extract {

/// Whether a clause ends at `word`, in folded form: full width punctuation is narrow already.
inline bool is_clause_border(std::string_view word) {
  constexpr std::array<std::string_view, 8> kBorders = {",", ";", ":", "(", ")", "。", "!", "?"};
  return std::find(kBorders.begin(), kBorders.end(), word) != kBorders.end();
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_CLAUSE_BORDER_H_
