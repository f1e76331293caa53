#include "extract/text/tokenizer.h"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_text.h"
#include "extract/text/character_folding.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

/// The comparison forms of the tokens; between them a space, | for a cut, else a dot.
std::string outline(const TokenizedNote& note) {
  std::string out;
  for (std::uint32_t t = 0; t < note.tokens.size(); ++t) {
    if (t > 0) out += note.tokens[t].gap == Gap::cut ? '|' : note.tokens[t].gap == Gap::space ? ' ' : '.';
    out += note.folded(t);
  }
  return out;
}

struct TokenCase {
  const char* name;
  std::string_view text, want;
};

constexpr TokenCase kTokenCases[] = {
    {"KeepsLettersAndDigitsTogether", "YOLOv5 and ChatGLM2-6B", "yolov5 and chatglm2.-.6b"},
    {"CutsEachIdeograph", "词向量", "词.向.量"},
    {"CutsLatinFromHan", "用LoRA微调", "用.lora.微.调"},
    {"NarrowsFullWidth", "（ＢＥＲＴ）", "(.bert.)"},
    {"FoldsTraditional", "機器學習", "机.器.学.习"},
    {"FoldsAccents", "réseau entraîné", "reseau entraine"},
    {"DropsPluralS", "models modèles LLMs", "model modele llm"},
    {"KeepsOtherS", "loss focus BraTS this", "loss focus brats this"},
    {"KeepsPlusAndSharp", "C++ C#", "c.+.+ c.#"},
};

class TokenizerTest : public testing::TestWithParam<TokenCase> {};

TEST_P(TokenizerTest, GivesComparisonForms) {
  EXPECT_EQ(outline(tokenize(GetParam().text)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, TokenizerTest, testing::ValuesIn(kTokenCases), test::case_name<TokenCase>);

TEST(Tokenizer, RunsAcrossUnseenMarkupAndIsCutByFormulas) {
  const SourceText source = SourceText::decode("用**多头**注意力 $x+y$ 计算\n\n下一段");
  EXPECT_EQ(outline(tokenize(source.utf8(), read_markdown(source))), "用.多.头.注.意.力|计.算|下.一.段");
}

TEST(Tokenizer, LeavesOutWhatIsStruckOutBetweenTwoTildes) {
  const SourceText source = SourceText::decode("用~~旧**版**~~新的，约~9 GB，共~20 GB\n");
  EXPECT_EQ(outline(tokenize(source.utf8(), read_markdown(source))), "用|新.的.,.约.9 gb.,.共.20 gb");
}

TEST(Tokenizer, GivesEachTokenItsPlace) {
  const SourceText source = SourceText::decode("# 标题\n\n一句。第二句 LSTM\n");
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote note = tokenize(source.utf8(), structure);
  ASSERT_FALSE(note.tokens.empty());
  const Token& last = note.tokens.back();
  EXPECT_EQ(source.slice(last.range), "LSTM");
  EXPECT_EQ(structure.blocks[last.block].kind, BlockKind::paragraph);
  EXPECT_THAT(std::string(source.slice(structure.sentences[last.sentence].range)),
              testing::HasSubstr("第二句"));
}

TEST(Tokenizer, CutsCodeAtItsLineEndsAndPlacesItInItsLines) {
  const SourceText source = SourceText::decode("```sql\nSELECT name\nFROM notes;\n```\n");
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote note = tokenize(source.utf8(), structure);
  EXPECT_EQ(outline(note), "select name|from note.;");
  EXPECT_EQ(source.slice(structure.sentences[note.tokens.back().sentence].range), "FROM notes;");
}

TEST(CharacterFolding, ReadsMalformedBytesAsReplacement) {
  std::size_t offset = 0;
  EXPECT_EQ(next_character("\xff", offset), char32_t{0xFFFD});
  EXPECT_EQ(offset, 1U);
  EXPECT_EQ(fold_text("ÉCOLE 學"), "ecole 学");
}

}  // namespace
}  // namespace notegraph::extract
