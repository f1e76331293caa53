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

using store::CheckReport;

struct CheckCommand {};

void print_checked(const CheckReport& report, const Console& console) {
  for (const store::Finding& finding : report.findings) {
    fmt::print(console.out, "{} {}\n", to_single_line(finding.where),
               console.style.apply(Tone::bad, to_single_line(finding.what)));
  }
  if (report.findings.size() < report.finding_count) {
    fmt::print(console.out, "and {} more\n", report.finding_count - report.findings.size());
  }
  fmt::print(console.out, "{} looked at: {}, {}, {} by what the notes say, whatever was decided\n",
             count_text(report.records, "record", "records"),
             count_text(report.counts.notes, "note", "notes"),
             count_text(report.counts.entities, "entity", "entities"),
             count_text(report.counts.relations, "relation", "relations"));
  if (report.sound()) {
    fmt::print(console.out, "{}\n", console.style.apply(Tone::good, "the graph is sound"));
  } else if (report.counts.notes == 0) {
    fmt::print(console.out,
               "{}, and no note in it can be read: restore a backup with `notegraph restore`, or ingest the "
               "notes into another directory\n",
               console.style.apply(Tone::bad, "the graph is damaged"));
  } else {
    fmt::print(
        console.out,
        "{}: `notegraph repair` makes it anew from what its notes say; a note that is lost or quoted wrongly "
        "is then to be ingested again, with --force\n",
        console.style.apply(Tone::bad, "the graph is damaged"));
  }
}

Result<ExitCode> run_check(const CheckCommand&, Session& session) {
  const auto place = session.locate_store();
  if (!place) return place.status();
  ProgressBar bar(session.console);
  const auto report = maintenance::check(*place, in_notes(bar.function()));
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_checked, codec::to_json);
  return report->sound() ? ExitCode::done : ExitCode::bad_data;
}

}  // namespace

void declare_check(CLI::App& app, Action& chosen) {
  Subcommand check(app, "check", "Look through all that is stored: is it whole, and what the notes say?");
  run_when_named(check, chosen, std::make_shared<CheckCommand>(), run_check);
}

}  // namespace notegraph::cli
