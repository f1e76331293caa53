#ifndef NOTEGRAPH_EXTRACT_READING_ENCODING_H_
#define NOTEGRAPH_EXTRACT_READING_ENCODING_H_

#include <cstddef>
#include <string_view>

namespace notegraph::extract {

enum class Encoding { utf8, utf16le, utf16be, gb18030, big5, windows1252 };

/// The name that a user knows, which is also ICU's: "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030",
/// "Big5", "windows-1252" (which holds Latin-1).
const char* to_string(Encoding encoding);

struct DetectedEncoding {
  Encoding encoding = Encoding::utf8;
  std::size_t mark_bytes = 0;  ///< Length of the byte order mark that opens the file.
  bool valid = false;          ///< utf8 only: every byte belongs to a well-formed character.
};

/// Which encoding `bytes` is in. A byte order mark decides; else zero bytes and Han characters at the places
/// where UTF-16 puts them; else UTF-8 if it is valid; else GB18030 if nearly all byte pairs are common
/// Chinese characters; else Big5 likewise; else Windows-1252 if nearly all bytes beyond ASCII are letters and
/// signs of French amid ASCII; else UTF-8 with damage. O(length); without mark and beyond validation it looks
/// at the first 64 KB only.
DetectedEncoding detect_encoding(std::string_view bytes);

/// How many bytes the character at `offset` takes by the structure of `encoding` (not utf8), at most what is
/// left. Illegal bytes count as one character of the structure's shortest unit.
std::size_t encoded_length(Encoding encoding, std::string_view bytes, std::size_t offset);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_ENCODING_H_
