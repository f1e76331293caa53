#ifndef NOTEGRAPH_CLI_COMMANDS_CHANGE_FOLLOWER_H_
#define NOTEGRAPH_CLI_COMMANDS_CHANGE_FOLLOWER_H_

#include <cstddef>
#include <functional>

#include "cli/exit_code.h"
#include "cli/session.h"
#include "graph/model/status.h"
#include "graph/store/graph_change.h"

namespace notegraph::cli {

/// Tells of the last writes to the graph, at most `limit`, oldest first, and then of every further one when
/// it is made. A service that has the graph open tells by itself. Where there is none we look, each time
/// another process has had the graph open; between two looks it is free for others. Returns when standard
/// output ends. Errors: those of opening the graph; unavailable, the service that --server names has ended;
/// not_found, writes are no longer kept that were not told yet.
Result<ExitCode> follow_changes(std::size_t limit, Session& session,
                                const std::function<void(const store::GraphChange&)>& tell);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_CHANGE_FOLLOWER_H_
