#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extract/extractor.h"
#include "graph/model/confidence.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

const std::filesystem::path kData = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";

/// As a spreadsheet saves it: with byte order mark and CRLF.
constexpr std::string_view kGlossary =
    "\xEF\xBB\xBFname\ttype\tzh\ten\tfr\talso\ttypo\tcontext\r\n"
    "天枢\tproject\r\n"
    "北斗规则\tdataset\r\n"
    "验收清单\tmetric\r\n"
    "BERT\ttool\r\n"
    "Forest Radio\tproject\t\t\t\tRF\r\n";

struct GlossaryCase {
  const char* name;
  std::string_view text;
  std::string_view entity, type;
};

constexpr GlossaryCase kCases[] = {
    {"Unknown", "# 天枢\n\n天枢使用 GPT。\n", "天枢", "project"},
    {"LikeAnOrdinaryWord", "今天写了验收清单。\n", "验收清单", "metric"},
    {"OtherEnding", "北斗规则放在共享盘里。\n", "北斗规则", "dataset"},
    {"TypeOfLexicon", "我用 BERT 做分类。\n", "BERT", "tool"},
    {"NameOfLexicon", "RF 训练了很多决策树。\n", "Forest Radio", "project"},
};

class GlossaryTest : public testing::TestWithParam<GlossaryCase> {};

TEST_P(GlossaryTest, OfAUserWins) {
  const test::TemporaryDirectory user;
  user.write("lexicon/glossary.tsv", std::string(kGlossary));
  const Result<Ontology> ontology = Ontology::read(kData / "ontology");
  ASSERT_TRUE(ontology) << ontology.status().message();
  const Result<std::unique_ptr<const Extractor>> extractor = Extractor::open({kData, user.path()}, *ontology);
  ASSERT_TRUE(extractor) << extractor.status().message();
  const NoteFacts facts = (*extractor)->extract({"note.md", std::string(GetParam().text)}).facts;
  const NoteEntity* named = nullptr;
  for (const NoteEntity& entity : facts.entities) {
    if (entity.name == GetParam().entity) named = &entity;
  }
  ASSERT_NE(named, nullptr);
  EXPECT_EQ(named->type, GetParam().type);
  EXPECT_EQ(named->found_by, "glossary");
  EXPECT_GE(named->confidence, kAcceptedConfidence);
}

INSTANTIATE_TEST_SUITE_P(Cases, GlossaryTest, testing::ValuesIn(kCases), test::case_name<GlossaryCase>);

}  // namespace
}  // namespace notegraph::extract
