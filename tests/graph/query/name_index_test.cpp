#include "graph/query/name_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/graph/query/fake_snapshot.h"
#include "tests/support/case_name.h"

namespace notegraph::query {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Entity entity(std::uint64_t id, std::string name, std::vector<std::string> aliases, std::uint32_t mentions) {
  Entity made;
  made.id = {id};
  made.name = made.label = std::move(name);
  made.aliases = std::move(aliases);
  made.mention_count = mentions;
  return made;
}

std::shared_ptr<const NameIndex> example() {
  test::FakeSnapshot snapshot;
  snapshot.add_entity(entity(1, "Transformer", {"transformer model"}, 9));
  snapshot.add_entity(entity(2, "Vision Transformer", {"ViT"}, 2));
  snapshot.add_entity(entity(3, "Transformer-XL", {}, 1));
  snapshot.add_entity(entity(4, "多头注意力", {"Multi-Head Attention", "注意力"}, 5));
  snapshot.add_entity(entity(5, "注意力机制", {"attention"}, 7));
  snapshot.add_entity(entity(6, "Vit", {}, 1));
  snapshot.add_entity(entity(7, "Réseau", {}, 1));
  return *NameIndex::build(snapshot);
}

struct Want {
  std::uint64_t entity;
  std::string surface;
  MatchKind kind;
  bool operator==(const Want&) const = default;
};

struct SearchCase {
  const char* name;
  const char* query;
  std::vector<Want> want;
};

const SearchCase kSearchCases[] = {
    {"EveryKindInOrder",
     "transformer",
     {{1, "Transformer", MatchKind::exact},
      {3, "Transformer-XL", MatchKind::prefix},
      {2, "Vision Transformer", MatchKind::inside}}},
    {"FoldsTheQuery", "VISION-transformer", {{2, "Vision Transformer", MatchKind::exact}}},
    {"OneMatchAnEntity", "注意力", {{4, "注意力", MatchKind::exact}, {5, "注意力机制", MatchKind::prefix}}},
    {"MoreMentionsFirst", "vit", {{2, "ViT", MatchKind::exact}, {6, "Vit", MatchKind::exact}}},
    {"InsideHan", "头", {{4, "多头注意力", MatchKind::inside}}},
    {"SwappedLetters", "transfromer", {{1, "Transformer", MatchKind::fuzzy}}},
    {"ForgottenAccent", "reseau", {{7, "Réseau", MatchKind::fuzzy}}},
    {"TooShortToBeFuzzy", "vt", {}},
    {"Nothing", "quantum", {}},
    {"Empty", " ", {}},
};

class SearchTest : public testing::TestWithParam<SearchCase> {};

TEST_P(SearchTest, FindsBestFirst) {
  std::vector<Want> found;
  for (const NameMatch& match : example()->search(GetParam().query, 10)) {
    EXPECT_GT(match.score, 0);
    EXPECT_LE(match.score, 1);
    found.push_back({match.entity.value, match.surface, match.kind});
  }
  EXPECT_EQ(found, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, SearchTest, testing::ValuesIn(kSearchCases),
                         notegraph::test::case_name<SearchCase>);

TEST(NameIndex, GivesNoMoreThanTheLimit) {
  EXPECT_EQ(example()->search("t", 2).size(), 2U);
  EXPECT_THAT(example()->search("transformer", 0), IsEmpty());
}

TEST(NameIndex, ListsAllOfOneName) {
  EXPECT_THAT(example()->exact("v.i.t"), ElementsAre(EntityId{2}, EntityId{6}));
  EXPECT_THAT(example()->exact("VISION"), IsEmpty());
}

TEST(NameIndex, MayBeEmpty) {
  EXPECT_THAT((*NameIndex::build(test::FakeSnapshot()))->search("any", 5), IsEmpty());
}

}  // namespace
}  // namespace notegraph::query
