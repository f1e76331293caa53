#include "extract/attributes/attribute_finder.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extract/shipped_extractor.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

/// The values of one attribute of the entity with that surface, joined by "#".
std::string values(std::string_view text, std::string_view surface, std::string_view key) {
  const NoteFacts facts = test::shipped_extractor().extract({"note.md", std::string(text)}).facts;
  std::string all;
  for (const NoteEntity& entity : facts.entities) {
    const bool is_named = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                      [&](const Mention& mention) { return mention.surface == surface; });
    if (!is_named) continue;
    for (const Attribute& attribute : entity.attributes) {
      if (attribute.key != key) continue;
      if (!all.empty()) all += '#';
      all += attribute.value;
    }
  }
  return all;
}

struct AttributeCase {
  const char* name;
  std::string_view text, surface, key, want;
};

constexpr std::string_view kFenced = "# RAG\n\n```\n优点：\n1）知识可更新\n缺点：\n1）依赖检索质量\n```\n";
constexpr std::string_view kOneLine = "# LoRA\n\n优点：训练快；缺点：大样本训练慢。\n";
constexpr std::string_view kFrench = "# LoRA\n\nAvantages : simple ; Inconvénients : lente\n";
constexpr std::string_view kInline = "# Redis\n\nLoRA 的优点是训练快；缺点是略差。BERT 很慢。\n";
constexpr std::string_view kDefinition = "## Redis 缓存穿透\n\n定义：缓存穿透是指查询不存在的数据。\n";

constexpr AttributeCase kCases[] = {
    {"LabelInAFence", kFenced, "RAG", "advantages", "知识可更新"},
    {"NextLabelInAFence", kFenced, "RAG", "disadvantages", "依赖检索质量"},
    {"FirstOfALine", kOneLine, "LoRA", "advantages", "训练快"},
    {"SecondOfALine", kOneLine, "LoRA", "disadvantages", "大样本训练慢。"},
    {"FirstOfALineFr", kFrench, "LoRA", "advantages", "simple"},
    {"SecondOfALineFr", kFrench, "LoRA", "disadvantages", "lente"},
    {"OfASentence", kInline, "LoRA", "advantages", "训练快"},
    {"GoesOnInTheSentence", kInline, "LoRA", "disadvantages", "略差。"},
    {"NotOfTheHeading", kInline, "Redis", "advantages", ""},
    {"OfWhatItDefines", kDefinition, "缓存穿透", "definition", "缓存穿透是指查询不存在的数据。"},
    {"NotOfWhatOnlyHeadsIt", kDefinition, "Redis", "definition", ""},
    {"FormulaBelowItsLabel", "# Adam\n\nAdam 的更新公式为：\n\n$$x = y$$\n", "Adam", "formula", "$$x = y$$"},
    {"FormulaOverLines", "# Adam\n\n公式：\n\n$$\nx = y\n$$\n", "Adam", "formula", "$$\nx = y\n$$"},
    {"FormulaOfItsSentence", "## LoRA\n\nLoRA 冻结原权重，则\n\n$$W = BA$$\n", "LoRA", "formula",
     "$$W = BA$$"},
    {"FormulaOfAFinishedText", "## LoRA\n\nLoRA 冻结原权重。\n\n$$W = BA$$\n", "LoRA", "formula", ""},
    {"DefinitionWithoutIs", "缓存击穿指热点数据过期。\n", "缓存击穿", "definition",
     "缓存击穿指热点数据过期。"},
    {"DefinitionMeans", "Overfitting means that a model learns noise.\n", "Overfitting", "definition",
     "Overfitting means that a model learns noise."},
    {"AskedFor", "# LoRA 的优点是什么？\n\n训练快。\n", "LoRA", "advantages", "训练快。"},
    {"AskedForEn", "# What are the limitations of BERT?\n\nIt is slow.\n", "BERT", "disadvantages",
     "It is slow."},
    {"QuestionIsNoValue", "LoRA 的优点是什么？\n\n不知道。\n", "LoRA", "advantages", ""},
};

class AttributeFinderTest : public testing::TestWithParam<AttributeCase> {};

TEST_P(AttributeFinderTest, ReadsWhatIsStated) {
  const AttributeCase& wanted = GetParam();
  EXPECT_EQ(values(wanted.text, wanted.surface, wanted.key), wanted.want);
}

INSTANTIATE_TEST_SUITE_P(Cases, AttributeFinderTest, testing::ValuesIn(kCases),
                         test::case_name<AttributeCase>);

}  // namespace
}  // namespace notegraph::extract
