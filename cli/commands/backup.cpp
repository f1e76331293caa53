#include <string>
#include <vector>

#include <fmt/ostream.h>

#include "api/codec/maintenance_json.h"
#include "api/maintenance/store_maintenance.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/progress_bar.h"
#include "cli/output/text_table.h"
#include "graph/store/rocksdb_backup.h"

namespace notegraph::cli {
namespace {

using store::BackupInfo;

struct BackupCommand {
  std::string directory;
  store::BackupOptions options;
  bool list = false;
};

std::string title_of(const BackupInfo& backup) {
  return fmt::format("backup {}{}", backup.id, backup.name.empty() ? "" : fmt::format(" ({})", backup.name));
}

void print_backup(const BackupInfo& backup, const Console& console) {
  fmt::print(console.out, "{} made and verified: {}\n", title_of(backup), bytes_text(backup.size_bytes));
}

void print_backups(const std::vector<BackupInfo>& backups, const Console& console) {
  TextTable table({{"backup", TextTable::Align::right},
                   {"name"},
                   {"made"},
                   {"size", TextTable::Align::right},
                   {"graph"}});
  for (const BackupInfo& backup : backups) {
    table.add_row({std::to_string(backup.id), backup.name, time_text(backup.unix_time_s),
                   bytes_text(backup.size_bytes), backup.directory});
  }
  if (!table.empty()) table.write(console.out, console.style, console.out_width);
}

Result<ExitCode> list(const BackupCommand& command, Session& session) {
  const auto backups = store::list_backups(command.directory);
  if (!backups) return backups.status();
  write_reply(*backups, session.console, print_backups);
  return ExitCode::done;
}

Result<ExitCode> run_backup(const BackupCommand& command, Session& session) {
  if (command.list) return list(command, session);
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  ProgressBar bar(session.console);
  const auto backup = (*graph)->back_up(command.directory, command.options, bar.function());
  bar.finish();
  if (!backup) return backup.status();
  write_reply(*backup, session.console, print_backup);
  return ExitCode::done;
}

struct RestoreCommand {
  std::string directory;
  maintenance::RestoreOptions options;
};

void print_restored(const maintenance::RestoreReport& report, const Console& console) {
  fmt::print(console.out, "{} of {} restored: {}, {}, {}\n", title_of(report.backup),
             time_text(report.backup.unix_time_s), count_text(report.counts.notes, "note", "notes"),
             count_text(report.counts.entities, "entity", "entities"),
             count_text(report.counts.relations, "relation", "relations"));
  if (!report.replaced.empty()) {
    fmt::print(console.out, "the graph that was there is in {}\n", report.replaced.string());
  }
}

Result<ExitCode> run_restore(const RestoreCommand& command, Session& session) {
  const auto place = session.locate_store();
  if (!place) return place.status();
  ProgressBar bar(session.console);
  const auto report =
      maintenance::restore(command.directory, *place, command.options, in_mebibytes(bar.function()));
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_restored, codec::to_json);
  return ExitCode::done;
}

}  // namespace

void declare_backup(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<BackupCommand>();
  Subcommand backup(app, "backup",
                    "Add a verified copy of the graph to a directory, also while it is served");
  backup.argument("DIR", command->directory,
                  "Where the backups of this graph are; what did not change is not copied again");
  backup.text("--name", "NAME", command->options.name,
              "What to call it: letters, digits, '-', '_', '.'; no two backups in DIR by the same name");
  backup.number("--keep", command->options.keep, 0, 1'000'000, "Then keep only the newest so many; 0: all");
  backup.flag("--list", command->list, "Only show which backups there are");
  run_when_named(backup, chosen, command, run_backup);
}

void declare_restore(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<RestoreCommand>();
  Subcommand restore(app, "restore", "Make the graph anew from a backup");
  restore.argument("DIR", command->directory, "Where the backups are");
  restore.number("--backup", command->options.id, 0, 4'000'000'000,
                 "Which, as `backup --list` shows it; 0: the newest");
  restore.text("--name", "NAME", command->options.name, "Which, by its name");
  restore.flag("--force", command->options.force, "Also over a graph that holds notes; that is kept aside");
  run_when_named(restore, chosen, command, run_restore);
}

}  // namespace notegraph::cli
