#ifndef NOTEGRAPH_CLI_COMMANDS_DECIDING_H_
#define NOTEGRAPH_CLI_COMMANDS_DECIDING_H_

#include <string>

#include "api/service/decision_requests.h"
#include "cli/commands/subcommand.h"
#include "cli/output/console.h"
#include "cli/session.h"

// What the commands that decide something share.
namespace notegraph::cli {

/// --author, and --reason where it may be missing.
void declare_author(Subcommand& command, std::string& author);
void declare_reason(Subcommand& command, std::string& reason);

/// `given`, else the user who runs us. Errors: invalid_argument, there is neither.
Result<std::string> find_author(const std::string& given, const Session& session);

/// Has the service decide, and says what was decided and how to take it back.
Result<ExitCode> decide(service::DecisionRequest request, Session& session);

void print_decision(const service::DecisionReply& reply, const Console& console);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_DECIDING_H_
