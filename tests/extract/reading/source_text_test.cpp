#include "extract/reading/source_text.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

using namespace std::string_literals;

struct DecodeCase {
  const char* name;
  std::string bytes;
  const char* utf8;
  const char* encoding;
  std::size_t warnings;
};

const DecodeCase kDecodeCases[] = {
    {"Empty", "", "", "UTF-8", 0},
    {"Ascii", "plain\r\ntext", "plain\r\ntext", "UTF-8", 0},
    {"Utf8", "梯度 é", "梯度 é", "UTF-8", 0},
    {"Utf8WithMark", "\xEF\xBB\xBF梯度", "梯度", "UTF-8", 0},
    {"Utf16LittleWithMark", "\xFF\xFE\x68\x00\xAF\x68"s, "h梯", "UTF-16LE", 0},
    {"Utf16BigWithMark", "\xFE\xFF\x00\x68\x68\xAF"s, "h梯", "UTF-16BE", 0},
    {"Utf16LittleLatinWithoutMark", "h\0e\0l\0l\0o\0"s, "hello", "UTF-16LE", 0},
    {"Utf16BigLatinWithoutMark", "\0h\0e\0l\0l\0o"s, "hello", "UTF-16BE", 0},
    {"Windows1252",
     "Le mod\xE8le a \xE9t\xE9 entra\xEEn\xE9, l\x92"
     "erreur baisse.",
     "Le modèle a été entraîné, l’erreur baisse.", "windows-1252", 0},
    {"Gb18030", "\xCC\xDD\xB6\xC8\xCF\xC2\xBD\xB5 SGD", "梯度下降 SGD", "GB18030", 0},
    {"InvalidByteInUtf8", "ok \xFF ok", "ok \uFFFD ok", "UTF-8", 1},
    {"CutUtf8Character", "ok \xE6\xA2", "ok \uFFFD", "UTF-8", 1},
    {"LoneSurrogate", "\xFF\xFE\x00\xD8\x41\x00"s, "\uFFFD\x41", "UTF-16LE", 1},
    {"Utf16CutInACharacter", "h\0e\0l\0l\0o\0 \0y\0o\0u\0!"s, "hello you\uFFFD", "UTF-16LE", 1},
    {"Big5", "\xBE\xF7\xBE\xB9\xBE\xC7\xB2\xDF\xA4\xA4\xAA\xBA\xB9\x4C\xC0\xC0\xA6\x58", "機器學習中的過擬合",
     "Big5", 0},
    {"ZeroAmidUtf8", "梯\0度"s, "梯\uFFFD度", "UTF-8", 1},
    {"ZeroInUtf16", "\xFF\xFE\x68\x00\x00\x00\xAF\x68"s, "h\uFFFD梯", "UTF-16LE", 1},
    {"OnlyZeroBytes", "\0\0\0\0"s, "\uFFFD\uFFFD\uFFFD\uFFFD", "UTF-8", 1},
};

class DecodeTest : public testing::TestWithParam<DecodeCase> {};

TEST_P(DecodeTest, GivesText) {
  const SourceText text = SourceText::decode(GetParam().bytes);
  EXPECT_EQ(text.utf8(), GetParam().utf8);
  EXPECT_EQ(text.encoding(), GetParam().encoding);
  EXPECT_EQ(text.warnings().size(), GetParam().warnings);
  EXPECT_EQ(text.original_range({text.utf8().size(), text.utf8().size()}).end, GetParam().bytes.size());
}

INSTANTIATE_TEST_SUITE_P(Cases, DecodeTest, testing::ValuesIn(kDecodeCases), test::case_name<DecodeCase>);

// One character in the encodings that the property test writes.
struct Glyph {
  std::string utf8, utf16le, gb18030;
};

std::string utf16be(const std::string& little) {
  std::string big = little;
  for (std::size_t i = 0; i + 1 < big.size(); i += 2) std::swap(big[i], big[i + 1]);
  return big;
}

