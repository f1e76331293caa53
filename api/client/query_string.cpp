#include "api/client/query_string.h"

#include <fmt/format.h>

namespace notegraph::client {

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string encoded;
  for (const char c : text) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

Target& Target::add(std::string_view name, std::string_view value) {
  text_ += has_parameters_ ? '&' : '?';
  text_.append(name).append("=").append(percent_encode(value));
  has_parameters_ = true;
  return *this;
}

Target& Target::add(std::string_view name, double value) {
  return add(name, fmt::format("{:.17f}", value));  // Never with an exponent.
}

Target& Target::add(std::string_view name, const std::vector<std::string>& values) {
  for (const std::string& value : values) add(name, value);
  return *this;
}

}  // namespace notegraph::client
