// What a relation is quoted by: enough to see both of its ends.

#include "extract/relations/evidence_writer.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/quotes/quote.h"
#include "tests/extract/relations/lettered_note.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct EvidenceCase {
  const char* name;
  std::string text;
  const char* quote;
  std::vector<std::string> above;
};
const EvidenceCase kCases[] = {
    {"InASentence", "# title\n\nFirst this. A uses B today. Last that.", "A uses B today.", {"title"}},
    {"BelowAHeading", "# title\n\n## A\n\n- B", "B", {"title", "A"}},
    {"BelowAParentItem", "# title\n\n- A\n  - B", "B", {"title", "A"}},
    {"BelowParentItems", "- A\n  - formats\n    - B", "B", {"A", "formats"}},
    {"BelowAnIntroducingLine", "# title\n\nFormats of A:\n\n- B", "B", {"title", "Formats of A:"}},
    {"InARow", "| name | uses |\n|---|---|\n| A | B |", "B", {"uses", "A"}},
    {"BehindALabel", "# A\n\n用途：很多。用于 B。", "用于 B。", {"A", "用途"}},
    {"InNeighboringSentences", "A is new. It uses B today. More that.", "A is new. It uses B today.", {}},
    {"FarFromTheFirst", "A is " + std::string(200, 'x') + ". It uses B.", "It uses B.", {}},
};
class EvidenceWriterTest : public testing::TestWithParam<EvidenceCase> {};

TEST_P(EvidenceWriterTest, QuotesAndNamesWhatStandsAbove) {
  const LetteredNote note(GetParam().text);
  ASSERT_EQ(note.mentions.size(), 2U);
  const bool together = note.tokens.tokens[note.mentions[0].span.begin].sentence ==
                        note.tokens.tokens[note.mentions[1].span.begin].sentence;
  const PairContext context{together ? ContextRule::sentence : ContextRule::subject, 0, 1};
  const Evidence evidence = write_evidence(note.view(), "note.md", note.mentions, context, 0.5);
  EXPECT_EQ(evidence.quote, GetParam().quote);
  EXPECT_EQ(evidence.headings, GetParam().above);
  EXPECT_EQ(GetParam().text.substr(evidence.range.begin, evidence.range.end - evidence.range.begin),
            evidence.quote);
  for (const std::string& above : evidence.headings) {
    EXPECT_NE(GetParam().text.find(above), std::string::npos) << above;
  }
}
INSTANTIATE_TEST_SUITE_P(Cases, EvidenceWriterTest, testing::ValuesIn(kCases), test::case_name<EvidenceCase>);

TEST(EvidenceWriter, RepeatsNoLongLineForEveryItemBelowIt) {
  const LetteredNote note("A " + std::string(1000, 'x') + ":\n- B");
  ASSERT_EQ(note.mentions.size(), 2U);
  const Evidence evidence =
      write_evidence(note.view(), "note.md", note.mentions, {ContextRule::lead, 0, 1}, 0.5);
  ASSERT_EQ(evidence.headings.size(), 1U);
  EXPECT_EQ(evidence.headings[0].size(), kMaxQuoteCharacters);
}

}  // namespace
}  // namespace notegraph::extract
