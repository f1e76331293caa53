#include "extract/reading/sentence_splitter.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

struct SentenceCase {
  const char* name;
  std::string_view text;
  std::string_view sentences;  // Joined by "#".
};

constexpr SentenceCase kCases[] = {
    {"Chinese", "先训练。再评估！好吗？当然；完", "先训练。#再评估！#好吗？#当然；#完"},
    {"English", "It learns. It stops! Why? Done", "It learns.#It stops!#Why?#Done"},
    {"French", "Il apprend. Puis il prédit ; c'est tout.", "Il apprend.#Puis il prédit ;#c'est tout."},
    {"ClosingQuote", "他说“好。”然后走", "他说“好。”#然后走"},
    {"ClosingBracket", "(It works.) Then go.", "(It works.)#Then go."},
    {"Ellipsis", "等等……然后", "等等……#然后"},
    {"Abbreviations", "See cf. the note, e.g. this one. End.", "See cf. the note, e.g. this one.#End."},
    {"FrenchAbbreviations", "Voir p.ex. M. Dupont et Mme. Roy. Fin.",
     "Voir p.ex. M. Dupont et Mme. Roy.#Fin."},
    {"Initials", "By J. Smith. Next.", "By J. Smith.#Next."},
    {"Decimals", "Loss is 0.85 now. Fine.", "Loss is 0.85 now.#Fine."},
    {"Versions", "Use v1.5 or Python 3.11.2 here. Fine.", "Use v1.5 or Python 3.11.2 here.#Fine."},
    {"FileNames", "Open train.py first. Fine.", "Open train.py first.#Fine."},
    {"ItemNumbers", "1. First thing", "1. First thing"},
    {"StopBeforeHan", "用了BERT.然后", "用了BERT.#然后"},
    {"Nothing", "", ""},
};

std::string joined(std::string_view text, const Block& block) {
  std::string all;
  for (const Sentence& sentence : split_sentences(text, {block})) {
    if (!all.empty()) all += '#';
    all += text.substr(sentence.range.begin, sentence.range.end - sentence.range.begin);
  }
  return all;
}

class SentenceSplitterTest : public testing::TestWithParam<SentenceCase> {};

TEST_P(SentenceSplitterTest, Splits) {
  Block block;
  block.range = {0, GetParam().text.size()};
  EXPECT_EQ(joined(GetParam().text, block), GetParam().sentences);
}

INSTANTIATE_TEST_SUITE_P(Cases, SentenceSplitterTest, testing::ValuesIn(kCases),
                         test::case_name<SentenceCase>);

TEST(SentenceSplitter, NeverCutsOpaqueText) {
  const std::string_view text = "By $a. b$ it ends. So";
  Block block;
  block.range = {0, text.size()};
  block.marks = {{MarkKind::opaque, {3, 9}}};
  EXPECT_EQ(joined(text, block), "By $a. b$ it ends.#So");
}

TEST(SentenceSplitter, CutsCodeAtItsLinesOnly) {
  const std::string_view text = "a. b(\n\n  )  -- c。d\r\ne";
  Block block;
  block.kind = BlockKind::code;
  block.range = {0, text.size()};
  EXPECT_EQ(joined(text, block), "a. b(#)  -- c。d#e");
}

TEST(SentenceSplitter, CutsEndlessSentencesBetweenWords) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "word ";
  Block block;
  block.range = {0, text.size()};
  const std::vector<Sentence> sentences = split_sentences(text, {block});
  EXPECT_GE(sentences.size(), text.size() / kMaxSentenceBytes);
  for (const Sentence& sentence : sentences) {
    EXPECT_LE(sentence.range.end - sentence.range.begin, kMaxSentenceBytes);
    EXPECT_EQ(text[sentence.range.begin], 'w');
    EXPECT_EQ(text[sentence.range.end - 1], 'd');
  }
}

}  // namespace
}  // namespace notegraph::extract
