#include "cli/command_line.h"

#include <algorithm>
#include <numeric>
#include <ostream>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands/commands.h"

namespace notegraph::cli {
namespace {

constexpr std::size_t kSlips = 2;  // A word that differs in more letters was hardly meant.

constexpr const char* kFooter =
    "Start with: notegraph ingest ~/notes\n"
    "Exit codes: 0 done, 1 not there, 2 wrong use, 3 bad data, 4 I/O";

/// How many letters must be put in, taken out or replaced (Levenshtein 1966), row by row.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
    }
  }
  return row.back();
}

/// The commands that `word` is nearest to, if it was written with a few slips.
std::vector<std::string> similar_commands(const CLI::App& app, std::string_view word) {
  std::vector<std::string> nearest;
  std::size_t least = kSlips;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    const std::size_t slips = edit_distance(word, command->get_name());
    if (slips < least) nearest.clear();
    if (slips <= least) nearest.push_back(command->get_name());
    least = std::min(least, slips);
  }
  return nearest;
}

Status to_status(const CLI::ParseError& error, const CLI::App& app) {
  const auto named = app.get_subcommands();
  const auto unknown = app.remaining();
  if (named.empty() && !unknown.empty() && unknown.front().front() != '-') {
    return {StatusCode::invalid_argument,
            fmt::format("there is no command \"{}\"; `notegraph --help` lists them", unknown.front()),
            similar_commands(app, unknown.front())};
  }
  const std::string program = named.empty() ? "notegraph" : "notegraph " + named.front()->get_name();
  return {StatusCode::invalid_argument, fmt::format("{} (see `{} --help`)", error.what(), program)};
}

Action print_text(std::string text) {
  return [text = std::move(text)](Session& session) -> Result<ExitCode> {
    session.console.out << text;
    return ExitCode::done;
  };
}

}  // namespace

Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments) {
  CommandLine command_line;
  CLI::App app("A knowledge graph of the concepts in your technical notes", "notegraph");
  app.footer(kFooter);
  app.set_version_flag("--version", "notegraph " NOTEGRAPH_VERSION);
  app.require_subcommand(1);
  app.fallthrough();  // Subcommands inherit it: global options may stand behind them.
  declare_global_options(app, command_line.options);
  declare_commands(app, command_line.action);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // As CLI11 wants them.
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    command_line.action = print_text(app.help());
  } catch (const CLI::CallForVersion&) {
    command_line.action = print_text(app.version() + "\n");
  } catch (const CLI::ParseError& error) {
    return to_status(error, app);
  }
  return command_line;
}

bool asks_for_json(const std::vector<std::string>& arguments) {
  if (std::find(arguments.begin(), arguments.end(), "--format=json") != arguments.end()) return true;
  const auto option = std::find(arguments.begin(), arguments.end(), "--format");
  return option != arguments.end() && option + 1 != arguments.end() && option[1] == "json";
}

}  // namespace notegraph::cli
