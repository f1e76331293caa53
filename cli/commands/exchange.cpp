#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/input_file.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"
#include "cli/output/output_file.h"
#include "cli/output/progress_bar.h"

namespace notegraph::cli {
namespace {

using service::ExportReport;
using service::ImportReport;
using service::KnowledgeGraph;

struct ImportCommand {
  std::string file;
  std::string report;  ///< Empty: none.
  service::ImportOptions options;
};

void print_import(const ImportReport& report, const Console& console) {
  for (const std::string& line : report.skipped) fmt::print(console.out, "skipped {}\n", line);
  if (report.skipped.size() < report.skipped_count) {
    fmt::print(console.out, "skipped {}{}\n",
               count_text(report.skipped_count - report.skipped.size(), "line", "lines"),
               report.skipped.empty() ? "" : " more");
  }
  fmt::print(console.out, "{}: {}, {}\n", report.source, count_text(report.entities, "entity", "entities"),
             count_text(report.relations, "relation", "relations"));
  if (report.entities == 0 && report.relations == 0) {
    fmt::print(console.out, "{}\n", console.style.apply(Tone::doubtful, "the file holds nothing to import"));
  }
}

Result<ImportReport> import_file(const ImportCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::import);
  if (!graph) return graph.status();
  ProgressBar bar(session.console);
  service::ImportOptions options = command.options;
  options.progress = bar.function();
  return (*graph)->import_graph(command.file, options);
}

/// Writes all skipped lines to the command's report, and leaves none to be told on the console.
Result<ImportReport> import_with_list(const ImportCommand& command, Session& session) {
  auto list = OutputFile::create(command.report);
  if (!list) return list.status();
  ImportCommand thorough = command;
  thorough.options.max_reported = std::numeric_limits<std::size_t>::max();
  auto report = import_file(thorough, session);
  if (!report) return report;
  for (const std::string& line : report->skipped) fmt::print(list->stream(), "{}\n", to_single_line(line));
  if (Status status = list->commit(); !status) return status;
  report->skipped.clear();
  return report;
}

Result<ExitCode> run_import(const ImportCommand& command, Session& session) {
  if (Status status = check_exists({command.file}); !status) return status;
  if (!command.report.empty() && !command.options.skip_bad_lines) {
    return Status(StatusCode::invalid_argument,
                  "--report lists the lines that are skipped; it needs --skip-bad-lines");
  }
  const auto report =
      command.report.empty() ? import_file(command, session) : import_with_list(command, session);
  if (!report) return report.status();
  write_reply(*report, session.console, print_import);
  return ExitCode::done;
}

/// What --as takes: the default first.
std::vector<std::pair<std::string, std::optional<exchange::GraphFormat>>> format_words() {
  std::vector<std::pair<std::string, std::optional<exchange::GraphFormat>>> words{{"ending", std::nullopt}};
  for (const auto& known : exchange::graph_format_names()) words.emplace_back(known.name, known.format);
  return words;
}

enum class ExportFormat { jsonl, dot };

struct ExportCommand {
  ExportFormat format = ExportFormat::jsonl;
  std::string file;  ///< Empty: standard output.
};

/// The whole graph as GraphViz source, however large.
Result<ExportReport> export_dot(const KnowledgeGraph& graph, std::ostream& out) {
  const auto stats = graph.stats();
  if (!stats) return stats.status();
  service::DiagramRequest whole;
  whole.max_entities = stats->counts.entities;
  const auto reply = graph.diagram(whole);
  if (!reply) return reply.status();
  out << reply->dot;
  return ExportReport{reply->entities, reply->relations};
}

Result<ExportReport> export_graph(const KnowledgeGraph& graph, ExportFormat format, const Console& console,
                                  std::ostream& out) {
  if (format == ExportFormat::dot) return export_dot(graph, out);
  ProgressBar bar(console);
  return graph.export_jsonl(out, bar.function());
}

Result<ExportReport> export_to_file(const KnowledgeGraph& graph, const ExportCommand& command,
                                    const Console& console) {
  auto file = OutputFile::create(command.file);
  if (!file) return file.status();
  auto report = export_graph(graph, command.format, console, file->stream());
  if (!report) return report;
  if (Status status = file->commit(); !status) return status;
  return report;
}

void print_export(const ExportReport& report, const Console& console) {
  fmt::print(console.out, "{}, {}, as decisions leave them\n",
             count_text(report.entities, "entity", "entities"),
             count_text(report.relations, "relation", "relations"));
}

Result<ExitCode> run_export(const ExportCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  if (command.file.empty()) {  // The graph itself is the answer, and nothing else.
    const auto report = export_graph(**graph, command.format, session.console, session.console.out);
    if (!report) return report.status();
    return ExitCode::done;
  }
  const auto report = export_to_file(**graph, command, session.console);
  if (!report) return report.status();
  write_reply(*report, session.console, print_export);
  return ExitCode::done;
}

}  // namespace

void declare_import(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ImportCommand>();
  Subcommand import(app, "import", "Read a graph that others wrote, plain or gzip, into this one");
  import.argument("FILE", command->file, "JSON lines, CSV, TSV, N-Triples or Turtle");
  import.choice<std::optional<exchange::GraphFormat>>("--as", "FORMAT", command->options.format,
                                                      format_words(), "How to read it");
  import.text("--name", "NAME", command->options.name,
              "What to call the source; a later import of that name replaces it (else the file's name)");
  import.flag("--skip-bad-lines", command->options.skip_bad_lines, "Report bad lines and read the others");
  import.number("--memory", command->options.memory_mebibytes, 1, 1 << 20,
                "About how many MiB to use; larger graphs go through the disk");
  import.text("--report", "FILE", command->report, "List all skipped lines there");
  run_when_named(import, chosen, command, run_import);
}

void declare_export(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ExportCommand>();
  Subcommand write(app, "export",
                   "Write the whole graph: JSON lines, which import reads, or GraphViz source");
  write.choice<ExportFormat>("--to", "FORMAT", command->format,
                             {{"jsonl", ExportFormat::jsonl}, {"dot", ExportFormat::dot}}, "What to write");
  write.text("-o,--output", "FILE", command->file, "Where to; gzip if it ends in .gz (else standard output)");
  run_when_named(write, chosen, command, run_export);
}

}  // namespace notegraph::cli
