#include "api/diagram/graphviz.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/diagram/subprocess.h"

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

TEST(Subprocess, PassesInputAndOutputOfAnySize) {
  const std::string input(3'000'000, 'x');
  const auto output = run_subprocess({"cat"}, input, {});
  ASSERT_TRUE(output) << output.status().message();
  EXPECT_EQ(output->exit_code, 0);
  EXPECT_EQ(output->out, input);
}

TEST(Subprocess, SurvivesAProgramThatDoesNotRead) {
  const auto output = run_subprocess({"true"}, std::string(3'000'000, 'x'), {});
  ASSERT_TRUE(output) << output.status().message();
  EXPECT_EQ(output->exit_code, 0);
}

TEST(Subprocess, GivesExitCodeAndErrors) {
  const auto output = run_subprocess({"sh", "-c", "echo oops >&2; exit 3"}, "", {});
  ASSERT_TRUE(output);
  EXPECT_EQ(output->exit_code, 3);
  EXPECT_EQ(output->err, "oops\n");
}

TEST(Subprocess, StopsAProgramThatTakesTooLong) {
  SubprocessLimits limits;
  limits.time = std::chrono::milliseconds(50);
  const auto output = run_subprocess({"sleep", "60"}, "", limits);
  ASSERT_FALSE(output);
  EXPECT_EQ(output.status().code(), StatusCode::unavailable);
  EXPECT_THAT(output.status().message(), HasSubstr("did not finish"));
}

TEST(Subprocess, StopsAProgramThatWritesTooMuch) {
  SubprocessLimits limits;
  limits.output_bytes = 100'000;
  const auto output = run_subprocess({"yes"}, "", limits);
  ASSERT_FALSE(output);
  EXPECT_THAT(output.status().message(), HasSubstr("wrote more than"));
}

TEST(Subprocess, SaysThatAProgramIsMissing) {
  const auto output = run_subprocess({"notegraph-no-such-program"}, "", {});
  ASSERT_FALSE(output);
  EXPECT_EQ(output.status().code(), StatusCode::unavailable);
}

}  // namespace
}  // namespace notegraph::diagram
