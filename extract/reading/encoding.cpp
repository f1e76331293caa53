#include "extract/reading/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <unicode/utf8.h>

namespace notegraph::extract {
namespace {

constexpr std::size_t kSampleBytes = 64 * 1024;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t word = 0;
    if (bytes.size() - at >= sizeof word) {  // Eight ASCII bytes at a time.
      std::memcpy(&word, bytes.data() + at, sizeof word);
      if ((word & 0x8080808080808080ULL) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const auto available = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size() - at, 4));
    std::int32_t used = 0;
    UChar32 code = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(bytes.data()) + at, used, available, code);
    if (code < 0) return false;
    at += static_cast<std::size_t>(used);
  }
  return true;
}

// Whether only the last character is damaged, as at the end of a file that was cut.
bool is_cut_utf8(std::string_view bytes) {
  for (std::size_t cut = 1; cut <= 3 && cut <= bytes.size(); ++cut)
    if (is_valid_utf8(bytes.substr(0, bytes.size() - cut))) return true;
  return false;
}

// The share of 16-bit units that are ordinary characters of our three languages. Text read with the wrong
// byte order or as the wrong encoding gives units all over the plane.
double plausible_utf16(std::string_view sample, bool little_endian) {
  double plausible = 0;
  const std::size_t units = sample.size() / 2;
  for (std::size_t i = 0; i < units; ++i) {
    const std::uint8_t low = byte_at(sample, 2 * i + (little_endian ? 0 : 1));
    const std::uint8_t high = byte_at(sample, 2 * i + (little_endian ? 1 : 0));
    const unsigned unit = static_cast<unsigned>(high) << 8 | low;
    const bool latin = (unit >= 0x20 && unit < 0x180) || unit == '\n' || unit == '\r' || unit == '\t';
    const bool chinese = (unit >= 0x4E00 && unit <= 0x9FA5) || (unit >= 0x3000 && unit <= 0x3011) ||
                         (unit >= 0xFF01 && unit <= 0xFF5E) || (unit >= 0x2010 && unit <= 0x2026);
    // Latin letters read with the wrong byte order look Chinese, not the other way round.
    plausible += latin ? 1 : chinese ? 0.9 : 0;
  }
  return units == 0 ? 0 : plausible / static_cast<double>(units);
}

// The share of non-ASCII characters that are common Chinese ones: `is_common` asks of lead and trail byte.
template <typename IsCommon>
double common_share(Encoding encoding, std::string_view sample, IsCommon is_common) {
  std::size_t characters = 0, common = 0;
  for (std::size_t at = 0; at < sample.size(); at += encoded_length(encoding, sample, at)) {
    if (byte_at(sample, at) < 0x80) continue;
    ++characters;
    if (at + 1 < sample.size() && is_common(byte_at(sample, at), byte_at(sample, at + 1))) ++common;
  }
  return characters == 0 ? 0 : static_cast<double>(common) / static_cast<double>(characters);
}

// Rows A1-A3 and B0-F7 of GB 2312. GB18030 gives a meaning to almost any bytes, so being decodable says
// little.
double plausible_gb18030(std::string_view sample) {
  return common_share(Encoding::gb18030, sample, [](std::uint8_t lead, std::uint8_t trail) {
    const bool common_row = (lead >= 0xA1 && lead <= 0xA3) || (lead >= 0xB0 && lead <= 0xF7);
    return common_row && trail >= 0xA1 && trail <= 0xFE;
  });
}

// Rows A1-A3 and A4-C6 of Big5. Four in ten of its characters have a second byte that GB 2312 never has.
double plausible_big5(std::string_view sample) {
  return common_share(Encoding::big5, sample, [](std::uint8_t lead, std::uint8_t trail) {
    const bool is_trail = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
    return lead >= 0xA1 && lead <= 0xC6 && is_trail;
  });
}

