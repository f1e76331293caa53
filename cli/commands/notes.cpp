#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using service::RemoveReport;

constexpr std::size_t kPage = 1000;

struct NotesCommand {};

void print_notes(const codec::NotesPage& page, const Console& console) {
  for (const std::string& note : page.notes) {
    fmt::print(console.out, "{}\n", note_text(note, console.current_directory));
  }
}

/// Every note, read page by page.
Result<codec::NotesPage> list_all(const service::KnowledgeGraph& graph) {
  codec::NotesPage all;
  for (std::string after;; after = all.notes.back()) {
    auto page = graph.notes(after, kPage);
    if (!page) return page.status();
    all.notes.insert(all.notes.end(), page->begin(), page->end());
    if (page->size() < kPage) return all;
  }
}

Result<ExitCode> run_notes(const NotesCommand&, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto notes = list_all(**graph);
  if (!notes) return notes.status();
  write_reply(*notes, session.console, print_notes);
  return ExitCode::done;
}

struct RemoveCommand {
  std::vector<std::string> notes;
};

void print_removed(const RemoveReport& report, const Console& console) {
  fmt::print(console.out, "{} removed: entities -{}, relations -{}\n",
             count_text(report.removed.size(), "note", "notes"), report.entities_lost, report.relations_lost);
}

/// Says on `err` which of the notes will come back: a note is read again for as long as its file is there.
void remark_files_left(const RemoveReport& report, const Console& console) {
  if (console.quiet) return;
  const auto has_file = [](const std::string& note) {
    std::error_code unreadable;
    return fs::path(note).is_absolute() && fs::is_regular_file(note, unreadable);
  };
  const auto left = std::count_if(report.removed.begin(), report.removed.end(), has_file);
  if (left == 0) return;
  fmt::print(
      console.err,
      "files still there: {}; the next ingest of them brings their notes back, and so does a change to "
      "them while they are watched\n",
      left);
}

Result<ExitCode> run_remove(const RemoveCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto report = (*graph)->remove(command.notes);
  if (!report) {
    if (report.status().code() != StatusCode::not_found) return report.status();
    return Status(StatusCode::not_found, report.status().message() + " (`notegraph notes` lists them)");
  }
  write_reply(*report, session.console, print_removed);
  remark_files_left(*report, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_notes(CLI::App& app, Action& chosen) {
  Subcommand notes(app, "notes", "List the notes and imports in the graph");
  run_when_named(notes, chosen, std::make_shared<NotesCommand>(), run_notes);
}

void declare_remove(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<RemoveCommand>();
  Subcommand remove(app, "remove", "Remove notes or imports with all that only they said");
  remove.arguments("NOTE", command->notes, "As `notes` lists them");
  run_when_named(remove, chosen, command, run_remove);
}

}  // namespace notegraph::cli
