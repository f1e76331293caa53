#include "extract/extractor_steps.h"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

TEST(ExtractorSteps, AreAllOfThemByDefault) {
  EXPECT_TRUE(std::all_of(kExtractorSteps.begin(), kExtractorSteps.end(),
                          [](ExtractorStep step) { return ExtractorSteps().has(step); }));
  EXPECT_EQ(ExtractorSteps().suffix(), "");
}

TEST(ExtractorSteps, LackOnlyTheOneThatIsLeftOut) {
  std::set<std::string> suffixes;
  for (const ExtractorStep left_out : kExtractorSteps) {
    const ExtractorSteps steps = ExtractorSteps::without(left_out);
    for (const ExtractorStep step : kExtractorSteps) EXPECT_EQ(steps.has(step), step != left_out);
    EXPECT_EQ(steps.suffix(), std::string("-without-") + to_string(left_out));
    suffixes.insert(steps.suffix());
  }
  EXPECT_EQ(suffixes.size(), kExtractorSteps.size()) << "each step once, under its own name";
}

}  // namespace
}  // namespace notegraph::extract
