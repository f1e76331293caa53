#include "api/formats/traced_text.h"

#include <gtest/gtest.h>

namespace notegraph::formats {
namespace {

TEST(TracedText, KnowsWhereItsPartsComeFrom) {
  TracedText text("| ");
  text.append_part("BERT", {10, 14});
  text.append_made(" | ");
  text.append_part("GPT", {15, 18});
  EXPECT_EQ(text.text(), "| BERT | GPT");
  EXPECT_EQ(text.origin_of({2, 6}), (ByteRange{10, 14}));
  EXPECT_EQ(text.origin_of({3, 5}), (ByteRange{11, 13}));
  EXPECT_EQ(text.origin_of({0, 12}), (ByteRange{10, 18}));
  EXPECT_EQ(text.origin_of({6, 9}), (ByteRange{}));
}

TEST(TracedText, CountsAPartOfOtherLengthInProportion) {
  TracedText text;
  text.append_part("a", {0, 1});
  text.append_part("中", {1, 7});  // \u4e2d
  text.append_part("文", {7, 13});
  text.append_part("b", {13, 14});
  EXPECT_EQ(text.origin_of({1, 4}), (ByteRange{1, 7}));
  EXPECT_EQ(text.origin_of({4, 7}), (ByteRange{7, 13}));
  EXPECT_EQ(text.origin_of({4, 8}), (ByteRange{7, 14}));
}

TEST(TracedText, IsAppendedWithItsOrigins) {
  TracedText from;
  from.append_part("one two", {100, 107});
  from.append_made("\n");
  from.append_part("three", {120, 125});
  TracedText text("> ");
  text.append(from, {4, 13});
  EXPECT_EQ(text.text(), "> two\nthree");
  EXPECT_EQ(text.origin_of({2, 5}), (ByteRange{104, 107}));
  EXPECT_EQ(text.origin_of({6, 11}), (ByteRange{120, 125}));
}

TEST(TracedText, LosesTheOriginsOfWhatIsCutOff) {
  TracedText text;
  text.append_part("abcd", {0, 4});
  text.append_part("efgh", {8, 12});
  text.resize(6);
  text.append_part("ij", {20, 22});
  EXPECT_EQ(text.origin_of({4, 6}), (ByteRange{8, 10}));
  EXPECT_EQ(text.origin_of({6, 8}), (ByteRange{20, 22}));
  text.resize(0);
  EXPECT_FALSE(text.is_traced());
}

}  // namespace
}  // namespace notegraph::formats
