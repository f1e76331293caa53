#ifndef NOTEGRAPH_CLI_OPTIONS_H_
#define NOTEGRAPH_CLI_OPTIONS_H_

#include <string>
#include <vector>

#include "cli/output/console.h"
#include "cli/output/style.h"

namespace CLI {
class App;
}

namespace notegraph::cli {

/// What stands on the command line for every command alike, before it or after it.
struct GlobalOptions {
  std::string database;           ///< --db; empty: not given, see database_directory().
  std::string server;             ///< --server; empty: the graph in `database`.
  std::vector<std::string> data;  ///< --data, in order.
  Format format = Format::table;
  ColorMode color = ColorMode::automatic;
  bool quiet = false;
};

void declare_global_options(CLI::App& app, GlobalOptions& options);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OPTIONS_H_
