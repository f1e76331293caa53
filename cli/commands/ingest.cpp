#include <string>
#include <vector>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/progress_bar.h"

namespace notegraph::cli {
namespace {

using service::IngestReport;

struct IngestCommand {
  std::vector<std::string> paths;
  service::IngestOptions options;
};

void print_notes(const std::vector<std::pair<std::string, std::string>>& notes, Tone tone,
                 const Console& console) {
  for (const auto& [note, reason] : notes) {
    fmt::print(console.out, "{}: {}\n", note_text(note, console.current_directory),
               console.style.apply(tone, reason));
  }
}

void print_report(const IngestReport& report, const Console& console) {
  print_notes(report.warnings, Tone::doubtful, console);
  print_notes(report.failed, Tone::bad, console);
  const std::size_t notes = report.added + report.changed + report.unchanged + report.failed.size();
  fmt::print(console.out, "{}: {} added, {} changed, {} unchanged", count_text(notes, "note", "notes"),
             report.added, report.changed, report.unchanged);
  if (!report.failed.empty()) fmt::print(console.out, ", {} not read", report.failed.size());
  if (report.removed > 0) fmt::print(console.out, "; {} removed", report.removed);
  fmt::print(console.out, "\nentities +{} -{}, relations +{} -{}\n", report.entities_gained,
             report.entities_lost, report.relations_gained, report.relations_lost);
}

Result<ExitCode> run_ingest(const IngestCommand& command, Session& session) {
  const auto service = session.open_service(GraphUse::change);
  if (!service) return service.status();
  ProgressBar bar(session.console);
  service::IngestOptions options = command.options;
  options.progress = bar.function();
  const auto report = (*service)->ingest({command.paths.begin(), command.paths.end()}, options);
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_report);
  return report->failed.empty() ? ExitCode::done : ExitCode::bad_data;
}

}  // namespace

void declare_ingest(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<IngestCommand>();
  service::IngestOptions& options = command->options;
  Subcommand ingest(app, "ingest", "Read notes, or folders of notes, into the graph");
  ingest.arguments("PATH", command->paths, "Notes (.md, .markdown, .txt) and folders of notes");
  ingest.flag("--force", options.force, "Read unchanged notes again");
  ingest.flag("--prune", options.prune, "Remove notes below the given folders whose files are gone");
  ingest.number("--threads", options.threads, 0, 1024,
                "How many notes to read at once; 0: one for each core");
  ingest.share("--min-confidence", options.min_confidence, "Leave out what is less sure");
  ingest.flag("--related-to", options.related_to, "Also relate what only stands close together");
  run_when_named(ingest, chosen, command, run_ingest);
}

}  // namespace notegraph::cli
