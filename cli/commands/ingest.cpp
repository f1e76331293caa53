#include <string>
#include <vector>

#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

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
  CLI::App& ingest = *app.add_subcommand("ingest", "Read notes, or folders of notes, into the graph");
  ingest.add_option("path", command->paths, "Notes (.md, .markdown, .txt) and folders of notes")
      ->required()
      ->type_name("PATH");
  ingest.add_flag("--force", command->options.force, "Read unchanged notes again");
  ingest.add_flag("--prune", command->options.prune,
                  "Remove notes below the given folders whose files are gone");
  ingest
      .add_option("--threads", command->options.threads,
                  "How many notes to read at once; 0: one for each core")
      ->check(CLI::Range(0, 1024))
      ->type_name("N")
      ->capture_default_str();
  ingest.add_option("--min-confidence", command->options.min_confidence, "Leave out what is less sure")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0..1")
      ->capture_default_str();
  ingest.add_flag("--related-to", command->options.related_to, "Also relate what only stands close together");
  run_when_named(ingest, chosen, command, run_ingest);
}

}  // namespace notegraph::cli
