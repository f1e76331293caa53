#include "cli/options.h"

#include <map>
#include <ranges>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

namespace notegraph::cli {
namespace {

const std::map<std::string, Format> kFormats{{"table", Format::table}, {"json", Format::json}};
const std::map<std::string, ColorMode> kColorModes{
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

/// Takes one of `words` as what it stands for.
template <typename Value>
CLI::Validator one_of(const std::map<std::string, Value>& words) {
  const auto translate = [&words](std::string& word) -> std::string {
    const auto found = words.find(word);
    if (found == words.end()) {
      return fmt::format("\"{}\" is none of {}", word, fmt::join(std::views::keys(words), ", "));
    }
    word = std::to_string(static_cast<int>(found->second));
    return {};
  };
  return CLI::Validator(translate, "");
}

}  // namespace

void declare_global_options(CLI::App& app, GlobalOptions& options) {
  app.add_option("--db", options.database,
                 "Where the graph is kept (else $NOTEGRAPH_DB, else $XDG_DATA_HOME/notegraph, else "
                 "~/.local/share/notegraph)")
      ->type_name("DIR");
  app.add_option("--server", options.server,
                 "Ask the notegraph service there instead, such as http://127.0.0.1:8080")
      ->type_name("URL");
  app.add_option(
         "--data", options.data,
         "A folder with an ontology/, lexicon/ or knowledge/ of your own, added to ours; may be repeated")
      ->type_name("DIR")
      ->allow_extra_args(false)  // The next word is an argument of the command.
      ->take_all();
  app.add_option("--format", options.format, "table (for people) or json (for programs)")
      ->transform(one_of(kFormats))
      ->type_name("FORMAT");
  app.add_option("--color", options.color, "auto (on a terminal, unless $NO_COLOR is set), always or never")
      ->transform(one_of(kColorModes))
      ->type_name("WHEN");
  app.add_flag("--quiet,-q", options.quiet, "No progress and no remarks, only the answer and errors");
}

}  // namespace notegraph::cli
