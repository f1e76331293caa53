#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/reading/characters.h"
#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_line.h"
#include "tests/extract/reading/note_invariants.h"
#include "tests/support/shared_material.h"

namespace notegraph::extract {
namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      "# ",          "## ",   "- ",    "  - ", "1. ",  "2、", "（1）",  "一、",   "> ",       "```",
      "```python",   "~~~",   "\n",    "\n\n", "\r\n", "\t",  "    ",   "|",      "|---|",    "**",
      "*",           "_",     "`",     "$",    "$$",   "\\(", "\\)",    "[",      "](",       ")",
      "[[",          "]]",    "![",    "<b>",  "<!--", "-->", "定义：", "Note: ", "为什么？", "梯度下降",
      "réseau",      "word",  "e.g. ", "1.5",  "。",   ". ",  "---\n",  "===\n",  "1\t",      "a\tb",
      "http://x.y ", "&amp;", "\\",    "￼",    "\xFF", "\0",  ": ",     "x = 1;", "\x01",     "😀"};
  return all;
}

TEST(ReadingInvariants, HoldForRandomMixtures) {
  constexpr unsigned kSeed = 71;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    const std::size_t count = 1 + random() % 60;
    for (std::size_t i = 0; i < count; ++i) bytes += pieces()[random() % pieces().size()];
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round << "\n" << bytes);
    const SourceText source = SourceText::decode(bytes);
    test::expect_invariants(source.utf8(), read_markdown(source));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(ReadingInvariants, HoldForRandomBytes) {
  constexpr unsigned kSeed = 72;
  std::mt19937 random(kSeed);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(random() % 400, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round);
    const SourceText source = SourceText::decode(bytes);
    test::expect_invariants(source.utf8(), read_markdown(source));
    if (testing::Test::HasFailure()) return;
  }
}

// Whether a line holds words, rather than a fence, an image, a thematic break or a running number.
bool is_prose_line(std::string_view line) {
  std::size_t han = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    han += is_han(character.code) ? 1 : 0;
    at += character.bytes;
  }
  return han > 1 && line.find("![") == std::string_view::npos;
}

TEST(ReadingInvariants, HoldForRealNotesAndNoProseIsLost) {
  if (!std::filesystem::is_directory(test::shared_material("notes")))
    GTEST_SKIP() << "no notes at " << test::shared_material("notes");
  for (const auto& file : std::filesystem::directory_iterator(test::shared_material("notes"))) {
    SCOPED_TRACE(file.path());
    std::ifstream stream(file.path(), std::ios::binary);
    const SourceText source = SourceText::decode(
        std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()));
    const StructuredNote note = read_markdown(source);
    test::expect_invariants(source.utf8(), note);
    EXPECT_TRUE(note.warnings.empty());

    std::size_t block = 0;
    std::uint64_t front_end = 0;
    if (source.utf8().starts_with("---")) front_end = source.utf8().find("---", 3) + 3;
    for_each_line(source.utf8(), {front_end, source.utf8().size()}, [&](const SourceLine& line) {
      while (block < note.blocks.size() && note.blocks[block].range.end <= line.range.begin) ++block;
      const bool covered = block < note.blocks.size() && note.blocks[block].range.begin < line.range.end;
      if (is_prose_line(source.slice(line.range))) {
        EXPECT_TRUE(covered) << "line " << source.line_of(line.range.begin);
      }
    });
  }
}

}  // namespace
}  // namespace notegraph::extract
