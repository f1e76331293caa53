#include "cli/output/error_report.h"

#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include "cli/output/display_width.h"

namespace notegraph::cli {
namespace {

void report_json(std::ostream& err, const Status& status) {
  using Json = nlohmann::ordered_json;
  const Json value = {
      {"code", to_string(status.code())}, {"message", status.message()}, {"candidates", status.candidates()}};
  err << value.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

void report_error(std::ostream& err, Format format, const Status& status) {
  if (format == Format::json) {
    report_json(err, status);
    return;
  }
  fmt::print(err, "notegraph: {}\n", to_single_line(status.message()));
  if (status.candidates().empty()) return;
  std::string names;
  for (const std::string& candidate : status.candidates()) {
    names += (names.empty() ? "" : ", ") + to_single_line(candidate);
  }
  fmt::print(err, "did you mean: {}?\n", names);
}

}  // namespace notegraph::cli
