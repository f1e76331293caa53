#ifndef NOTEGRAPH_EXTRACT_READING_SOURCE_TEXT_H_
#define NOTEGRAPH_EXTRACT_READING_SOURCE_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// A file's text as UTF-8, with the way back to the original bytes. Offsets are bytes of utf8() unless said
/// otherwise.
class SourceText {
 public:
  /// Detects the encoding (encoding.h), decodes, drops the byte order mark. Invalid bytes and zeros become
  /// U+FFFD and a warning. Line ends stay as they are.
  static SourceText decode(std::string_view bytes);

  const std::string& utf8() const { return utf8_; }
  const std::string& encoding() const { return encoding_; }  ///< "UTF-8", "GB18030" ...
  const std::vector<std::string>& warnings() const {
    return warnings_;
  }                                                   ///< What was replaced, and how often.
  ByteRange original_range(ByteRange in_utf8) const;  ///< The same stretch in the file's bytes.
  std::uint32_t line_of(std::uint64_t offset) const;  ///< 1-based.
  std::string_view slice(ByteRange in_utf8) const {
    return std::string_view(utf8_).substr(in_utf8.begin, in_utf8.end - in_utf8.begin);
  }

 private:
  std::string utf8_;
  std::string encoding_;
  std::vector<std::string> warnings_;
  std::vector<std::uint64_t> line_starts_;
  /// Where utf8 and original offsets drift apart: pairs in ascending order, interpolated between; empty:
  /// equal.
  struct Anchor {
    std::uint64_t utf8, original;
  };
  std::vector<Anchor> anchors_;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_SOURCE_TEXT_H_
