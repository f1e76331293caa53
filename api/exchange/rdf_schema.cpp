#include "api/exchange/rdf_schema.h"

#include <charconv>

#include "api/exchange/rdf_nodes.h"
#include "graph/model/utf8.h"

namespace notegraph::exchange {
namespace {

/// `text` with %XX decoded; as it is where that is no UTF-8.
std::string without_percent_signs(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned char byte = 0;
    const char* digits = text.data() + i + 1;
    const bool is_code = text[i] == '%' && i + 2 < text.size() &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    decoded += is_code ? static_cast<char>(byte) : text[i];
    if (is_code) i += 2;
  }
  return is_utf8(decoded) && decoded.find('\0') == std::string::npos ? decoded : std::string(text);
}

}  // namespace

std::string last_part(std::string_view iri) {
  std::string_view part = iri;
  while (!part.empty() && (part.back() == '/' || part.back() == '#')) part.remove_suffix(1);
  const std::size_t separator = part.find_last_of("#/:");
  if (separator != std::string_view::npos) part.remove_prefix(separator + 1);
  return part.empty() ? std::string(iri) : without_percent_signs(part);
}

std::string name_without_label(std::string_view id) {
  return is_blank_node(id) ? std::string() : last_part(id);
}

std::uint32_t RdfSchema::number_of(const std::string& id) {
  const auto [known, is_new] = numbers_.try_emplace(id, size());
  if (is_new) names_.push_back(name_without_label(id));
  return known->second;
}

std::optional<std::uint32_t> RdfSchema::find(const std::string& id) const {
  const auto known = numbers_.find(id);
  return known == numbers_.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace notegraph::exchange