// The share of bytes beyond ASCII that are accented letters and signs of French or English in Windows-1252,
// each right beside ASCII or a byte of its kind. 0 where more than half the text is beyond ASCII.
double plausible_windows1252(std::string_view sample) {
  constexpr std::string_view kCommon =
      "\x80\x85\x91\x92\x93\x94\x96\x97\x9C\xA0\xAB\xB0\xBB\xC0\xC7\xC8\xC9\xCA\xE0\xE2\xE7\xE8\xE9\xEA\xEB"
      "\xEE"
      "\xEF\xF4\xF6\xF9\xFB\xFC";
  std::size_t wide = 0, plausible = 0;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (byte_at(sample, at) < 0x80) continue;
    ++wide;
    const bool beside_ascii = (at > 0 && byte_at(sample, at - 1) < 0x80) ||
                              (at + 1 < sample.size() && byte_at(sample, at + 1) < 0x80);
    if (beside_ascii && kCommon.find(sample[at]) != std::string_view::npos) ++plausible;
  }
  if (wide == 0 || 2 * wide > sample.size()) return 0;
  return static_cast<double>(plausible) / static_cast<double>(wide);
}

}  // namespace

const char* to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
    case Encoding::big5: return "Big5";
    case Encoding::windows1252: return "windows-1252";
  }
  return "";
}

DetectedEncoding detect_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3, is_valid_utf8(bytes)};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16le, 2, false};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16be, 2, false};

  const bool valid = is_valid_utf8(bytes);
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  // Without a zero byte valid UTF-8 is UTF-8; with zero bytes it may be Latin text in UTF-16.
  if (valid && sample.find('\0') == std::string_view::npos) return {Encoding::utf8, 0, true};

  constexpr double kEnough = 0.8;
  const double little = plausible_utf16(sample, true);
  const double big = plausible_utf16(sample, false);
  // An odd number of bytes: a file that was cut. Then only zeros, of line ends and Latin letters, tell.
  const bool may_be_utf16 = bytes.size() % 2 == 0 || sample.find('\0') != std::string_view::npos;
  if (may_be_utf16 && std::max(little, big) >= kEnough)
    return {little >= big ? Encoding::utf16le : Encoding::utf16be, 0, false};
  if (!valid && !is_cut_utf8(bytes) && plausible_gb18030(sample) >= kEnough)
    return {Encoding::gb18030, 0, false};
  constexpr double kNearlyAll = 0.9;
  if (!valid && !is_cut_utf8(bytes) && plausible_big5(sample) >= kNearlyAll)
    return {Encoding::big5, 0, false};
  if (!valid && !is_cut_utf8(bytes) && plausible_windows1252(sample) >= kNearlyAll)
    return {Encoding::windows1252, 0, false};
  return {Encoding::utf8, 0, valid};
}

std::size_t encoded_length(Encoding encoding, std::string_view bytes, std::size_t offset) {
  if (encoding == Encoding::windows1252) return 1;
  const std::size_t left = bytes.size() - offset;
  if (encoding == Encoding::big5) {
    const bool is_pair = byte_at(bytes, offset) >= 0x81 && left >= 2 && byte_at(bytes, offset + 1) >= 0x40;
    return is_pair ? 2 : 1;
  }
  if (encoding == Encoding::gb18030) {
    if (byte_at(bytes, offset) < 0x80 || left < 2) return 1;
    const std::uint8_t second = byte_at(bytes, offset + 1);
    if (second >= 0x40) return 2;
    return second >= 0x30 && second <= 0x39 ? std::min<std::size_t>(left, 4) : 1;
  }
  const std::size_t high_byte = encoding == Encoding::utf16le ? 1 : 0;
  if (left < 4) return std::min<std::size_t>(left, 2);
  const bool first_half = (byte_at(bytes, offset + high_byte) & 0xFC) == 0xD8;
  const bool second_half = (byte_at(bytes, offset + 2 + high_byte) & 0xFC) == 0xDC;
  return first_half && second_half ? 4 : 2;
}

}  // namespace notegraph::extract
