#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "cli/command_line.h"
#include "cli/graph_access.h"
#include "cli/output/error_report.h"
#include "cli/places.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;

Console make_console(const GlobalOptions& options) {
  Console console{std::cout, std::cerr};
  console.format = options.format;
  console.style =
      Style(use_color(options.color, is_terminal(STDOUT_FILENO), process_environment("NO_COLOR")));
  console.out_width = terminal_width(STDOUT_FILENO);
  console.err_is_terminal = is_terminal(STDERR_FILENO);
  console.quiet = options.quiet;
  std::error_code gone;
  console.current_directory = fs::current_path(gone);
  return console;
}

Result<ExitCode> run(const CommandLine& command_line, Session& session) {
  auto code = command_line.action(session);
  if (!session.console.out.flush()) return Status(StatusCode::io_error, "standard output cannot be written");
  return code;
}

ExitCode run(const std::vector<std::string>& arguments) {
  const auto command_line = parse_command_line(arguments);
  if (!command_line) {
    report_error(std::cerr, asks_for_json(arguments) ? Format::json : Format::table, command_line.status());
    return to_exit_code(command_line.status().code());
  }
  const GlobalOptions& options = command_line->options;
  const Console console = make_console(options);
  const GraphAccess access(options, console);
  Session session{console,
                  [&](GraphUse use) { return access.open_graph(use); },
                  [&] { return access.find_service(); },
                  [&](GraphUse use) { return access.open_service(use); },
                  [&] { return access.locate_store(); },
                  process_environment("USER")};
  const auto code = run(*command_line, session);
  if (code) return *code;
  const Status error = access.name_holder(code.status());
  report_error(std::cerr, options.format, error);
  return to_exit_code(error.code());
}

}  // namespace
}  // namespace notegraph::cli

int main(int argc, char** argv) {
  using notegraph::cli::ExitCode;
  try {
    return static_cast<int>(notegraph::cli::run({argv + 1, argv + argc}));
  } catch (const std::exception& error) {
    std::cerr << "notegraph: internal error: " << error.what()
              << "\nplease report this with the command line\n";
    return static_cast<int>(ExitCode::bug);
  }
}
