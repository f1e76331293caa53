#include "extract/knowledge/known_relations.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/table_file.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kTerms =
    "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\n"
    "LSTM\tmodel\t长短期记忆网络\n"
    "GRU\tmodel\n"
    "RNN\tmodel\t循环神经网络\n"
    "vanishing gradient\tproblem\t梯度消失\n";
constexpr std::string_view kColumns = "head\trelation\ttails\n";

/// Three relations and the lexicon above.
class KnownRelationsTest : public testing::Test {
 protected:
  void SetUp() override {
    ontology_.add(EntityType{"model", "", "", "", "", "", ""});
    ontology_.add(EntityType{"problem", "", "", "", "", "", ""});
    for (const char* name : {"is_a", "solves", "compared_with"}) {
      RelationType type;
      type.name = name;
      type.symmetric = type.name == "compared_with";
      ontology_.add(type);
    }
    directory_.write("lexicon/terms.tsv", std::string(kTerms));
    Result<Lexicon> lexicon = Lexicon::read({directory_.path()}, ontology_);
    ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
    lexicon_ = *std::move(lexicon);
  }

  Result<KnownRelations> read(std::string_view rows) {
    directory_.write("knowledge/facts.tsv", std::string(kColumns) + std::string(rows));
    return KnownRelations::read({directory_.path()}, lexicon_, ontology_);
  }

  std::string between(const KnownRelations& known, std::string_view head, std::string_view tail) const {
    return std::string(known.between(*lexicon_.meaning_of(head), *lexicon_.meaning_of(tail)));
  }

  test::TemporaryDirectory directory_;
  Ontology ontology_;
  Lexicon lexicon_;
};

TEST_F(KnownRelationsTest, HoldFromHeadToTailByAnyNameOfTheTwo) {
  const auto known = read("LSTM\tsolves\t梯度消失\n长短期记忆网络\tis_a\tRNN\n");
  ASSERT_TRUE(known.ok()) << known.status().message();
  EXPECT_EQ(between(*known, "LSTM", "vanishing gradient"), "solves");
  EXPECT_EQ(between(*known, "vanishing gradient", "LSTM"), "");
  EXPECT_EQ(between(*known, "LSTM", "循环神经网络"), "is_a");
  EXPECT_EQ(between(*known, "GRU", "RNN"), "");
  EXPECT_EQ(known->size(), 2U);
}

TEST_F(KnownRelationsTest, HoldInBothOrdersWhereSymmetric) {
  const auto known = read("LSTM\tcompared_with\tGRU | RNN\n");
  ASSERT_TRUE(known.ok()) << known.status().message();
  EXPECT_EQ(between(*known, "GRU", "LSTM"), "compared_with");
  EXPECT_EQ(between(*known, "LSTM", "RNN"), "compared_with");
}

TEST_F(KnownRelationsTest, NameTheClassesOfAConcept) {
  const auto known = read("LSTM\tis_a\tRNN\nLSTM\tsolves\tvanishing gradient\n");
  ASSERT_TRUE(known.ok()) << known.status().message();
  EXPECT_THAT(known->classes_of(*lexicon_.meaning_of("LSTM")), testing::ElementsAre("RNN"));
  EXPECT_THAT(known->classes_of(*lexicon_.meaning_of("GRU")), testing::IsEmpty());
}

TEST_F(KnownRelationsTest, OfALaterDirectoryWin) {
  ASSERT_TRUE(read("LSTM\tis_a\tRNN\n").ok());
  const test::TemporaryDirectory users;
  users.write("knowledge/mine.tsv", std::string(kColumns) + "LSTM\tcompared_with\tRNN\n");
  const auto known = KnownRelations::read({directory_.path(), users.path()}, lexicon_, ontology_);
  ASSERT_TRUE(known.ok()) << known.status().message();
  EXPECT_EQ(between(*known, "LSTM", "RNN"), "compared_with");
}

TEST_F(KnownRelationsTest, SayWhatIsWrongWithALine) {
  const auto unknown_name = read("LSTM\tis_a\tRNN\nLSTM\tsolves\t过拟合\n");
  EXPECT_EQ(unknown_name.status().code(), StatusCode::bad_data);
  EXPECT_THAT(unknown_name.status().message(),
              testing::AllOf(testing::HasSubstr("facts.tsv:3"), testing::HasSubstr("过拟合")));
  const auto unknown_relation = read("LSTM\tbeats\tRNN\n");
  EXPECT_EQ(unknown_relation.status().code(), StatusCode::bad_data);
  EXPECT_THAT(unknown_relation.status().message(), testing::HasSubstr("\"beats\""));
}

TEST_F(KnownRelationsTest, ChangeTheirFingerprintWithTheirContent) {
  const std::uint64_t one = read("LSTM\tis_a\tRNN\n")->fingerprint();
  EXPECT_EQ(read("长短期记忆网络\tis_a\tRNN\n")->fingerprint(), one);
  EXPECT_NE(read("GRU\tis_a\tRNN\n")->fingerprint(), one);
}

/// What notegraph comes with keeps to its own ontology, says nothing twice and nothing of one thing alone.
TEST(ShippedKnowledge, IsSound) {
  const std::filesystem::path data = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";
  const auto ontology = Ontology::read(data / "ontology");
  ASSERT_TRUE(ontology.ok());
  const auto lexicon = Lexicon::read({data}, *ontology);
  ASSERT_TRUE(lexicon.ok());
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> said;
  for (const auto& file : std::filesystem::directory_iterator(data / "knowledge")) {
    if (file.path().extension() != ".tsv") continue;
    const auto table = read_table_file(file.path(), {"head", "relation", "tails"});
    ASSERT_TRUE(table.ok()) << table.status().message();
    for (const TableFile::Row& row : table->rows) {
      const auto head = lexicon->meaning_of(row.cells[0]);
      ASSERT_TRUE(head) << table->error(row, "head").message();
      for (const std::string_view name : split_cell(row.cells[2])) {
        const auto tail = lexicon->meaning_of(name);
        const std::string where = table->error(row, name).message();
        ASSERT_TRUE(tail) << where;
        EXPECT_NE(*head, *tail) << where;
        EXPECT_TRUE(
            ontology->allows(lexicon->concepts()[*head].type, row.cells[1], lexicon->concepts()[*tail].type))
            << where;
        const auto [before, is_new] = said.try_emplace(std::minmax(*head, *tail), where);
        EXPECT_TRUE(is_new) << where << ", and " << before->second;
      }
    }
  }
  EXPECT_GT(said.size(), 10000U);
}

}  // namespace
}  // namespace notegraph::extract
