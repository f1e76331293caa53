#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/output/error_report.h"
#include "cli/places.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"

// The composition root: the one place that knows which parts the program is made of.
namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Console make_console(const GlobalOptions& options) {
  Console console{std::cout, std::cerr};
  console.format = options.format;
  console.style = Style(use_color(options.color, is_terminal(STDOUT_FILENO), environment("NO_COLOR")));
  console.out_width = terminal_width(STDOUT_FILENO);
  console.err_is_terminal = is_terminal(STDERR_FILENO);
  console.quiet = options.quiet;
  std::error_code gone;
  console.current_directory = fs::current_path(gone);
  return console;
}

/// Our data first, then the folders of the user, whose entries win.
Result<std::vector<fs::path>> data_directories(const GlobalOptions& options) {
  std::error_code unreadable;
  const auto ours =
      own_data_directory(fs::read_symlink("/proc/self/exe", unreadable), NOTEGRAPH_SOURCE_DATA, environment);
  if (!ours) return ours.status();
  if (Status status = check_data_directories(options.data); !status) return status;
  std::vector<fs::path> directories{*ours};
  directories.insert(directories.end(), options.data.begin(), options.data.end());
  return directories;
}

/// Ours, extended by those of the user's folders that hold one.
Result<Ontology> read_ontology(const std::vector<fs::path>& directories) {
  auto ontology = Ontology::read(directories.front() / "ontology");
  for (auto directory = directories.begin() + 1; ontology && directory != directories.end(); ++directory) {
    if (!fs::exists(*directory / "ontology")) continue;  // It holds a lexicon alone.
    if (Status status = ontology->extend(*directory / "ontology"); !status) return status;
  }
  return ontology;
}

Result<std::unique_ptr<store::GraphStore>> open_store(const GlobalOptions& options, GraphUse use) {
  if (use == GraphUse::none) return store::make_memory_graph_store();
  const auto directory = database_directory(options.database, environment);
  if (!directory) return directory.status();
  store::RocksDbOptions store_options;
  store_options.create_if_missing = use == GraphUse::change;
  auto store = store::open_rocksdb_graph_store(*directory, store_options);
  if (!store && store.status().code() == StatusCode::not_found) {
    return Status(
        StatusCode::not_found,
        fmt::format("there is no graph in {} yet; make one: notegraph ingest PATH...", directory->string()));
  }
  return store;
}

Result<std::unique_ptr<service::KnowledgeService>> open_service(const GlobalOptions& options, GraphUse use) {
  const auto directories = data_directories(options);
  if (!directories) return directories.status();
  const auto ontology = read_ontology(*directories);
  if (!ontology) return ontology.status();
  auto store = open_store(options, use);
  if (!store) return store.status();
  return std::make_unique<service::KnowledgeService>(*std::move(store), *ontology,
                                                     [directories = *directories, ontology = *ontology] {
                                                       return extract::Extractor::open(directories, ontology);
                                                     });
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
  Session session{make_console(options), [&options](GraphUse use) { return open_service(options, use); },
                  environment("USER")};
  const auto code = run(*command_line, session);
  if (code) return *code;
  report_error(std::cerr, options.format, code.status());
  return to_exit_code(code.status().code());
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
