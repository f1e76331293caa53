#include "graph/decisions/kept_apart.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::decisions {
namespace {

constexpr EntityId kA{1}, kB{2}, kC{3}, kD{4};

Decision decide(DecisionKind kind, EntityId entity, EntityId other) {
  Decision decision;
  decision.kind = kind;
  decision.entity = {entity, "model", "one"};
  decision.other = {other, "model", "another"};
  return decision;
}
Decision keep_apart(EntityId a, EntityId b) {
  return decide(DecisionKind::keep_apart, a, b);
}
Decision merge(EntityId into, EntityId from) {
  return decide(DecisionKind::merge, into, from);
}
Decision undone(Decision decision) {
  decision.undone = Undoing{"ada", {}};
  return decision;
}

struct KeptApartCase {
  const char* name;
  std::vector<Decision> decisions;  ///< Numbered from 1 on.
  EntityId a, b;
  std::optional<std::uint64_t> number;
};

const KeptApartCase kCases[] = {
    {"Nothing", {}, kA, kB, std::nullopt},
    {"AsNamed", {keep_apart(kA, kB)}, kA, kB, 1},
    {"TheOtherWayRound", {keep_apart(kB, kA)}, kA, kB, 1},
    {"AnotherPair", {keep_apart(kA, kB)}, kA, kC, std::nullopt},
    {"Undone", {undone(keep_apart(kA, kB))}, kA, kB, std::nullopt},
    {"OtherKind", {decide(DecisionKind::add_relation, kA, kB)}, kA, kB, std::nullopt},
    {"TheNewest", {keep_apart(kA, kB), keep_apart(kB, kA)}, kA, kB, 2},
    {"WhatAbsorbsOneStandsForIt", {keep_apart(kA, kB), merge(kC, kA)}, kB, kC, 1},
    {"OverTwoMerges", {keep_apart(kA, kB), merge(kC, kA), merge(kD, kC)}, kB, kD, 1},
    {"BothWereMerged", {keep_apart(kA, kB), merge(kC, kA), merge(kD, kB)}, kC, kD, 1},
    {"MergedBefore", {merge(kC, kA), keep_apart(kC, kB)}, kC, kB, 2},
    {"TheMergeWasUndone", {keep_apart(kA, kB), undone(merge(kC, kA))}, kB, kC, std::nullopt},
    {"WhatIsSplitOffAgainStandsForItself",
     {keep_apart(kA, kB), merge(kC, kA), decide(DecisionKind::split, kC, kA)},
     kA,
     kB,
     1},
};

class KeptApartTest : public testing::TestWithParam<KeptApartCase> {};

TEST_P(KeptApartTest, FindsTheDecision) {
  std::vector<Decision> decisions = GetParam().decisions;
  for (std::size_t i = 0; i < decisions.size(); ++i) decisions[i].number = i + 1;
  EXPECT_EQ(KeptApart(decisions).find(GetParam().a, GetParam().b), GetParam().number);
}

INSTANTIATE_TEST_SUITE_P(Cases, KeptApartTest, testing::ValuesIn(kCases), test::case_name<KeptApartCase>);

}  // namespace
}  // namespace notegraph::decisions
