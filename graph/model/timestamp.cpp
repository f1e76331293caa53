#include "graph/model/timestamp.h"

#include <charconv>

#include <fmt/format.h>

namespace notegraph {
namespace {

namespace chrono = std::chrono;

/// Takes numbers and the signs between them off the front of a text.
class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool take_sign(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// A number of exactly `digits` digits.
  std::optional<int> take_number(std::size_t digits) {
    const std::string_view part = rest_.substr(0, digits);
    if (part.size() < digits || part.find_first_not_of("0123456789") != std::string_view::npos) return {};
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    rest_.remove_prefix(digits);
    return number;
  }

 private:
  std::string_view rest_;
};

std::optional<chrono::sys_days> take_date(TimeReader& reader) {
  const auto year = reader.take_number(4);
  if (!year || !reader.take_sign("-")) return {};
  const auto month = reader.take_number(2);
  if (!month || !reader.take_sign("-")) return {};
  const auto day = reader.take_number(2);
  if (!day) return {};
  const chrono::year_month_day date{chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                                    chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return {};
  return chrono::sys_days(date);
}

}  // namespace

Timestamp system_time() {
  return chrono::floor<chrono::seconds>(chrono::system_clock::now());
}

std::string to_text(Timestamp time) {
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  TimeReader reader(text);
  const auto date = take_date(reader);
  if (!date) return {};
  if (reader.at_end()) return *date;
  if (!reader.take_sign("T ")) return {};
  const auto hour = reader.take_number(2);
  if (!hour || !reader.take_sign(":")) return {};
  const auto minute = reader.take_number(2);
  if (!minute) return {};
  std::optional<int> second = 0;
  if (reader.take_sign(":")) second = reader.take_number(2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return {};
  reader.take_sign("Z");
  if (!reader.at_end()) return {};
  return *date + chrono::hours(*hour) + chrono::minutes(*minute) + chrono::seconds(*second);
}

}  // namespace notegraph
