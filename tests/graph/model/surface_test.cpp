#include "graph/model/surface.h"

#include <gtest/gtest.h>

#include "graph/model/entity.h"
#include "tests/support/case_name.h"

namespace notegraph {
namespace {

struct SurfaceCase {
  const char* name;
  std::string_view surface, want;
};

constexpr SurfaceCase kSurfaceCases[] = {
    {"FoldsCase", "BERT", "bert"},
    {"NarrowsFullWidth", "ＢＥＲＴ", "bert"},
    {"DropsSpaceAndHyphen", "K - means", "kmeans"},
    {"KeepsHan", "多头 注意力", "多头注意力"},
    {"KeepsPlusAndSharp", "C++ / C#", "c++c#"},
    {"FoldsSharpS", "Maß", "mass"},
    {"DropsHanPunctuation", "（大模型）", "大模型"},
    {"DropsZeroWidthSpace", "Lo\u200bRA", "lora"},
    {"DropsAsciiMarks", "`a`^~|b", "ab"},
    {"KeepsMathSigns", "<=>", "<=>"},
    {"KeepsPunctuationOnly", "( )", "()"},
    {"KeepsAccents", "Réseau", "réseau"},
};

class SurfaceKeyTest : public testing::TestWithParam<SurfaceCase> {};

TEST_P(SurfaceKeyTest, GivesComparisonKey) {
  EXPECT_EQ(surface_key(GetParam().surface), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, SurfaceKeyTest, testing::ValuesIn(kSurfaceCases),
                         test::case_name<SurfaceCase>);

TEST(SurfaceKey, ReadsInvalidUtf8WithoutFailing) {
  EXPECT_FALSE(surface_key("ab\xff\xfe").empty());
}

TEST(EntityIdentity, DependsOnTypeAndKeyOnly) {
  EXPECT_EQ(make_entity_id("model", "K-Means"), make_entity_id("model", "kmeans"));
  EXPECT_NE(make_entity_id("model", "召回"), make_entity_id("metric", "召回"));
}

TEST(EntityIdentity, IsTheSameOnEveryMachine) {
  EXPECT_EQ(make_entity_id("model", "BERT").value, 0x4421C520F5E48D1FULL);
}

}  // namespace
}  // namespace notegraph
