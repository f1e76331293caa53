#include "api/diagram/graphviz.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::diagram {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Graphviz, DrawsEveryFormat) {
  const std::string dot = "digraph g { a [label=\"梯度消失\"]; a -> b }";
  const auto svg = render(dot, PictureFormat::svg);
  ASSERT_TRUE(svg) << svg.status().message();
  EXPECT_THAT(*svg, HasSubstr("梯度消失"));
  const auto png = render(dot, PictureFormat::png);
  ASSERT_TRUE(png) << png.status().message();
  EXPECT_THAT(*png, StartsWith("\x89PNG"));
  const auto pdf = render(dot, PictureFormat::pdf);
  ASSERT_TRUE(pdf) << pdf.status().message();
  EXPECT_THAT(*pdf, StartsWith("%PDF"));
}

TEST(Graphviz, SaysWhatIsWrongWithTheSource) {
  const auto svg = render("no graph at all", PictureFormat::svg);
  ASSERT_FALSE(svg);
  EXPECT_EQ(svg.status().code(), StatusCode::unavailable);
  EXPECT_THAT(svg.status().message(), HasSubstr("syntax error"));
}

TEST(Graphviz, KnowsItsFormats) {
  EXPECT_EQ(parse_picture_format("svg"), PictureFormat::svg);
  EXPECT_EQ(parse_picture_format("gif"), std::nullopt);
}

}  // namespace
}  // namespace notegraph::diagram
