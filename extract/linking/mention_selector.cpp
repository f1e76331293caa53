#include "extract/linking/mention_selector.h"

#include <algorithm>
#include <tuple>

namespace notegraph::extract {
namespace {

struct Claim {
  TokenSpan span;
  float probability = 0;
  std::size_t entity = 0;

  auto rank() const {
    return std::tuple(-probability, -static_cast<std::int64_t>(span.size()), span.begin, entity);
  }
};

}  // namespace

std::vector<std::vector<TokenSpan>> select_mentions(const std::vector<const EntityCandidate*>& kept,
                                                    std::size_t tokens) {
  std::vector<Claim> claims;
  for (std::size_t e = 0; e < kept.size(); ++e) {
    for (const NameCandidate& name : kept[e]->names) claims.push_back({name.span, name.probability, e});
  }
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.rank() < b.rank(); });
  std::vector<std::vector<TokenSpan>> mentions(kept.size());
  std::vector<bool> taken(tokens);
  for (const Claim& claim : claims) {
    const auto begin = taken.begin() + claim.span.begin, end = taken.begin() + claim.span.end;
    if (std::find(begin, end, true) != end) continue;
    std::fill(begin, end, true);
    mentions[claim.entity].push_back(claim.span);
  }
  for (std::vector<TokenSpan>& spans : mentions) std::sort(spans.begin(), spans.end());
  return mentions;
}

}  // namespace notegraph::extract
