#ifndef NOTEGRAPH_TESTS_EXTRACT_READING_NOTE_INVARIANTS_H_
#define NOTEGRAPH_TESTS_EXTRACT_READING_NOTE_INVARIANTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "extract/reading/structured_note.h"

namespace notegraph::test {

inline bool is_inside(ByteRange inner, ByteRange outer) {
  return outer.begin <= inner.begin && inner.begin < inner.end && inner.end <= outer.end;
}

/// Expects of `note` what structured_note.h promises of every note that is read from `text`.
inline void expect_invariants(std::string_view text, const extract::StructuredNote& note) {
  using extract::Block;
  using extract::BlockKind;
  const ByteRange whole{0, text.size()};
  for (std::size_t i = 0; i < note.blocks.size(); ++i) {
    const Block& block = note.blocks[i];
    SCOPED_TRACE(testing::Message() << "block " << i << " at " << block.range.begin);
    ASSERT_TRUE(is_inside(block.range, whole));
    if (i > 0) {
      ASSERT_LE(note.blocks[i - 1].range.end, block.range.begin);
    }
    const auto index = static_cast<std::int32_t>(i);
    ASSERT_LT(block.heading, index);
    ASSERT_LT(block.lead, index);
    ASSERT_LT(block.column_header, index);
    ASSERT_GE(block.heading, extract::kNoBlock);
    ASSERT_GE(block.lead, extract::kNoBlock);
    if (block.heading >= 0) {
      ASSERT_EQ(note.blocks[block.heading].kind, BlockKind::heading);
    }
    if (block.column_header >= 0) {
      ASSERT_EQ(note.blocks[block.column_header].column, block.column);
    }
    if (block.kind == BlockKind::heading) {
      ASSERT_TRUE(block.level >= 1 && block.level <= 7);
    }
    if (block.label.begin < block.label.end) {
      ASSERT_TRUE(is_inside(block.label, block.range));
    }
    std::uint64_t mark_begin = block.range.begin;
    for (const extract::Mark& mark : block.marks) {
      ASSERT_TRUE(is_inside(mark.range, block.range));
      ASSERT_LE(mark_begin, mark.range.begin);
      mark_begin = mark.range.begin;
    }
  }
  std::vector<bool> has_sentence(note.blocks.size(), false);
  std::uint64_t sentence_end = 0;
  for (const extract::Sentence& sentence : note.sentences) {
    ASSERT_LT(sentence.block, note.blocks.size());
    ASSERT_TRUE(is_inside(sentence.range, note.blocks[sentence.block].range));
    ASSERT_LE(sentence_end, sentence.range.begin);
    sentence_end = sentence.range.end;
    has_sentence[sentence.block] = true;
  }
  for (std::size_t i = 0; i < note.blocks.size(); ++i) ASSERT_TRUE(has_sentence[i]) << "block " << i;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_EXTRACT_READING_NOTE_INVARIANTS_H_
