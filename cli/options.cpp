#include "cli/options.h"

#include <map>

#include <CLI/CLI.hpp>

namespace notegraph::cli {
namespace {

const std::map<std::string, Format> kFormats{{"table", Format::table}, {"json", Format::json}};
const std::map<std::string, ColorMode> kColorModes{
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

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
      ->transform(CLI::CheckedTransformer(kFormats).description(""))
      ->type_name("FORMAT");
  app.add_option("--color", options.color, "auto (on a terminal, unless $NO_COLOR is set), always or never")
      ->transform(CLI::CheckedTransformer(kColorModes).description(""))
      ->type_name("WHEN");
  app.add_flag("--quiet,-q", options.quiet, "No progress and no remarks, only the answer and errors");
}

}  // namespace notegraph::cli
