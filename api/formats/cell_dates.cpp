#include "api/formats/cell_dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace notegraph::formats {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::int64_t kSecondsADay = 24 * 60 * 60;
constexpr std::int64_t kMostDays = 2'958'465;  // 9999-12-31.
// The system of 1900 counts a 29 February 1900, which was none, as day 60.
constexpr std::int64_t kNoDay = 60;

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number{};
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
    return std::nullopt;
  return number;
}

/// Formats that every workbook knows: dates and times of day in all languages, and those of East Asia.
bool is_builtin_date(std::string_view id) {
  const auto number = parse_number<int>(id);
  if (!number) return false;
  return (*number >= 14 && *number <= 22) || (*number >= 27 && *number <= 36) ||
         (*number >= 50 && *number <= 58);
}

sys_days day_zero(std::int64_t day, DateSystem system) {
  if (system == DateSystem::since_1904) return sys_days(year(1904) / 1 / 1);
  return sys_days(year(1899) / 12 / (day < kNoDay ? 31 : 30));
}

std::string time_text(std::int64_t second) {
  const std::string text = fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  return second % 60 == 0 ? text : fmt::format("{}:{:02}", text, second % 60);
}

}  // namespace

bool is_date_format(std::string_view code) {
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"': i = std::min(code.find('"', i + 1), code.size()); break;
      case '[': i = std::min(code.find(']', i + 1), code.size()); break;
      case '\\':
      case '_':
      case '*': ++i; break;  // What follows is shown, or left free, as it is.
      case 'y':
      case 'Y':
      case 'd':
      case 'D':
      case 'h':
      case 'H': return true;
      default: break;
    }
  }
  return false;
}

std::optional<std::string> date_text(std::string_view serial, DateSystem system) {
  const auto number = parse_number<double>(serial);
  if (!number || !(*number >= 0) || *number > static_cast<double>(kMostDays) + 1) return std::nullopt;
  const auto seconds = std::llround(*number * static_cast<double>(kSecondsADay));
  const std::int64_t day = seconds / kSecondsADay, second = seconds % kSecondsADay;
  if (day > kMostDays || (system == DateSystem::since_1900 && day == kNoDay)) return std::nullopt;
  if (day == 0 && system == DateSystem::since_1900) return time_text(second);
  const std::chrono::year_month_day date(day_zero(day, system) + days(day));
  const std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
  return second == 0 ? text : fmt::format("{}T{}", text, time_text(second));
}

bool CellStylesHandler::is_date(std::string_view style) const {
  const auto number = parse_number<std::size_t>(style);
  return number && *number < is_date_.size() && is_date_[*number];
}

void CellStylesHandler::start(std::string_view element, const Attributes& attributes) {
  if (element == "numFmt" && is_date_format(attributes.find("formatCode"))) {
    date_formats_.emplace(attributes.find("numFmtId"));
  }
  if (element == "cellXfs") in_cell_formats_ = true;
  if (element != "xf" || !in_cell_formats_) return;
  const std::string_view id = attributes.find("numFmtId");
  is_date_.push_back(is_builtin_date(id) || date_formats_.contains(id));
}

void CellStylesHandler::end(std::string_view element) {
  if (element == "cellXfs") in_cell_formats_ = false;
}

void DateSystemHandler::start(std::string_view element, const Attributes& attributes) {
  if (element != "workbookPr") return;
  const std::string_view since_1904 = attributes.find("date1904");
  if (since_1904 == "1" || since_1904 == "true") system_ = DateSystem::since_1904;
}

}  // namespace notegraph::formats
