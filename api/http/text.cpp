#include "api/http/text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "graph/model/utf8.h"

namespace notegraph::http {

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      std::uint8_t byte = 0;
      const std::string_view digits = text.substr(i + 1, 2);
      const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
      if (digits.size() != 2 || parsed.ptr != digits.data() + 2) return std::nullopt;
      decoded += static_cast<char>(byte);
      i += 2;
    }
  }
  if (std::any_of(decoded.begin(), decoded.end(), is_control) || !is_utf8(decoded)) return std::nullopt;
  return decoded;
}

}  // namespace notegraph::http
