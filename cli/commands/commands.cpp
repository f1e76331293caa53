#include "cli/commands/commands.h"

namespace notegraph::cli {

void declare_commands(CLI::App& app, Action& chosen) {
  declare_ingest(app, chosen);
  declare_search(app, chosen);
  declare_show(app, chosen);
  declare_neighbors(app, chosen);
  declare_path(app, chosen);
  declare_diagram(app, chosen);
  declare_rank(app, chosen);
  declare_communities(app, chosen);
  declare_similar(app, chosen);
  declare_order(app, chosen);
  declare_gaps(app, chosen);
  declare_stats(app, chosen);
  declare_notes(app, chosen);
  declare_remove(app, chosen);
  declare_import(app, chosen);
  declare_export(app, chosen);

  declare_review(app, chosen);
  declare_accept(app, chosen);
  declare_reject(app, chosen);
  declare_add(app, chosen);
  declare_merge(app, chosen);
  declare_keep_apart(app, chosen);
  declare_split(app, chosen);
  declare_rename(app, chosen);
  declare_retype(app, chosen);
  declare_decisions(app, chosen);
  declare_undo(app, chosen);

  declare_log(app, chosen);
  declare_diff(app, chosen);

  declare_verify(app, chosen);
  declare_check(app, chosen);
  declare_repair(app, chosen);
  declare_backup(app, chosen);
  declare_restore(app, chosen);

  declare_serve(app, chosen);
  declare_extract(app, chosen);
  declare_evaluate(app, chosen);
}

}  // namespace notegraph::cli
