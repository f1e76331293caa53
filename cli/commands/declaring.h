#ifndef NOTEGRAPH_CLI_COMMANDS_DECLARING_H_
#define NOTEGRAPH_CLI_COMMANDS_DECLARING_H_

#include <cstddef>
#include <cstdint>
#include <memory>

#include "cli/commands/subcommand.h"
#include "cli/session.h"
#include "graph/query/query.h"

// What the declarations of several commands share.
namespace notegraph::cli {

/// When the command line names `command`, `chosen` runs run(*options, session). `options` is what the
/// command's options are bound to; it lives as long as `chosen`.
template <typename Options>
void run_when_named(Subcommand& command, Action& chosen, const std::shared_ptr<Options>& options,
                    Result<ExitCode> (*run)(const Options&, Session&)) {
  command.when_named([&chosen, options, run] {
    chosen = [options, run](Session& session) { return run(*options, session); };
  });
}

/// --relation, --type, --direction, --min-confidence.
void declare_filter(Subcommand& command, query::Filter& filter);

/// --max-hops.
void declare_max_hops(Subcommand& command, std::uint32_t& max_hops);

/// --evidence.
void declare_evidence(Subcommand& command, std::size_t& max_evidence);

/// --max-time, of a search or an analysis.
template <typename Limits>
void declare_max_time(Subcommand& command, Limits& limits) {
  command.milliseconds("--max-time", limits.max_time, service::kMilliseconds,
                       "Stop after so many milliseconds");
}

/// --max-time, --max-visited.
void declare_search_limits(Subcommand& command, query::Limits& limits);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_DECLARING_H_
