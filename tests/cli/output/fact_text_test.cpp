#include "cli/output/fact_text.h"

#include <gtest/gtest.h>

#include "cli/output/progress_bar.h"
#include "tests/support/case_name.h"

namespace notegraph::cli {
namespace {

struct ConfidenceCase {
  const char* name;
  double confidence;
  std::string_view want;
};

constexpr ConfidenceCase kConfidences[] = {
    {"Accepted", 0.87, "0.87"}, {"JustAccepted", 0.8, "0.80"}, {"JustNot", 0.799, "0.80?"},
    {"Doubtful", 0.4, "0.40?"}, {"Certain", 1, "1.00"},        {"Tiny", 0.001, "0.00?"},
};

class ConfidenceTest : public testing::TestWithParam<ConfidenceCase> {};

TEST_P(ConfidenceTest, HasTwoDigitsAndItsBand) {
  EXPECT_EQ(confidence_cell(GetParam().confidence).text, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, ConfidenceTest, testing::ValuesIn(kConfidences),
                         test::case_name<ConfidenceCase>);

struct NoteCase {
  const char* name;
  const char* note;
  const char* directory;
  const char* want;
};

constexpr NoteCase kNotes[] = {
    {"Below", "/home/ada/notes/a.md", "/home/ada", "notes/a.md"},
    {"Beside", "/home/ada/notes/a.md", "/home/ada/src", "/home/ada/notes/a.md"},
    {"NameThatOnlyBeginsAlike", "/home/adamant/a.md", "/home/ada", "/home/adamant/a.md"},
    {"Import", "medical.jsonl", "/home/ada", "medical.jsonl"},
    {"NoDirectory", "/home/ada/a.md", "", "/home/ada/a.md"},
    {"Itself", "/home/ada", "/home/ada", "/home/ada"},
};

class NoteTextTest : public testing::TestWithParam<NoteCase> {};

TEST_P(NoteTextTest, IsRelativeBelowTheDirectoryOnly) {
  EXPECT_EQ(note_text(GetParam().note, GetParam().directory), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, NoteTextTest, testing::ValuesIn(kNotes), test::case_name<NoteCase>);

TEST(EvidenceText, NamesNoteLineAndQuote) {
  Evidence evidence;
  evidence.note = "/notes/a.md";
  evidence.line = 12;
  evidence.quote = "LoRA solves\nforgetting";
  EXPECT_EQ(evidence_text(evidence, "/notes"), "a.md:12  \"LoRA solves forgetting\"");
  evidence.line = 0;
  evidence.quote.clear();
  EXPECT_EQ(evidence_text(evidence, "/notes"), "a.md");
}

TEST(EvidenceText, SaysUnderWhichHeadingItStandsWhereThatNamesTheSubject) {
  Evidence evidence;
  evidence.note = "/notes/a.md";
  evidence.line = 12;
  evidence.quote = "needs BF16";
  evidence.headings = {"Fine-tuning", "LoRA", "In practice"};
  evidence.rule = "sentence";
  EXPECT_EQ(evidence_text(evidence, "/notes"), "a.md:12  \"needs BF16\"");
  evidence.rule = "outer_heading";
  EXPECT_EQ(evidence_text(evidence, "/notes"), "a.md:12  under \"LoRA / In practice\": \"needs BF16\"");
  evidence.rule = "heading";
  evidence.headings = {"LoRA"};
  EXPECT_EQ(evidence_text(evidence, "/notes"), "a.md:12  under \"LoRA\": \"needs BF16\"");
  evidence.rule = "lead";
  evidence.headings = {"Fine-tuning", "Formats:"};
  EXPECT_EQ(quote_text(evidence), "under \"Formats:\": needs BF16");
}

TEST(ArrowText, PointsFromHeadToTail) {
  EXPECT_EQ(arrow_text("uses", true), "--uses-->");
  EXPECT_EQ(arrow_text("uses", false), "<--uses--");
}

TEST(ProgressText, ShowsTheShareThatIsDone) {
  EXPECT_EQ(progress_text({3, 6, "notes"}), "[###############...............]  50% of 6 notes");
  EXPECT_EQ(progress_text({6, 6, "notes"}), "[##############################] 100% of 6 notes");
  EXPECT_EQ(progress_text({7, 0, "notes"}), "7 notes");
}

}  // namespace
}  // namespace notegraph::cli
