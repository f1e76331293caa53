#ifndef NOTEGRAPH_API_FORMATS_CELL_DATES_H_
#define NOTEGRAPH_API_FORMATS_CELL_DATES_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/formats/markup_parser.h"

// A workbook stores a date as the number of days since its epoch; that a cell holds a date, only its number
// format says. Source: ECMA-376 part 1, sections 18.8.30, 18.8.31 and 18.17.4.
namespace notegraph::formats {

/// Whether numbers of the format `code` ("yyyy\-mm\-dd hh:mm") are shown as dates or times of day. Elapsed
/// time
/// ("[h]:mm") is neither.
bool is_date_format(std::string_view code);

/// From which day a workbook counts.
enum class DateSystem { since_1900, since_1904 };

/// `serial`, a number as it stands in a cell, as "2026-11-22", "2026-11-22T09:30", "2026-11-22T09:30:05", or
/// "09:30" if it is less than a day. Nothing: it is no such day, nor a number.
std::optional<std::string> date_text(std::string_view serial, DateSystem system);

/// Reads the part of a workbook that says how its cells look.
class CellStylesHandler final : public MarkupHandler {
 public:
  /// Whether cells of this style, as their attribute "s" gives it, hold dates.
  bool is_date(std::string_view style) const;

  void start(std::string_view element, const Attributes& attributes) override;
  void end(std::string_view element) override;
  void text(std::string_view) override {}

 private:
  std::set<std::string, std::less<>> date_formats_;  // Ids of those that the workbook brings along.
  std::vector<bool> is_date_;                        // By style.
  bool in_cell_formats_ = false;
};

/// Reads from the workbook's main part from which day it counts.
class DateSystemHandler final : public MarkupHandler {
 public:
  DateSystem system() const { return system_; }

  void start(std::string_view element, const Attributes& attributes) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  DateSystem system_ = DateSystem::since_1900;
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_CELL_DATES_H_
