#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"
#include "cli/output/progress_bar.h"

namespace notegraph::cli {
namespace {

using service::VerifyReport;

struct VerifyCommand {};

void print_note(const std::string& note, Tone tone, const std::string& what, const Console& console) {
  fmt::print(console.out, "{}: {}\n", note_text(note, console.current_directory),
             console.style.apply(tone, what));
}

void print_stray(const service::StrayEvidence& stray, const Console& console) {
  const std::string now =
      stray.line_now == 0 ? "no longer stands there" : fmt::format("stands in line {} now", stray.line_now);
  fmt::print(console.out, "{}\n    for {}: {}\n", evidence_text(stray.evidence, console.current_directory),
             to_single_line(stray.statement),
             console.style.apply(stray.line_now == 0 ? Tone::bad : Tone::doubtful, now));
}

void print_verified(const VerifyReport& report, const Console& console) {
  for (const auto& stray : report.stray) print_stray(stray, console);
  for (const auto& note : report.changed)
    print_note(note, Tone::doubtful, "has changed since it was read", console);
  for (const auto& note : report.gone) print_note(note, Tone::bad, "is gone", console);
  for (const auto& [note, reason] : report.unreadable) print_note(note, Tone::bad, reason, console);
  fmt::print(console.out, "{}: {} stand, {} moved, {} lost; {}: {} changed, {} gone\n",
             count_text(report.evidence, "place of evidence", "places of evidence"), report.standing,
             report.moved, report.lost, count_text(report.notes, "note", "notes"), report.changed.size(),
             report.gone.size());
  if (!report.holds()) fmt::print(console.out, "`notegraph ingest --prune FOLDER` reads what changed\n");
}

Result<ExitCode> run_verify(const VerifyCommand&, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  ProgressBar bar(session.console);
  const auto report = (*graph)->verify(bar.function());
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_verified);
  return report->holds() ? ExitCode::done : ExitCode::not_there;
}

}  // namespace

void declare_verify(CLI::App& app, Action& chosen) {
  Subcommand verify(app, "verify",
                    "Read the notes again: does all evidence still stand there? (exit code 1: not all)");
  run_when_named(verify, chosen, std::make_shared<VerifyCommand>(), run_verify);
}

}  // namespace notegraph::cli
