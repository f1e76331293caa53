#ifndef NOTEGRAPH_CLI_SESSION_H_
#define NOTEGRAPH_CLI_SESSION_H_

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "api/service/knowledge_graph.h"
#include "api/service/knowledge_service.h"
#include "cli/exit_code.h"
#include "cli/output/console.h"
#include "graph/model/status.h"

namespace notegraph::cli {

/// What a command does with the graph.
enum class GraphUse {
  none,    ///< Only extracts: any graph will do, it stays empty. Never a service's.
  ask,     ///< The graph must be there.
  change,  ///< The graph is made if it is not there.
  import,  ///< The same, but only once there is something to store in it.
};

/// Opens the graph that the command line names: its store, or, where a service has that open or --server
/// names one, the service; a command need not know which. Errors: those of the store and of the data files;
/// not_found, there is no graph yet; busy, a process that cannot be asked has it.
using GraphOpener = std::function<Result<std::unique_ptr<service::KnowledgeGraph>>(GraphUse use)>;

/// The same for commands that need the store itself. Errors also: busy, a service has it; invalid_argument,
/// --server is given.
using ServiceOpener = std::function<Result<std::unique_ptr<service::KnowledgeService>>(GraphUse use)>;

/// The service alone, whether it answers or not. Errors: not_found, no service has the graph open.
using ServiceFinder = std::function<Result<std::unique_ptr<service::KnowledgeGraph>>()>;

/// The directory of the store that the command line names, which need not exist. Errors: invalid_argument, it
/// names none, or --server.
using StoreLocator = std::function<Result<std::filesystem::path>()>;

/// What main() puts at a command's disposal.
struct Session {
  Console console;
  GraphOpener open_graph;
  ServiceFinder find_service;
  ServiceOpener open_service;
  StoreLocator locate_store;
  std::string user{};  ///< Who runs us; empty if nobody says.
};

/// A command with its options, ready to run. It writes its answer; an error is the caller's to report.
using Action = std::function<Result<ExitCode>(Session& session)>;

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_SESSION_H_
