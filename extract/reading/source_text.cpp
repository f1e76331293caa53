#include "extract/reading/source_text.h"

#include <algorithm>
#include <cstring>
#include <memory>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "extract/reading/encoding.h"

namespace notegraph::extract {
namespace {

// Appends characters to a text and notes, wherever their lengths in text and file begin to differ in another
// way than before, where that was. Between two such places offsets grow in a fixed proportion.
class TextBuilder {
 public:
  explicit TextBuilder(std::uint64_t original) : original_(original) {}

  void append(char32_t code, std::uint32_t original_bytes) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code));
    step(static_cast<std::uint32_t>(length), original_bytes);
    utf8.append(bytes, static_cast<std::size_t>(length));
    original_ += original_bytes;
  }
  void append_unchanged(std::string_view bytes) {
    if (bytes.empty()) return;
    step(1, 1);
    utf8.append(bytes);
    original_ += bytes.size();
  }
  void finish() { note_anchor(); }

  std::string utf8;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> anchors;

 private:
  void step(std::uint32_t utf8_bytes, std::uint32_t original_bytes) {
    if (utf8_bytes == original_bytes) utf8_bytes = original_bytes = 1;
    if (utf8_bytes == utf8_bytes_ && original_bytes == original_bytes_) return;
    utf8_bytes_ = utf8_bytes;
    original_bytes_ = original_bytes;
    note_anchor();
  }
  void note_anchor() { anchors.emplace_back(utf8.size(), original_); }

  std::uint64_t original_;
  std::uint32_t utf8_bytes_ = 0, original_bytes_ = 0;
};

// What stood in the bytes that no text holds, and was replaced by U+FFFD.
struct Replaced {
  std::size_t invalid = 0;  // Byte sequences that the encoding has not.
  std::size_t zeros = 0;    // U+0000, which no note means.
};

// Appends `bytes` as UTF-8 with U+FFFD for each maximal ill-formed part (Unicode 15, section 3.9, the
// practice that W3C asks for) and each zero.
Replaced append_utf8(std::string_view bytes, TextBuilder& text) {
  Replaced replaced;
  std::size_t good_begin = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<std::uint8_t>(bytes[at]);
    if (byte > 0 && byte < 0x80) {
      ++at;
      continue;
    }
    const auto available = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size() - at, 4));
    std::int32_t used = 0;
    UChar32 code = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()) + at, used, available, code);
    if (code <= 0) {
      text.append_unchanged(bytes.substr(good_begin, at - good_begin));
      text.append(0xFFFD, static_cast<std::uint32_t>(used));
      ++(code < 0 ? replaced.invalid : replaced.zeros);
      good_begin = at + static_cast<std::size_t>(used);
    }
    at += static_cast<std::size_t>(used);
  }
  text.append_unchanged(bytes.substr(good_begin));
  return replaced;
}

// ICU's converter with a count of what it had to replace.
class Converter {
 public:
  explicit Converter(Encoding encoding) : converter_(ucnv_open(to_string(encoding), &status_), ucnv_close) {
    ucnv_setToUCallBack(converter_.get(), &Converter::replace, this, nullptr, nullptr, &status_);
  }

  // Decodes `bytes`, which ends between two characters. units[i] comes from offset offsets[i].
  std::size_t decode(std::string_view bytes, std::vector<UChar>& units, std::vector<std::int32_t>& offsets) {
    units.resize(2 * bytes.size() + 8);
    offsets.resize(units.size());
    UChar* target = units.data();
    const char* source = bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(converter_.get());
    ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(), &source,
                   bytes.data() + bytes.size(), offsets.data(), true, &status);
    return static_cast<std::size_t>(target - units.data());
  }
  std::size_t replaced() const { return replaced_; }

 private:
  static void replace(const void* self, UConverterToUnicodeArgs* arguments, const char* bytes,
                      std::int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
    if (reason <= UCNV_IRREGULAR) ++const_cast<Converter*>(static_cast<const Converter*>(self))->replaced_;
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, arguments, bytes, length, reason, status);
  }

  UErrorCode status_ = U_ZERO_ERROR;
  std::size_t replaced_ = 0;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter_;
};

