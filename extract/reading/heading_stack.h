#ifndef NOTEGRAPH_EXTRACT_READING_HEADING_STACK_H_
#define NOTEGRAPH_EXTRACT_READING_HEADING_STACK_H_

#include <cstdint>
#include <vector>

#include "extract/reading/numbering.h"
#include "extract/reading/structured_note.h"

namespace notegraph::extract {

/// How a line shows that it serves as a heading. Numbered ones are told apart by their style.
struct ServingStyle {
  enum Form : std::uint8_t { numbered, bold, title, table_question } form = numbered;
  NumberStyle number = NumberStyle::none;
  bool operator==(const ServingStyle&) const = default;
};

/// The headings that the current line stands under. A Markdown heading closes those of its level and below,
/// and all lines that serve as headings. A line that serves as one closes those of its style and what opened
/// after them: which of "一、" and "1." is the outer one differs from note to note, but who comes first is
/// the outer.
class HeadingStack {
 public:
  std::int32_t current() const { return open_.empty() ? kNoBlock : open_.back().block; }

  /// Opens block `block`; returns its parent heading or kNoBlock.
  std::int32_t open(std::uint8_t level, std::int32_t block);
  std::int32_t open_serving(ServingStyle style, std::uint32_t scope, std::int32_t block);

  /// Closes the serving headings that opened in a scope other than `scope` and 0.
  void enter_scope(std::uint32_t scope);

 private:
  struct Entry {
    std::int32_t block;
    std::uint8_t level;
    ServingStyle style;
    std::uint32_t scope;
  };
  std::vector<Entry> open_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_HEADING_STACK_H_