const std::vector<Glyph>& glyphs() {
  static const std::vector<Glyph> all = {{"a", "a\0"s, "a"},
                                         {"Z", "Z\0"s, "Z"},
                                         {" ", " \0"s, " "},
                                         {"\n", "\n\0"s, "\n"},
                                         {"梯", "\xAF\x68", "\xCC\xDD"},
                                         {"度", "\xA6\x5E", "\xB6\xC8"},
                                         {"，", "\x0C\xFF", "\xA3\xAC"},
                                         {"é", "\xE9\0"s, "\xA8\xA6"},
                                         {"😀", "\x3D\xD8\x00\xDE"s, "\x94\x39\xFC\x36"}};
  return all;
}

// The original range of every character is exactly the bytes that it was written as.
void expect_exact_ranges(const std::string& bytes, std::size_t mark,
                         const std::vector<std::size_t>& utf8_lengths,
                         const std::vector<std::size_t>& original_lengths) {
  const SourceText text = SourceText::decode(bytes);
  std::uint64_t at = 0, original = mark;
  for (std::size_t i = 0; i < utf8_lengths.size(); ++i) {
    const ByteRange want{original, original + original_lengths[i]};
    ASSERT_EQ(text.original_range({at, at + utf8_lengths[i]}), want) << "character " << i;
    at += utf8_lengths[i];
    original = want.end;
  }
  ASSERT_EQ(text.utf8().size(), at);
}

TEST(SourceTextRanges, LeadBackToTheBytesOfEachCharacter) {
  constexpr unsigned kSeed = 20240611;
  SCOPED_TRACE(testing::Message() << "seed " << kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 60; ++round) {
    std::string utf8, little, gb;
    std::vector<std::size_t> utf8_lengths, little_lengths, gb_lengths;
    // Longer than a decoding chunk in some rounds, so that its seams are tried.
    const int length = round % 20 == 0 ? 60'000 : 200;
    for (int i = 0; i < length; ++i) {
      const Glyph& glyph = glyphs()[random() % glyphs().size()];
      // The detection of GB18030 wants text that is mostly Chinese.
      const Glyph& common = random() % 8 == 0 ? glyph : glyphs()[4 + random() % 2];
      utf8 += common.utf8;
      little += common.utf16le;
      gb += common.gb18030;
      utf8_lengths.push_back(common.utf8.size());
      little_lengths.push_back(common.utf16le.size());
      gb_lengths.push_back(common.gb18030.size());
    }
    expect_exact_ranges(utf8, 0, utf8_lengths, utf8_lengths);
    expect_exact_ranges("\xEF\xBB\xBF" + utf8, 3, utf8_lengths, utf8_lengths);
    expect_exact_ranges("\xFF\xFE" + little, 2, utf8_lengths, little_lengths);
    expect_exact_ranges("\xFE\xFF" + utf16be(little), 2, utf8_lengths, little_lengths);
    expect_exact_ranges(gb, 0, utf8_lengths, gb_lengths);
  }
}

TEST(SourceTextRanges, LeadBackOverInvalidBytes) {
  const SourceText text = SourceText::decode(
      "a\xFF"
      "b");
  ASSERT_EQ(text.utf8(),
            "a\uFFFD"
            "b");
  EXPECT_EQ(text.original_range({0, 1}), (ByteRange{0, 1}));
  EXPECT_EQ(text.original_range({1, 4}), (ByteRange{1, 2}));
  EXPECT_EQ(text.original_range({4, 5}), (ByteRange{2, 3}));
}

TEST(SourceTextLines, CountFromOne) {
  const SourceText text = SourceText::decode("a\r\nb\n\nc");
  EXPECT_EQ(text.line_of(0), 1u);
  EXPECT_EQ(text.line_of(2), 1u);
  EXPECT_EQ(text.line_of(3), 2u);
  EXPECT_EQ(text.line_of(5), 3u);
  EXPECT_EQ(text.line_of(6), 4u);
}

}  // namespace
}  // namespace notegraph::extract
