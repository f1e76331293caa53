#include "extract/training/pair_network_trainer.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kOutcomes = 3;  // None, from the first to the second, from the second to the first.

/// Two mentions with `word` and one or two of the words 10 to 19 between them.
NetworkLesson lesson_of(std::uint32_t word, std::size_t outcome, Random& random) {
  NetworkLesson lesson;
  const auto add = [&](std::uint32_t row) {
    lesson.note.tokens.push_back(static_cast<std::uint32_t>(lesson.note.words.size()));
    lesson.note.words.push_back({row, 0, 0});
    lesson.note.marks.push_back(0);
    lesson.note.places.push_back(0);
  };
  const auto add_filler = [&] { add(10 + static_cast<std::uint32_t>(random.next() % 10)); };
  add_filler();
  if (random.next() % 2 == 0) add_filler();
  add(word);
  if (random.next() % 2 == 0) add_filler();
  add_filler();
  const auto last = static_cast<std::uint32_t>(lesson.note.tokens.size()) - 1;
  lesson.note.mentions = {{{0, 1}, 1}, {{last, last + 1}, 2}};
  lesson.pairs.push_back({{{0, 1, 0, false}}, outcome});
  return lesson;
}

/// The word 1 states a relation, the word 2 the reverse, the word 3 none.
PairNetwork learn() {
  Random random(5);
  std::vector<NetworkLesson> lessons;
  for (int i = 0; i < 60; ++i) {
    lessons.push_back(lesson_of(1, 1, random));
    lessons.push_back(lesson_of(2, 2, random));
    lessons.push_back(lesson_of(3, 0, random));
  }
  std::vector<const NetworkLesson*> all;
  for (const NetworkLesson& lesson : lessons) all.push_back(&lesson);
  return train_pair_network(all, kOutcomes, {.epochs = 10});
}

std::size_t likeliest(const PairNetwork& network, const NetworkLesson& lesson) {
  std::vector<float> odds;
  NetworkReading(network, lesson.note).judge(lesson.pairs[0].meetings, odds);
  return static_cast<std::size_t>(std::max_element(odds.begin(), odds.end()) - odds.begin());
}

TEST(PairNetworkTrainer, LearnsWhatStandsBetween) {
  const PairNetwork network = learn();
  Random random(77);
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(likeliest(network, lesson_of(1, 1, random)), 1U);
    EXPECT_EQ(likeliest(network, lesson_of(2, 2, random)), 2U);
    EXPECT_EQ(likeliest(network, lesson_of(3, 0, random)), 0U);
  }
}

TEST(PairNetworkTrainer, SeesAPairFromEitherSide) {
  const PairNetwork network = learn();
  Random random(78);
  NetworkLesson lesson = lesson_of(1, 1, random);
  lesson.pairs[0].meetings[0].turned = true;
  EXPECT_EQ(likeliest(network, lesson), 2U);
}

TEST(PairNetworkTrainer, LearnsTheSameAgain) {
  const PairNetwork first = learn(), second = learn();
  EXPECT_EQ(first.words, second.words);
  EXPECT_EQ(first.layers, second.layers);
}

TEST(PairNetworkTrainer, LearnsNothingOfRareWords) {
  Random random(5);
  std::vector<NetworkLesson> lessons = {lesson_of(1, 1, random), lesson_of(2, 2, random)};
  const PairNetwork network = train_pair_network({&lessons[0], &lessons[1]}, kOutcomes, {.min_count = 3});
  for (const std::uint32_t row : {1U, 2U}) {
    for (const float value : network.word_row(row)) EXPECT_EQ(value, 0);
  }
}

}  // namespace
}  // namespace notegraph::extract
