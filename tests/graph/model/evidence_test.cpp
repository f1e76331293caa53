#include "graph/model/evidence.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace notegraph {
namespace {

Evidence stated_in(std::string note, double confidence) {
  Evidence evidence;
  evidence.note = std::move(note);
  evidence.confidence = confidence;
  return evidence;
}

TEST(CombineConfidence, IsZeroForNoEvidence) {
  EXPECT_EQ(combine_confidence({}), 0);
}

TEST(CombineConfidence, TakesTheBestOfOneNote) {
  const Evidence evidence[] = {stated_in("a", 0.5), stated_in("a", 0.7), stated_in("a", 0.7)};
  EXPECT_DOUBLE_EQ(combine_confidence(evidence), 0.7);
}

TEST(CombineConfidence, GrowsWithIndependentNotes) {
  const Evidence evidence[] = {stated_in("a", 0.5), stated_in("b", 0.5)};
  EXPECT_DOUBLE_EQ(combine_confidence(evidence), 0.75);
}

TEST(CombineConfidence, IsCappedUnlessOneNoteIsSurer) {
  std::vector<Evidence> evidence(20, stated_in("", 0.6));
  for (std::size_t i = 0; i < evidence.size(); ++i) evidence[i].note = std::to_string(i);
  EXPECT_DOUBLE_EQ(combine_confidence(evidence), 0.99);
  evidence.push_back(stated_in("import", 1));
  EXPECT_DOUBLE_EQ(combine_confidence(evidence), 1);
}

TEST(CombineConfidence, DoesNotDependOnOrder) {
  std::vector<Evidence> evidence{stated_in("a", 0.31), stated_in("b", 0.57), stated_in("c", 0.83),
                                 stated_in("a", 0.4)};
  const double want = combine_confidence(evidence);
  std::sort(evidence.begin(), evidence.end(),
            [](const Evidence& a, const Evidence& b) { return a.confidence < b.confidence; });
  EXPECT_EQ(combine_confidence(evidence), want);
}

TEST(CombineConfidence, NeedsOnlyTheBestOfEachNote) {
  const Evidence evidence[] = {stated_in("a", 0.31), stated_in("b", 0.57), stated_in("c", 0.31),
                               stated_in("b", 0.2)};
  EXPECT_EQ(combine_note_confidences(ConfidenceCounts{{0.31, 2}, {0.57, 1}}), combine_confidence(evidence));
  EXPECT_EQ(combine_note_confidences(ConfidenceCounts{}), 0);
}

}  // namespace
}  // namespace notegraph
