#include "graph/model/ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph {
namespace {

using testing::HasSubstr;

constexpr std::string_view kEntities =
    "# kinds\n"
    "name\tmeaning\tcolor\tshape\tzh\ten\tfr\n"
    "drug\tA drug\t#112233\tbox\n"
    "disease\tA disease\t#445566\n";
constexpr std::string_view kRelationColumns =
    "name\tmeaning\tinverse\tsymmetric\ttransitive\theads\ttails\tcolor\tstyle\tzh\ten\tfr\n";

Result<Ontology> read(std::string_view entities, std::string_view relations) {
  const test::TemporaryDirectory directory;
  directory.write("entities.tsv", entities);
  directory.write("relations.tsv", relations);
  return Ontology::read(directory.path());
}

std::string with_columns(std::string_view rows) {
  return std::string(kRelationColumns).append(rows);
}

TEST(Ontology, ReadsTheOneThatIsShipped) {
  const auto ontology = Ontology::read(std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data/ontology");
  ASSERT_TRUE(ontology) << ontology.status().message();
  EXPECT_EQ(ontology->entity_types().size(), 10U);
  EXPECT_EQ(ontology->relation_types().size(), 12U);
  EXPECT_TRUE(ontology->allows("technique", "solves", "problem"));
  EXPECT_FALSE(ontology->allows("technique", "made_by", "problem"));
  EXPECT_TRUE(ontology->find_relation_type("compared_with")->symmetric);
}

TEST(Ontology, AllowsWhatItsEndsSay) {
  const auto ontology = read(kEntities, with_columns("treats\tm\ttreated by\tno\tno\tdrug\tdisease\t#000000\n"
                                                     "near\tm\tnear\tyes\tno\tdrug\tdisease\t#000000\n"));
  ASSERT_TRUE(ontology) << ontology.status().message();
  EXPECT_TRUE(ontology->allows("drug", "treats", "disease"));
  EXPECT_FALSE(ontology->allows("disease", "treats", "drug"));
  EXPECT_TRUE(ontology->allows("disease", "near", "drug")) << "a symmetric relation may be read either way";
  EXPECT_FALSE(ontology->allows("drug", "unheard_of", "disease"));
  EXPECT_FALSE(ontology->allows("plant", "near", "disease"));
}

TEST(Ontology, IsExtendedByRelationsAlone) {
  auto ontology = read(kEntities, with_columns(""));
  ASSERT_TRUE(ontology) << ontology.status().message();
  const test::TemporaryDirectory own;
  own.write("relations.tsv", with_columns("treats\tm\ttreated by\tno\tno\tdrug\tdisease\t#000000\n"));
  const Status extended = ontology->extend(own.path());
  ASSERT_TRUE(extended) << extended.message();
  EXPECT_TRUE(ontology->allows("drug", "treats", "disease"));
}

TEST(Ontology, StaysAsItIsWhereTheExtensionIsWrong) {
  auto ontology = read(kEntities, with_columns(""));
  ASSERT_TRUE(ontology) << ontology.status().message();
  const Ontology before = *ontology;
  const test::TemporaryDirectory own;
  own.write("entities.tsv", "name\tmeaning\tcolor\tshape\tzh\ten\tfr\nplant\tm\t#000000\n");
  own.write("relations.tsv", with_columns("treats\tm\ti\tno\tno\tnobody\t\t#000000\n"));
  EXPECT_EQ(ontology->extend(own.path()).code(), StatusCode::bad_data);
  EXPECT_EQ(*ontology, before);
}

TEST(Ontology, AddReplacesATypeOfTheSameName) {
  auto ontology = read(kEntities, with_columns(""));
  ASSERT_TRUE(ontology) << ontology.status().message();
  Ontology other;
  other.add(EntityType{"drug", "changed", "#ffffff", "box", "", "", ""});
  ontology->add(other);
  EXPECT_EQ(ontology->entity_types().size(), 2U);
  EXPECT_EQ(ontology->find_entity_type("drug")->meaning, "changed");
}

struct WrongOntology {
  const char* name;
  std::string_view relation;
  std::string_view want;
};

constexpr WrongOntology kWrong[] = {
    {"BadName", "Treats!\tm\ti\tno\tno\t\t\t#000000\n", "relations.tsv:2: \"Treats!\" is no type name"},
    {"BadFlag", "treats\tm\ti\tmaybe\tno\t\t\t#000000\n",
     "relations.tsv:2: column symmetric must be yes or no"},
    {"BadColor", "treats\tm\ti\tno\tno\t\t\tred\n", "relations.tsv:2: \"red\" is no color"},
    {"UnknownEnd", "treats\tm\ti\tno\tno\tplant\t\t#000000\n",
     "relations.tsv:2: \"plant\" is no entity type"},
    {"Twice", "treats\tm\ti\tno\tno\t\t\t#000000\n# again\ntreats\tm\ti\tno\tno\t\t\t#000000\n",
     "relations.tsv:4: type \"treats\" stands here twice"},
    {"TooManyCells", "treats\tm\ti\tno\tno\t\t\t#000000\t\t\t\t\t\n", "relations.tsv:2: 13 cells"},
};

class WrongOntologyTest : public testing::TestWithParam<WrongOntology> {};

TEST_P(WrongOntologyTest, IsRefusedWithFileLineAndReason) {
  const auto ontology = read(kEntities, with_columns(GetParam().relation));
  ASSERT_FALSE(ontology);
  EXPECT_EQ(ontology.status().code(), StatusCode::bad_data);
  EXPECT_THAT(ontology.status().message(), HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(Cases, WrongOntologyTest, testing::ValuesIn(kWrong), test::case_name<WrongOntology>);

TEST(Ontology, NamesTheColumnsItExpects) {
  const auto ontology = read("name\tshape\n", with_columns(""));
  ASSERT_FALSE(ontology);
  EXPECT_THAT(ontology.status().message(), HasSubstr("entities.tsv:1: the first line must name the columns"));
}

TEST(Ontology, SaysWhichFileIsMissing) {
  const test::TemporaryDirectory directory;
  const auto ontology = Ontology::read(directory.path());
  ASSERT_FALSE(ontology);
  EXPECT_EQ(ontology.status().code(), StatusCode::io_error);
  EXPECT_THAT(ontology.status().message(), HasSubstr("entities.tsv"));
}

}  // namespace
}  // namespace notegraph
