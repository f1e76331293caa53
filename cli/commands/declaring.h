#ifndef NOTEGRAPH_CLI_COMMANDS_DECLARING_H_
#define NOTEGRAPH_CLI_COMMANDS_DECLARING_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "cli/session.h"
#include "graph/query/query.h"

namespace CLI {
class App;
}

// What the declarations of several commands share.
namespace notegraph::cli {

/// Calls `act` when the command line names `command`.
void when_named(CLI::App& command, std::function<void()> act);

/// When the command line names `command`, `chosen` runs run(*options, session). `options` is what the
/// command's options are bound to; it lives as long as `chosen`.
template <typename Options>
void run_when_named(CLI::App& command, Action& chosen, const std::shared_ptr<Options>& options,
                    Result<ExitCode> (*run)(const Options&, Session&)) {
  when_named(command, [&chosen, options, run] {
    chosen = [options, run](Session& session) { return run(*options, session); };
  });
}

/// --relation, --type, --direction, --min-confidence.
void declare_filter(CLI::App& command, query::Filter& filter);

/// --max-hops.
void declare_max_hops(CLI::App& command, std::uint32_t& max_hops);

/// --evidence.
void declare_evidence(CLI::App& command, std::size_t& max_evidence);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_DECLARING_H_
