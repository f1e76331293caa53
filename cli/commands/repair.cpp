#include <fmt/ostream.h>

#include "api/codec/maintenance_json.h"
#include "api/maintenance/store_maintenance.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"
#include "cli/output/progress_bar.h"

namespace notegraph::cli {
namespace {

using maintenance::RepairReport;

struct RepairCommand {};

bool is_loss(const RepairReport& report) {
  return report.rebuilt.lost.any() || report.rebuilt.lost_writes > 0;
}

void print_repaired(const RepairReport& report, const Console& console) {
  for (const store::LostNote& lost : report.rebuilt.lost.notes) {
    fmt::print(console.out, "lost {}: {}\n", note_text(lost.note, console.current_directory),
               console.style.apply(Tone::bad, to_single_line(lost.reason)));
  }
  const store::Losses& lost = report.rebuilt.lost;
  if (lost.unnamed_notes) fmt::print(console.out, "lost notes of which not even the names can be read\n");
  if (lost.decisions > 0) {
    fmt::print(console.out, "lost {}: decide anew\n", count_text(lost.decisions, "decision", "decisions"));
  }
  if (lost.types) {
    fmt::print(console.out, "lost the types that imports brought, if any did: import those files again\n");
  }
  if (report.rebuilt.lost_writes > 0) {
    fmt::print(console.out, "lost the last {}\n", count_text(report.rebuilt.lost_writes, "write", "writes"));
  }
  const store::StoreCounts& counts = report.rebuilt.counts;
  fmt::print(console.out, "kept {}, {}, {}\n", count_text(counts.notes, "note", "notes"),
             count_text(counts.entities, "entity", "entities"),
             count_text(counts.relations, "relation", "relations"));
  fmt::print(console.out, "the graph as it was is in {}\n", report.damaged.string());
  if (!lost.notes.empty()) fmt::print(console.out, "ingest the lost notes again, with `notegraph ingest`\n");
  if (lost.unnamed_notes || report.rebuilt.lost_writes > 0) {
    fmt::print(console.out, "ingest all folders of notes again: what is there already is passed over\n");
  }
}

Result<ExitCode> run_repair(const RepairCommand&, Session& session) {
  const auto place = session.locate_store();
  if (!place) return place.status();
  ProgressBar bar(session.console);
  const auto report = maintenance::repair(*place, in_notes(bar.function()));
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_repaired, codec::to_json);
  return is_loss(*report) ? ExitCode::not_there : ExitCode::done;
}

}  // namespace

void declare_repair(CLI::App& app, Action& chosen) {
  Subcommand repair(
      app, "repair",
      "Make a damaged graph anew from what its notes say; the damaged one is kept (exit code 1: "
      "notes were lost)");
  run_when_named(repair, chosen, std::make_shared<RepairCommand>(), run_repair);
}

}  // namespace notegraph::cli
