// Whatever blocks a note is made of, all that is found in it is quoted from one of them.

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_text.h"
#include "tests/extract/shipped_extractor.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

void expect_quoted_from_one_block(const std::string& text, const StructuredNote& structure,
                                  const Evidence& evidence) {
  EXPECT_EQ(text.substr(evidence.range.begin, evidence.range.end - evidence.range.begin), evidence.quote);
  const bool in_one = std::any_of(structure.blocks.begin(), structure.blocks.end(), [&](const Block& block) {
    return block.range.begin <= evidence.range.begin && evidence.range.end <= block.range.end;
  });
  EXPECT_TRUE(in_one) << evidence.quote;
}

/// Expects it of all that `text` gives, and returns how much that is.
std::size_t expect_quoted_from_blocks(const std::string& text) {
  const SourceText source = SourceText::decode(text);
  const StructuredNote structure = read_markdown(source);
  const NoteFacts facts = test::shipped_extractor().extract({"note.md", text}).facts;
  std::size_t quotes = 0;
  for (const NoteRelation& relation : facts.relations) {
    for (const Evidence& evidence : relation.evidence) {
      expect_quoted_from_one_block(text, structure, evidence);
      ++quotes;
    }
  }
  for (const NoteEntity& entity : facts.entities) {
    for (const Attribute& attribute : entity.attributes) {
      expect_quoted_from_one_block(text, structure, attribute.evidence);
      ++quotes;
    }
  }
  return quotes;
}

struct CodeCase {
  const char* name;
  std::string_view text;
  std::string_view quote;  ///< Of the relation that the code's comment states.
};

constexpr CodeCase kCodeCases[] = {
    {"Alone", "```sql\n-- 布隆过滤器解决缓存穿透\nSELECT 1;\n```\n", "-- 布隆过滤器解决缓存穿透"},
    {"BelowFrontMatter", "---\ntitle: a\n---\n```sql\n-- 布隆过滤器解决缓存穿透\nSELECT 1;\n```\n",
     "-- 布隆过滤器解决缓存穿透"},
    {"BelowText", "今天学 LoRA。\n\n```sql\n-- 布隆过滤器解决缓存穿透\nSELECT 1;\n```\n",
     "-- 布隆过滤器解决缓存穿透"},
    {"AboveATable",
     "```sql\n-- 布隆过滤器解决缓存穿透\nSELECT 1;\n```\n\n| 方法 | 说明 |\n|---|---|\n| 缓存 | 快 |\n",
     "-- 布隆过滤器解决缓存穿透"},
};

class EvidenceInCodeTest : public testing::TestWithParam<CodeCase> {};

TEST_P(EvidenceInCodeTest, IsItsLine) {
  const NoteFacts facts = test::shipped_extractor().extract({"note.md", std::string(GetParam().text)}).facts;
  ASSERT_FALSE(facts.relations.empty());
  for (const NoteRelation& relation : facts.relations)
    for (const Evidence& evidence : relation.evidence) EXPECT_EQ(evidence.quote, GetParam().quote);
}

INSTANTIATE_TEST_SUITE_P(Cases, EvidenceInCodeTest, testing::ValuesIn(kCodeCases), test::case_name<CodeCase>);

TEST(EvidencePlace, IsOneBlockOfAnyNote) {
  constexpr std::array<std::string_view, 24> kBlocks = {
      "---\ntitle: LoRA\n---\n",
      "# BERT 的优点是什么？\n\n",
      "## Dropout\n",
      "```sql\n-- 布隆过滤器解决缓存穿透\nSELECT 1;\n```\n",
      "```python\nimport torch  # BERT uses dropout.\nmodel = BERT()\n",
      "```\n优点：\n1）LoRA 省显存\n缺点：\n1）BERT 慢\n```\n",
      "~~~\nx = LSTM(y);\n~~~\n",
      "```\n",
      "    return GRU(x)  // GRU solves vanishing gradients\n\n",
      "| 方法 | 解决 |\n|---|---|\n| LoRA | 灾难性遗忘 |\n| Dropout | 过拟合 |\n",
      "模型\t用途\nBERT\t文本分类\nLSTM\t序列标注\n",
      "1\t什么是 GPT？\t\"GPT 使用 Transformer。\n它很大\"\n",
      "- LoRA 缓解灾难性遗忘\n  - 优点：BERT 快\n",
      "1. ResNet 使用残差连接\n",
      "ResNet 使用\n残差连接来缓解\n梯度消失。\n",
      "BERT uses attention and solves\nlong-range dependencies. GPT does, too.\n",
      "> Dropout 缓解过拟合。\n> L2 正则化也是\n",
      "定义：Adam 是一种优化算法\n",
      "Adam 的更新公式为：\n$$\nx = y + BERT\n$$\n",
      "![LoRA](a.png) <b>BERT</b> [[Dropout]]\n",
      "<!-- Dropout 缓解过拟合 -->\n",
      "\n",
      "   \n\n",
      "\r\n"};
  const auto seed = std::random_device()();
  std::mt19937 random(seed);
  std::size_t quotes = 0;
  for (int round = 0; round < 400 && !testing::Test::HasFailure(); ++round) {
    std::string text;
    const std::size_t count = random() % 9;
    for (std::size_t i = 0; i < count; ++i) text += kBlocks[random() % kBlocks.size()];
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", round " << round << "\n" << text);
    quotes += expect_quoted_from_blocks(text);
  }
  EXPECT_GT(quotes, 400U);
}

}  // namespace
}  // namespace notegraph::extract