// Appends `bytes`, chunk by chunk so that ICU's offset tables stay small.
Replaced append_converted(Encoding encoding, std::string_view bytes, TextBuilder& text) {
  constexpr std::size_t kChunkBytes = 64 * 1024;
  Converter converter(encoding);
  std::size_t zeros = 0;
  std::vector<UChar> units;
  std::vector<std::int32_t> offsets;
  for (std::size_t begin = 0; begin < bytes.size();) {
    std::size_t end = begin;
    while (end < bytes.size() && end - begin < kChunkBytes) end += encoded_length(encoding, bytes, end);
    const std::string_view chunk = bytes.substr(begin, end - begin);
    const std::size_t count = converter.decode(chunk, units, offsets);
    offsets.resize(count + 1);
    offsets[count] = static_cast<std::int32_t>(chunk.size());
    for (std::size_t i = 0; i < count;) {
      const std::size_t first = i;
      char32_t code = units[i++];
      if (U16_IS_LEAD(code) && i < count && U16_IS_TRAIL(units[i]))
        code = U16_GET_SUPPLEMENTARY(code, units[i++]);
      if (code == 0) {
        code = 0xFFFD;
        ++zeros;
      }
      text.append(code, static_cast<std::uint32_t>(offsets[i] - offsets[first]));
    }
    begin = end;
  }
  return {converter.replaced(), zeros};
}

}  // namespace

SourceText SourceText::decode(std::string_view bytes) {
  const DetectedEncoding detected = detect_encoding(bytes);
  const std::string_view content = bytes.substr(detected.mark_bytes);
  SourceText text;
  text.encoding_ = to_string(detected.encoding);

  if (detected.encoding == Encoding::utf8 && detected.valid && content.find('\0') == std::string_view::npos) {
    text.utf8_ = content;
    if (detected.mark_bytes > 0) text.anchors_ = {{0, detected.mark_bytes}, {content.size(), bytes.size()}};
  } else {
    TextBuilder builder(detected.mark_bytes);
    const Replaced replaced = detected.encoding == Encoding::utf8
                                  ? append_utf8(content, builder)
                                  : append_converted(detected.encoding, content, builder);
    builder.finish();
    text.utf8_ = std::move(builder.utf8);
    text.anchors_.reserve(builder.anchors.size());
    for (const auto& [utf8, original] : builder.anchors) text.anchors_.push_back({utf8, original});
    if (replaced.invalid > 0)
      text.warnings_.push_back(fmt::format("{} invalid byte sequences of {} replaced by U+FFFD",
                                           replaced.invalid, text.encoding_));
    if (replaced.zeros > 0)
      text.warnings_.push_back(fmt::format("{} zero characters replaced by U+FFFD", replaced.zeros));
  }

  text.line_starts_.push_back(0);
  const char* const begin = text.utf8_.data();
  const char* const end = begin + text.utf8_.size();
  for (const char* at = begin; at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    text.line_starts_.push_back(static_cast<std::uint64_t>(at - begin) + 1);
  }
  return text;
}

ByteRange SourceText::original_range(ByteRange in_utf8) const {
  if (anchors_.empty()) return in_utf8;
  const auto original = [this](std::uint64_t offset, bool round_up) {
    const auto next =
        std::upper_bound(anchors_.begin(), anchors_.end(), offset,
                         [](std::uint64_t at, const Anchor& anchor) { return at < anchor.utf8; });
    if (next == anchors_.end()) return anchors_.back().original;
    const Anchor& from = *std::prev(next);
    const std::uint64_t utf8_bytes = next->utf8 - from.utf8;
    const std::uint64_t original_bytes = next->original - from.original;
    const std::uint64_t scaled = (offset - from.utf8) * original_bytes;
    return from.original + (scaled + (round_up ? utf8_bytes - 1 : 0)) / utf8_bytes;
  };
  return {original(in_utf8.begin, false), original(in_utf8.end, true)};
}

std::uint32_t SourceText::line_of(std::uint64_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::uint32_t>(next - line_starts_.begin());
}

}  // namespace notegraph::extract
