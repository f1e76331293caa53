#ifndef NOTEGRAPH_EXTRACT_READING_LEAD_STACK_H_
#define NOTEGRAPH_EXTRACT_READING_LEAD_STACK_H_

#include <cstdint>
#include <vector>

#include "extract/reading/numbering.h"
#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// What of a line decides which line above introduces it.
struct LineFacts {
  std::uint32_t indent = 0;
  std::uint32_t scope = 0;
  bool after_blank = false;
  bool labelled = false;    ///< Opens with a label and text after it.
  bool introduces = false;  ///< Ends in a colon: what follows belongs to it.
  bool question = false;    ///< Asks something: a list below answers.
  bool aspect = false;      ///< Its label names an aspect, see is_aspect().
  bool closing = false;     ///< Sums up, see is_closing().
};

/// The lines that introduce the current one: list items and lines that end in a colon, innermost last. The
/// rules, from real notes:
/// - the label of an aspect closes the label beside it above, with all that this one introduced;
/// - an item closes the items of its depth and deeper, with what these introduce;
/// - a text line goes on below an item if it is indented, or stands directly below it, unless the item's
///   siblings show that items here have no further lines;
/// - a line with colon introduces what is indented deeper, and what follows without a blank line or in the
/// same
///   shape (labelled or not) as the first line it introduced, up to the next such line beside it.
class LeadStack {
 public:
  /// The line (block index) that introduces the new one, kNoBlock for none. `block` is the new line's index.
  std::int32_t add_item(std::uint32_t depth, const LineFacts& facts, std::int32_t block);
  /// A line of plain numbering ("1、"): as deep as its style's first line since the list began.
  /// Gives the depth in `depth`.
  std::int32_t add_numbered(NumberStyle style, std::uint32_t base_depth, const LineFacts& facts,
                            std::int32_t block, std::uint32_t& depth);
  std::int32_t add_text(std::uint32_t depth, const LineFacts& facts, std::int32_t block);
  /// For a stretch of code or a table, which stands below whatever came last.
  std::int32_t add_attached() { return adopt({}); }

  void enter_scope(std::uint32_t scope);  ///< Closes what opened in a scope other than `scope` and 0.
  void clear() { open_.clear(); }

 private:
  enum class Form : std::uint8_t { item, colon, question };
  struct Entry {
    Form form = Form::item;
    std::int32_t block = kNoBlock;
    std::uint32_t depth = 0;  // Of an item, its own; else that of the item which it is in.
    LineFacts facts;
    NumberStyle style = NumberStyle::none;  // Of an item with plain numbering.
    std::uint32_t children = 0;
    bool children_labelled = false;
    bool sibling_without_text = false;  // An item above it in its list had no further lines.
  };

  void close_aspects(const LineFacts& line);
  void close_items(std::uint32_t depth);
  bool covers(const Entry& entry, std::uint32_t depth, const LineFacts& line) const;
  std::int32_t adopt(const LineFacts& facts);
  void push_introducing(const LineFacts& facts, std::int32_t block);

  std::vector<Entry> open_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_LEAD_STACK_H_
