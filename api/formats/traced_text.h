#ifndef NOTEGRAPH_API_FORMATS_TRACED_TEXT_H_
#define NOTEGRAPH_API_FORMATS_TRACED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::formats {

/// A text that is put together from parts of another one, and knows of each part where it comes from. Both
/// texts are shorter than 4 GiB. Parts are taken in the order in which they stand there.
class TracedText {
 public:
  TracedText() = default;
  /// A text that comes from nowhere. Not explicit: most are.
  TracedText(std::string text) : text_(std::move(text)) {}
  TracedText(const char* text) : text_(text) {}

  const std::string& text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  bool empty() const { return text_.empty(); }
  /// Whether any part is known to come from elsewhere.
  bool is_traced() const { return !runs_.empty(); }

  /// Appends what stands nowhere: markup of our own.
  void append_made(std::string_view made) { text_ += made; }
  /// Appends `part`, which is what `origin` of the other text says, perhaps in more or fewer bytes. An empty
  /// origin: from nowhere.
  void append_part(std::string_view part, ByteRange origin);
  /// Appends `other`, or a range of it, with its origins.
  void append(const TracedText& other) { append(other, {0, other.size()}); }
  void append(const TracedText& other, ByteRange range);
  /// Drops what stands behind the first `size` bytes.
  void resize(std::size_t size);
  /// Gives the text away; the origins of its ranges stay.
  std::string release_text() { return std::move(text_); }
  /// Gives all of it away and is empty then.
  TracedText take();

  /// Where `range` comes from: from the first to the last of its bytes that come from somewhere. A part that
  /// was taken in more or fewer bytes counts in proportion, rounded outwards. Empty: from nowhere.
  ByteRange origin_of(ByteRange range) const;

 private:
  /// A stretch of text_ and where it comes from, in a fixed proportion.
  struct Run {
    std::uint32_t begin = 0, size = 0;
    std::uint32_t origin = 0, origin_size = 0;
  };
  std::size_t first_run_behind(std::uint64_t offset) const;

  std::string text_;
  std::vector<Run> runs_;  ///< In order, disjoint, none empty.
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_TRACED_TEXT_H_
