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

/// How likely `names[i]` is one: a known name at least as likely as an unknown part of it that names the same
/// entity, for such a part names it because the whole does. `names` in order of span.
float probability_of(const std::vector<NameCandidate>& names, std::size_t i) {
  float most = names[i].probability;
  if (!names[i].concept_index) return most;
  const TokenSpan whole = names[i].span;
  const auto consider = [&](const NameCandidate& part) {
    if (!part.concept_index && part.span.end <= whole.end) most = std::max(most, part.probability);
  };
  for (std::size_t n = i; n > 0 && names[n - 1].span.begin == whole.begin; --n) consider(names[n - 1]);
  for (std::size_t n = i + 1; n < names.size() && names[n].span.begin < whole.end; ++n) consider(names[n]);
  return most;
}

}  // namespace

std::vector<std::vector<TokenSpan>> select_mentions(const std::vector<const EntityCandidate*>& kept,
                                                    std::vector<bool>& taken) {
  std::vector<Claim> claims;
  for (std::size_t e = 0; e < kept.size(); ++e) {
    const std::vector<NameCandidate>& names = kept[e]->names;
    for (std::size_t i = 0; i < names.size(); ++i)
      claims.push_back({names[i].span, probability_of(names, i), e});
  }
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.rank() < b.rank(); });
  std::vector<std::vector<TokenSpan>> mentions(kept.size());
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
