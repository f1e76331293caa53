#include "extract/learning/pair_network.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extract/learning/random_network.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kRelations = 3, kOutcomes = 2 * kRelations + 1;

/// `tokens` different words; a mention of one token at each of `mentions`.
NetworkNote note_of(std::uint32_t tokens, const std::vector<std::uint32_t>& mentions) {
  NetworkNote note;
  for (std::uint32_t t = 0; t < tokens; ++t) {
    note.words.push_back({t + 1, 0, 0});
    note.tokens.push_back(t);
    note.marks.push_back(0);
    note.places.push_back(0);
  }
  for (const std::uint32_t mention : mentions) note.mentions.push_back({{mention, mention + 1}, 1});
  return note;
}

std::vector<float> judge(const PairNetwork& network, const NetworkNote& note,
                         const std::vector<NetworkMeeting>& meetings) {
  std::vector<float> odds;
  NetworkReading(network, note).judge(meetings, odds);
  return odds;
}

NetworkNote with_other_word(NetworkNote note, std::uint32_t token) {
  note.words[token][0] = 99;
  return note;
}

TEST(PairNetwork, TurnsEachRelationRoundAndNoneToNone) {
  const PairNetwork network = random_network(kOutcomes);
  EXPECT_EQ(network.turned(0), 0U);
  EXPECT_EQ(network.turned(1), 1 + kRelations);
  for (std::size_t outcome = 0; outcome < kOutcomes; ++outcome)
    EXPECT_EQ(network.turned(network.turned(outcome)), outcome);
}

TEST(PairNetwork, SaysOfATurnedMeetingTheSameFromTheOtherSide) {
  const PairNetwork network = random_network(kOutcomes);
  const NetworkNote note = note_of(9, {1, 5});
  const std::vector<float> straight = judge(network, note, {{0, 1, 2, false}});
  const std::vector<float> turned = judge(network, note, {{0, 1, 2, true}});
  ASSERT_EQ(straight.size(), kOutcomes);
  for (std::size_t outcome = 0; outcome < kOutcomes; ++outcome)
    EXPECT_EQ(turned[outcome], straight[network.turned(outcome)]);
}

TEST(PairNetwork, BelievesTheMostTellingMeeting) {
  const PairNetwork network = random_network(kOutcomes);
  const NetworkNote note = note_of(30, {1, 5, 20});
  const std::vector<float> near = judge(network, note, {{0, 1, 0, false}});
  const std::vector<float> far = judge(network, note, {{0, 2, 7, false}});
  const std::vector<float> both = judge(network, note, {{0, 1, 0, false}, {0, 2, 7, false}});
  for (std::size_t outcome = 0; outcome < kOutcomes; ++outcome)
    EXPECT_EQ(both[outcome], std::max(near[outcome], far[outcome]));
}

TEST(PairNetwork, ReadsWhatStandsAround) {
  const PairNetwork network = random_network(kOutcomes);
  const NetworkNote note = note_of(40, {10, 14});
  const std::vector<float> odds = judge(network, note, {{0, 1, 0, false}});
  for (const std::uint32_t token : {6U, 10U, 12U, 17U}) {
    EXPECT_NE(judge(network, with_other_word(note, token), {{0, 1, 0, false}}), odds) << "word " << token;
  }
  EXPECT_EQ(judge(network, with_other_word(note, 30), {{0, 1, 0, false}}), odds) << "too far to matter";
}

TEST(PairNetwork, ReadsWhatTouchesAMentionForItself) {
  PairNetwork network = random_network(kOutcomes);
  for (const auto stretch : {PairNetwork::before, PairNetwork::between, PairNetwork::behind})
    std::fill(network.layers[stretch].begin(), network.layers[stretch].end(), 0.F);
  const NetworkNote note = note_of(40, {10, 25});
  const std::vector<float> odds = judge(network, note, {{0, 1, 0, false}});
  for (const std::uint32_t token : {8U, 12U, 23U, 27U}) {
    EXPECT_NE(judge(network, with_other_word(note, token), {{0, 1, 0, false}}), odds) << "word " << token;
  }
  EXPECT_EQ(judge(network, with_other_word(note, 17), {{0, 1, 0, false}}), odds) << "only in between";
}

TEST(PairNetwork, TellsMentionsByTheirTypes) {
  const PairNetwork network = random_network(kOutcomes);
  NetworkNote note = note_of(9, {1, 5});
  const std::vector<float> odds = judge(network, note, {{0, 1, 0, false}});
  note.mentions[1].type = 2;
  EXPECT_NE(judge(network, note, {{0, 1, 0, false}}), odds);
}

TEST(PairNetwork, ReadsANoteThatBeginsAndEndsWithItsMentions) {
  const PairNetwork network = random_network(kOutcomes);
  EXPECT_EQ(judge(network, note_of(2, {0, 1}), {{0, 1, 0, false}}).size(), kOutcomes);
  const NetworkNote nothing;
  EXPECT_TRUE(judge(network, nothing, {}).empty());
}

TEST(PairNetwork, MeasuresDistanceInHalfOctaves) {
  const PairNetwork network = random_network(kOutcomes);
  const NetworkNote note = note_of(400, {0, 1, 2, 3, 4, 8, 399});
  const NetworkReading reading(network, note);
  std::vector<std::size_t> distances;
  for (std::uint32_t second = 1; second < note.mentions.size(); ++second)
    distances.push_back(reading.distance_of({0, second, 0, false}));
  EXPECT_EQ(distances, (std::vector<std::size_t>{0, 2, 3, 4, 6, 15}));
}

}  // namespace
}  // namespace notegraph::extract
