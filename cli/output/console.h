#ifndef NOTEGRAPH_CLI_OUTPUT_CONSOLE_H_
#define NOTEGRAPH_CLI_OUTPUT_CONSOLE_H_

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>

#include "cli/output/style.h"

namespace notegraph::cli {

enum class Format { table, json };

/// Where a command writes, and for whom. Answers go to `out`; what accompanies them (progress, what was
/// written where, errors) to `err`.
struct Console {
  std::ostream& out;
  std::ostream& err;
  Format format = Format::table;
  Style style{false};                      ///< Of `out`.
  std::optional<std::size_t> out_width{};  ///< Columns, if `out` is a terminal.
  bool err_is_terminal = false;
  bool quiet = false;                         ///< Nothing on `err` but errors.
  std::filesystem::path current_directory{};  ///< Notes below it are named relative to it.
};

/// Whether the file descriptor leads to a terminal.
bool is_terminal(int descriptor);

/// The width of the terminal that `descriptor` leads to; nothing where it is none or does not say.
std::optional<std::size_t> terminal_width(int descriptor);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_CONSOLE_H_
