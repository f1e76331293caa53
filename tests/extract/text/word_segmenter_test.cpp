#include "extract/text/word_segmenter.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_text.h"
#include "extract/text/tokenizer.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

TokenizedNote read(std::string_view markdown) {
  const SourceText source = SourceText::decode(markdown);
  return tokenize(source.utf8(), read_markdown(source));
}

/// The words, with a space between them.
std::string outline(const TokenizedNote& note) {
  std::string out;
  for (std::uint32_t t = 0; t < note.tokens.size(); t = note.words[t].end) {
    if (t > 0) out += ' ';
    out += note.folded(note.words[t]);
  }
  return out;
}

struct WordCase {
  const char* name;
  std::string_view text, want;
};

constexpr WordCase kWordCases[] = {
    {"JoinsIdeographsToWords", "为什么使用神经网络", "为什么 使用 神经 网络"},
    {"JoinsTraditionalOnes", "我們使用資料庫", "我们 使用 资料 库"},
    {"LeavesLatinWordsAlone", "LoRA is used", "lora is used"},
    {"NeverJoinsLatinWithHan", "用LoRA训练模型", "用 lora 训练 模型"},
    {"SeesNoMarkup", "为**什**么", "为什么"},
    {"NeverJoinsAcrossASpace", "数据 库", "数据 库"},
    {"NeverJoinsAcrossAFormula", "数据$x$库", "数据 库"},
    {"EndsWithTheBlock", "数据\n\n库", "数据 库"},
    {"HasNoneInAnEmptyNote", "", ""},
};

class WordSegmenterTest : public testing::TestWithParam<WordCase> {};

TEST_P(WordSegmenterTest, FindsTheWords) {
  EXPECT_EQ(outline(read(GetParam().text)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, WordSegmenterTest, testing::ValuesIn(kWordCases), test::case_name<WordCase>);

TEST(WordSegmenter, SaysOfEveryTokenWhichWordHasIt) {
  const TokenizedNote note = read("我们用 BERT，数据库很大");
  ASSERT_EQ(note.words.size(), note.tokens.size());
  for (std::uint32_t t = 0; t < note.words.size(); ++t) {
    EXPECT_LE(note.words[t].begin, t);
    EXPECT_LT(t, note.words[t].end);
    EXPECT_EQ(note.words[note.words[t].begin], note.words[t]);
  }
}

TEST(WordSegmenter, ReadsARunWithoutEndPieceByPiece) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "为什么";
  const TokenizedNote note = read(text);
  ASSERT_EQ(note.words.size(), 9000U);
  EXPECT_EQ(note.words[0], (TokenSpan{0, 3}));
  EXPECT_EQ(note.words[8999], (TokenSpan{8997, 9000}));
}

}  // namespace
}  // namespace notegraph::extract
