#include "api/http/parameter_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace notegraph::http {
namespace {

/// Nothing but the number: no sign, no blanks, nothing behind it.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<std::string_view> ParameterReader::single(std::string_view name) {
  known_.emplace_back(name);
  std::optional<std::string_view> found;
  for (const Parameter& parameter : given_) {
    if (parameter.name != name) continue;
    if (found) fail(name, "may be given only once");
    found = parameter.value;
  }
  return found;
}

std::string ParameterReader::required_text(std::string_view name) {
  const auto value = single(name);
  if (!value || value->empty()) fail(name, "is needed");
  return std::string(value.value_or(""));
}

std::string ParameterReader::text(std::string_view name, std::string_view otherwise) {
  return std::string(single(name).value_or(otherwise));
}

std::vector<std::string> ParameterReader::texts(std::string_view name) {
  known_.emplace_back(name);
  std::vector<std::string> values;
  for (const Parameter& parameter : given_) {
    if (parameter.name == name) values.push_back(parameter.value);
  }
  return values;
}

std::size_t ParameterReader::number(std::string_view name, std::size_t otherwise, std::size_t least,
                                    std::size_t most) {
  const auto value = single(name);
  if (!value) return otherwise;
  const auto number = parse_number<std::size_t>(*value);
  if (number && *number >= least && *number <= most) return *number;
  fail(name, fmt::format("must be a whole number from {} to {}", least, most));
  return otherwise;
}

double ParameterReader::decimal(std::string_view name, double otherwise,
                                const service::Range<double>& range) {
  const auto value = single(name);
  if (!value) return otherwise;
  const auto number = parse_number<double>(*value);
  if (number && *number >= range.least && *number <= range.most) return *number;
  fail(name, fmt::format("must be a number from {} to {}", range.least, range.most));
  return otherwise;
}

void ParameterReader::fail(std::string_view name, std::string_view reason) {
  if (fault_.empty()) fault_ = fmt::format("the parameter \"{}\" {}", name, reason);
}

Status ParameterReader::finish() const {
  for (const Parameter& parameter : given_) {
    if (std::find(known_.begin(), known_.end(), parameter.name) != known_.end()) continue;
    const std::string allowed = known_.empty() ? "none" : fmt::format("{}", fmt::join(known_, ", "));
    return Status(StatusCode::invalid_argument,
                  fmt::format("there is no parameter \"{}\" here; allowed are: {}", parameter.name, allowed));
  }
  if (!fault_.empty()) return Status(StatusCode::invalid_argument, fault_);
  return {};
}

}  // namespace notegraph::http
