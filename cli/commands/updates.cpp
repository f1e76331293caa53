#include "cli/commands/updates.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/ostream.h>

#include "api/codec/json_codec.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

void print_notes(const std::vector<std::pair<std::string, std::string>>& notes, Tone tone,
                 const Console& console) {
  for (const auto& [note, reason] : notes) {
    fmt::print(console.out, "{}: {}\n", note_text(note, console.current_directory),
               console.style.apply(tone, reason));
  }
}

}  // namespace

void print_ingest_report(const service::IngestReport& report, const Console& console) {
  print_notes(report.warnings, Tone::doubtful, console);
  print_notes(report.failed, Tone::bad, console);
  const std::size_t notes =
      report.added + report.changed + report.unchanged + report.renamed.size() + report.failed.size();
  fmt::print(console.out, "{}: {} added, {} changed, {} unchanged", count_text(notes, "note", "notes"),
             report.added, report.changed, report.unchanged);
  if (!report.renamed.empty()) fmt::print(console.out, ", {} renamed", report.renamed.size());
  if (!report.failed.empty()) fmt::print(console.out, ", {} not read", report.failed.size());
  if (report.removed > 0) fmt::print(console.out, "; {} removed", report.removed);
  fmt::print(console.out, "\nentities +{} -{}, relations +{} -{}\n", report.entities_gained,
             report.entities_lost, report.relations_gained, report.relations_lost);
}

void write_update(const service::IngestReport& report, const Console& console) {
  if (console.format == Format::json) {
    console.out << codec::to_json(report) << '\n';
  } else {
    print_ingest_report(report, console);
  }
  console.out.flush();  // Somebody may be waiting for it.
}

}  // namespace notegraph::cli
