#ifndef NOTEGRAPH_API_HTTP_TEXT_H_
#define NOTEGRAPH_API_HTTP_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The little text handling that HTTP needs: ASCII only, whatever the locale.
namespace notegraph::http {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string to_lower(std::string_view text);

/// Without spaces and tabs at both ends.
std::string_view trim(std::string_view text);

/// The parts between separators; one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Decodes %XX, and + as a space if `plus_is_space`. Nothing for a % that two hexadecimal digits do not
/// follow, and for what is not UTF-8 or holds control characters once decoded.
std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_TEXT_H_
