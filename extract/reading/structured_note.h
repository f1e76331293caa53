#ifndef NOTEGRAPH_EXTRACT_READING_STRUCTURED_NOTE_H_
#define NOTEGRAPH_EXTRACT_READING_STRUCTURED_NOTE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/evidence.h"

// What reading a note gives: its blocks and sentences, and how they stand to each other. All ranges are bytes
// of the decoded text (SourceText::utf8()), so that everything found later can point into the file.
namespace notegraph::extract {

enum class BlockKind {
  heading,  ///< `#` or underlined; also a line that serves as one: a numbered question, a line all in bold.
  paragraph,
  list_item,   ///< The item's own first paragraph; its further blocks are paragraphs with `lead` set to it.
  table_cell,  ///< Of a Markdown or tab-separated table.
  code,  ///< A fence or indented block that really is code. One that holds prose is read as what it holds.
};

enum class MarkKind {
  strong,  ///< Set in bold.
  emphasis,
  code,    ///< Inline code.
  link,    ///< The text of a link or a [[wikilink]]'s target.
  hidden,  ///< Markup that a reader does not see (`**`, list markers): a name may run across it.
  opaque,  ///< Not said in words: formula, URL, image, HTML tag, struck out. A name never runs across it.
};

struct Mark {
  MarkKind kind = MarkKind::hidden;
  ByteRange range;
  bool operator==(const Mark&) const = default;
};

inline constexpr std::int32_t kNoBlock = -1;

/// A stretch of text with one place in the note's structure.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange range;         ///< Its own text: without `#`, list marker, cell borders; trimmed. Holds both
                           ///< parts of the markup of each of its spans, none of one that covers it whole.
  std::uint8_t level = 0;  ///< Heading: 1 to 6, 7 for a line that serves as one. List item: depth from 1.
  bool question = false;   ///< A heading or item that asks something.
  std::int32_t heading = kNoBlock;  ///< The heading that it stands under (of a heading: its parent).
  std::int32_t lead =
      kNoBlock;  ///< What introduces it: the line before a list, the item above a nested one or a
                 ///< further paragraph of an item, the first cell of a row for the other cells.
  std::int32_t column_header = kNoBlock;  ///< Table cell: the cell that heads its column.
  std::uint32_t row = 0, column = 0;      ///< Table cell: from 0; row 0 of a table with header is the header.
  ByteRange label;  ///< A label that opens it ("定义", "Advantages"), a few words without colon; empty: none.
  std::vector<Mark> marks;  ///< By begin.
  bool operator==(const Block&) const = default;
};

struct Sentence {
  ByteRange range;
  std::uint32_t block = 0;  ///< Index into StructuredNote::blocks.
  bool operator==(const Sentence&) const = default;
};

struct StructuredNote {
  std::string title;                ///< Of the front matter, else the first heading, else empty.
  std::vector<std::string> tags;    ///< Of the front matter.
  std::vector<Block> blocks;        ///< In text order.
  std::vector<Sentence> sentences;  ///< In text order; each lies in one block. They hold all words.
  std::vector<std::string> warnings;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_STRUCTURED_NOTE_H_
