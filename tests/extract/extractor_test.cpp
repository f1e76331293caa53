#include "extract/extractor.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/relations/evidence_writer.h"
#include "tests/support/case_name.h"
#include "tests/support/shared_material.h"

namespace notegraph::extract {
namespace {

const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// Opened once: reading the lexicon takes longer than any of these tests.
const Extractor& extractor() {
  static const Result<std::unique_ptr<const Extractor>> opened = [] {
    const Result<Ontology> ontology = Ontology::read(kData / "ontology");
    if (!ontology) return Result<std::unique_ptr<const Extractor>>(ontology.status());
    return Extractor::open({kData}, *ontology);
  }();
  if (!opened) throw std::runtime_error(opened.status().message());
  return **opened;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> notes_in(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> notes;
  std::error_code missing;
  for (const auto& file : std::filesystem::directory_iterator(directory, missing)) {
    if (file.path().extension() == ".md") notes.push_back(file.path());
  }
  std::sort(notes.begin(), notes.end());
  return notes;
}

NoteFacts facts_of(std::string_view text) {
  return extractor().extract({"note.md", std::string(text)}).facts;
}

struct EntityCase {
  const char* name;
  std::string_view text, surface, type;
};

constexpr EntityCase kEntityCases[] = {
    {"ChineseWithLatinName", "我们用 LoRA 对大模型做微调，效果不错。", "LoRA", "technique"},
    {"ChineseProblem", "训练很深的网络容易出现梯度消失。", "梯度消失", "problem"},
    {"English", "Dropout reduces overfitting in deep networks.", "overfitting", "problem"},
    {"French", "Nous utilisons FAISS pour la recherche vectorielle.", "FAISS", "tool"},
    {"InBold", "**BERT** 是预训练模型。", "BERT", "model"},
    {"InAHeading", "## XGBoost 的优点\n\n速度快。", "XGBoost", "model"},
    {"BehindARequest", "#### 解释下模型蒸馏\n\n模型蒸馏把大模型压缩成小模型。", "模型蒸馏", "technique"},
};

class ExtractedEntityTest : public testing::TestWithParam<EntityCase> {};

TEST_P(ExtractedEntityTest, IsFoundAtItsPlace) {
  const std::string text(GetParam().text);
  const NoteFacts facts = facts_of(text);
  const NoteEntity* found = nullptr;
  for (const NoteEntity& entity : facts.entities) {
    for (const Mention& mention : entity.mentions) {
      EXPECT_EQ(text.substr(mention.range.begin, mention.range.end - mention.range.begin), mention.surface);
      if (mention.surface == GetParam().surface) found = &entity;
    }
  }
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->type, GetParam().type);
}

INSTANTIATE_TEST_SUITE_P(Cases, ExtractedEntityTest, testing::ValuesIn(kEntityCases),
                         test::case_name<EntityCase>);

/// Whether the facts relate entities of these surfaces so.
bool relates(const NoteFacts& facts, std::string_view head, std::string_view type, std::string_view tail) {
  const auto is_named = [](const NoteEntity& entity, std::string_view surface) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [surface](const Mention& mention) { return mention.surface == surface; });
  };
  return std::any_of(facts.relations.begin(), facts.relations.end(), [&](const NoteRelation& relation) {
    const bool forward =
        is_named(facts.entities[relation.head], head) && is_named(facts.entities[relation.tail], tail);
    const bool backward =
        is_named(facts.entities[relation.head], tail) && is_named(facts.entities[relation.tail], head);
    return relation.type == type && (forward || (type == "compared_with" && backward));
  });
}

struct RelationCase {
  const char* name;
  std::string_view text, head, type, tail;
};

constexpr RelationCase kRelationCases[] = {
    {"SentenceZh", "BERT 采用多头注意力机制。", "BERT", "uses", "多头注意力机制"},
    {"SolvesZh", "Dropout 可以缓解过拟合。", "Dropout", "solves", "过拟合"},
    {"HeadingZh", "## BERT 和 GPT 的区别\n\n方向不同。", "BERT", "compared_with", "GPT"},
};

class ExtractedRelationTest : public testing::TestWithParam<RelationCase> {};

TEST_P(ExtractedRelationTest, IsFound) {
  const RelationCase& wanted = GetParam();
  EXPECT_TRUE(relates(facts_of(wanted.text), wanted.head, wanted.type, wanted.tail));
}

INSTANTIATE_TEST_SUITE_P(Cases, ExtractedRelationTest, testing::ValuesIn(kRelationCases),
                         test::case_name<RelationCase>);

/// Every quote stands word for word at its bytes, on its line, and is short enough.
void expect_sound_evidence(const std::string& bytes, const NoteFacts& facts) {
  for (const NoteRelation& relation : facts.relations) {
    ASSERT_FALSE(relation.evidence.empty());
    EXPECT_NE(relation.head, relation.tail);
    for (const Evidence& evidence : relation.evidence) {
      ASSERT_LE(evidence.range.end, bytes.size());
      EXPECT_EQ(bytes.substr(evidence.range.begin, evidence.range.end - evidence.range.begin),
                evidence.quote);
      EXPECT_EQ(evidence.line,
                1 + std::count(bytes.begin(),
                               bytes.begin() + static_cast<std::ptrdiff_t>(evidence.range.begin), '\n'));
      const auto characters = std::count_if(evidence.quote.begin(), evidence.quote.end(),
                                            [](char c) { return (c & 0xC0) != 0x80; });
      EXPECT_LE(static_cast<std::size_t>(characters), kMaxQuoteCharacters);
      EXPECT_GT(evidence.confidence, 0);
      EXPECT_LE(evidence.confidence, 1);
      EXPECT_FALSE(evidence.rule.empty());
    }
  }
}

