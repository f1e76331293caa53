// The whole extractor over notes that nobody writes but somebody will feed us. Each is read in two sizes;
// time must not grow much faster than the size. The reading alone has its own test,
// reading/degenerate_input_test.cpp.

#include <algorithm>
#include <ctime>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "extract/text/tokenizer.h"
#include "tests/extract/degenerate_notes.h"
#include "tests/extract/shipped_extractor.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

class DegenerateNoteTest : public testing::TestWithParam<test::DegenerateNote> {};

double seconds_to_extract(const std::string& note) {
  const std::clock_t start = std::clock();
  const Extractor::Extraction extraction = test::shipped_extractor().extract({"note.md", note});
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_EQ(extraction.facts.note.text, note);
  return seconds;
}

TEST_P(DegenerateNoteTest, TakesLinearTime) {
  const double small = seconds_to_extract(GetParam().note(20'000));
  const double large = seconds_to_extract(GetParam().note(160'000));
  // Eight times the input: square growth would take 64 times as long. The constant forgives a busy machine.
  EXPECT_LT(large, 20 * small + 0.2);
}

INSTANTIATE_TEST_SUITE_P(Cases, DegenerateNoteTest, testing::ValuesIn(test::kDegenerateNotes),
                         test::case_name<test::DegenerateNote>);

TEST(DegenerateNote, OfRandomBytesGivesWhatItSays) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  std::string note(100'000, ' ');
  std::generate(note.begin(), note.end(), [&random] { return static_cast<char>(random() % 255 + 1); });
  const Extractor::Extraction extraction = test::shipped_extractor().extract({"note.md", note});
  EXPECT_FALSE(extraction.warnings.empty());
  for (const NoteEntity& entity : extraction.facts.entities) {
    for (const Mention& mention : entity.mentions) EXPECT_LE(mention.range.end, note.size());
  }
}

TEST(DegenerateNote, OfTooManyTokensIsReadToTheLimitAndReported) {
  const TokenizedNote tokens = tokenize(std::string(kMaxNoteTokens + 10, '['));
  EXPECT_EQ(tokens.tokens.size(), kMaxNoteTokens);
  EXPECT_TRUE(tokens.cut);
  EXPECT_FALSE(tokenize("[ [").cut);
}

}  // namespace
}  // namespace notegraph::extract
