#ifndef NOTEGRAPH_CLI_COMMANDS_COMMANDS_H_
#define NOTEGRAPH_CLI_COMMANDS_COMMANDS_H_

#include "cli/session.h"

namespace CLI {
class App;
}

// One function for each subcommand: it declares the subcommand with its options on `app`; when the command
// line names it, `chosen` becomes what it does. The commands translate: options to a request, the reply to
// text. KnowledgeService decides.
namespace notegraph::cli {

void declare_ingest(CLI::App& app, Action& chosen);
void declare_extract(CLI::App& app, Action& chosen);
void declare_search(CLI::App& app, Action& chosen);
void declare_show(CLI::App& app, Action& chosen);
void declare_neighbors(CLI::App& app, Action& chosen);
void declare_path(CLI::App& app, Action& chosen);
void declare_diagram(CLI::App& app, Action& chosen);
void declare_rank(CLI::App& app, Action& chosen);
void declare_communities(CLI::App& app, Action& chosen);
void declare_similar(CLI::App& app, Action& chosen);
void declare_order(CLI::App& app, Action& chosen);
void declare_gaps(CLI::App& app, Action& chosen);
void declare_export(CLI::App& app, Action& chosen);
void declare_import(CLI::App& app, Action& chosen);
void declare_remove(CLI::App& app, Action& chosen);
void declare_notes(CLI::App& app, Action& chosen);
void declare_stats(CLI::App& app, Action& chosen);
void declare_accept(CLI::App& app, Action& chosen);
void declare_reject(CLI::App& app, Action& chosen);
void declare_add(CLI::App& app, Action& chosen);
void declare_merge(CLI::App& app, Action& chosen);
void declare_keep_apart(CLI::App& app, Action& chosen);
void declare_split(CLI::App& app, Action& chosen);
void declare_rename(CLI::App& app, Action& chosen);
void declare_retype(CLI::App& app, Action& chosen);
void declare_review(CLI::App& app, Action& chosen);
void declare_decisions(CLI::App& app, Action& chosen);
void declare_undo(CLI::App& app, Action& chosen);
void declare_log(CLI::App& app, Action& chosen);
void declare_diff(CLI::App& app, Action& chosen);
void declare_verify(CLI::App& app, Action& chosen);
void declare_check(CLI::App& app, Action& chosen);
void declare_repair(CLI::App& app, Action& chosen);
void declare_backup(CLI::App& app, Action& chosen);
void declare_restore(CLI::App& app, Action& chosen);
void declare_serve(CLI::App& app, Action& chosen);
void declare_evaluate(CLI::App& app, Action& chosen);

/// All of the above, in the order in which --help lists them.
void declare_commands(CLI::App& app, Action& chosen);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_COMMANDS_H_
