#ifndef NOTEGRAPH_CLI_SESSION_H_
#define NOTEGRAPH_CLI_SESSION_H_

#include <functional>
#include <memory>
#include <string>

#include "api/service/knowledge_service.h"
#include "cli/exit_code.h"
#include "cli/output/console.h"
#include "graph/model/status.h"

namespace notegraph::cli {

/// What a command does with the graph.
enum class GraphUse {
  none,    ///< Only extracts: any graph will do, it stays empty.
  ask,     ///< The graph must be there.
  change,  ///< The graph is made if it is not there.
};

/// Opens the service over the graph that the command line names. Errors: those of the store and of the data
/// files; not_found, there is no graph yet.
using ServiceOpener = std::function<Result<std::unique_ptr<service::KnowledgeService>>(GraphUse use)>;

/// What main() puts at a command's disposal.
struct Session {
  Console console;
  ServiceOpener open_service;
  std::string user{};  ///< Who runs us; empty if nobody says.
};

/// A command with its options, ready to run. It writes its answer; an error is the caller's to report.
using Action = std::function<Result<ExitCode>(Session& session)>;

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_SESSION_H_