TEST(ExtractorEvidence, StandsInTheSampleNotes) {
  std::size_t relations = 0;
  for (const std::filesystem::path& path : notes_in(kData / "notes")) {
    SCOPED_TRACE(path.string());
    const std::string bytes = read_file(path);
    const NoteFacts facts = extractor().extract({path.filename().string(), bytes}).facts;
    expect_sound_evidence(bytes, facts);
    relations += facts.relations.size();
  }
  EXPECT_GT(relations, 0U);
}

TEST(ExtractorEvidence, StandsInTheSharedNotes) {
  const std::filesystem::path shared = test::shared_material("notes");
  if (!std::filesystem::exists(shared)) GTEST_SKIP() << "no shared notes here";
  for (const std::filesystem::path& path : notes_in(shared)) {
    SCOPED_TRACE(path.filename().string());
    const std::string bytes = read_file(path);
    expect_sound_evidence(bytes, extractor().extract({path.filename().string(), bytes}).facts);
  }
}

TEST(Extractor, GivesTheSameFactsAgainAndFromSeveralThreads) {
  const std::string bytes = read_file(kData / "notes" / "bert-and-relatives.md");
  ASSERT_FALSE(bytes.empty());
  const NoteFacts once = extractor().extract({"n", bytes}).facts;
  std::vector<std::future<NoteFacts>> runs;
  for (int i = 0; i < 4; ++i) {
    runs.push_back(std::async(std::launch::async, [&bytes] {
      return extractor().extract({"n", bytes}).facts;
    }));
  }
  for (auto& run : runs) EXPECT_EQ(run.get(), once);
}

TEST(Extractor, LeavesOutWhatIsNotConfident) {
  const std::string bytes = read_file(kData / "notes" / "bert-and-relatives.md");
  const NoteFacts all = extractor().extract({"n", bytes}, {0.1, false}).facts;
  const NoteFacts sure = extractor().extract({"n", bytes}, {0.9, false}).facts;
  EXPECT_LT(sure.entities.size(), all.entities.size());
  for (const NoteEntity& entity : sure.entities) EXPECT_GE(entity.confidence, 0.9);
}

TEST(Extractor, SaysInItsVersionWhichStepItDoesWithout) {
  ExtractOptions options;
  const std::string whole = extractor().version(options);
  options.steps = ExtractorSteps::without(ExtractorStep::rivals);
  EXPECT_EQ(extractor().version(options), whole + "-without-rivals");
  EXPECT_EQ(extractor().extract({"n", "BERT"}, options).facts.note.extractor_version,
            whole + "-without-rivals");
}

/// A step that is left out without any effect on all the sample notes and a misspelt one would not be left
/// out.
TEST(Extractor, ReadsNotesOtherwiseWithoutAStep) {
  std::vector<std::string> notes = {"# 检索\n\n先用 langchang 切分文档，再算 embidding。\n"};
  for (const std::filesystem::path& path : notes_in(kData / "notes")) notes.push_back(read_file(path));
  for (const ExtractorStep step : kExtractorSteps) {
    ExtractOptions options;
    options.steps = ExtractorSteps::without(step);
    const bool differs = std::any_of(notes.begin(), notes.end(), [&](const std::string& bytes) {
      NoteFacts without = extractor().extract({"n", bytes}, options).facts;
      without.note.extractor_version = extractor().version();
      return without != extractor().extract({"n", bytes}).facts;
    });
    EXPECT_TRUE(differs) << to_string(step);
  }
}

TEST(Extractor, ARequestIsNoName) {
  for (const NoteEntity& entity : facts_of("#### 解释下模型蒸馏\n\n#### 简述蛙跳归并法的流程\n").entities) {
    for (const Mention& mention : entity.mentions) {
      EXPECT_FALSE(mention.surface.starts_with("解释") || mention.surface.starts_with("简述"))
          << mention.surface;
    }
  }
}

TEST(Extractor, AConnectiveOpensNoName) {
  const NoteFacts facts = facts_of(
      "## What is knowledge distillation?\n\nDistilBERT is a distilled variant of BERT.\nUnlike pruning, it "
      "does "
      "not remove weights.\n");
  for (const NoteEntity& entity : facts.entities) {
    for (const Mention& mention : entity.mentions) EXPECT_FALSE(mention.surface.starts_with("Unlike"));
  }
}

TEST(Extractor, TakesNothingFromNothing) {
  for (const std::string_view text : {"", "\n\n", "---\n", "\xff\xfe", "((((", "今天天气很好。"}) {
    EXPECT_TRUE(facts_of(text).relations.empty()) << text;
  }
}

TEST(Extractor, NamesTheMissingWeights) {
  const Result<std::unique_ptr<const Extractor>> opened = Extractor::open({"/nowhere"}, Ontology());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.status().code(), StatusCode::io_error);
}

}  // namespace
}  // namespace notegraph::extract
