// log and diff: what the writes did.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include "cli/commands/change_follower.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/decision_text.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

using service::ChangesReply;
using service::DiffReply;
using store::ChangeKind;

/// A sign for what happened, in its colour.
std::string sign(ChangeKind kind, const Console& console) {
  switch (kind) {
    case ChangeKind::added: return console.style.apply(Tone::good, "+");
    case ChangeKind::changed: return console.style.apply(Tone::doubtful, "~");
    case ChangeKind::removed: return console.style.apply(Tone::bad, "-");
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

void print_decided(const std::vector<Decision>& decisions, const Console& console) {
  for (const Decision& decision : decisions) {
    fmt::print(console.out, "  {} {}: {}  {}\n", decision.undone ? "undid decision" : "decision",
               decision.number, decision_text(decision),
               console.style.apply(Tone::faint, provenance_text(decision)));
  }
}

void print_notes(const std::vector<store::NoteChange>& notes, const Console& console) {
  const auto name = [&](const std::string& note) { return note_text(note, console.current_directory); };
  for (const store::NoteChange& note : notes) {
    if (note.renamed_from.empty()) {
      fmt::print(console.out, "  {} {}\n", sign(note.kind, console), name(note.note));
    } else {
      fmt::print(console.out, "  renamed {} -> {}\n", name(note.renamed_from), name(note.note));
    }
  }
}

void print_change(const store::GraphChange& change, const Console& console) {
  fmt::print(console.out, "{}  {}  entities +{} -{}, relations +{} -{}\n",
             console.style.apply(Tone::strong, std::to_string(change.sequence)),
             change.time ? to_text(*change.time) : "time not kept", change.entities_gained,
             change.entities_lost, change.relations_gained, change.relations_lost);
  print_notes(change.notes, console);
  print_decided(change.decisions, console);
}

void print_log(const ChangesReply& reply, const Console& console) {
  for (const store::GraphChange& change : reply.changes) print_change(change, console);
}

struct LogCommand {
  std::size_t limit = 20;
  bool follow = false;
};

Result<ExitCode> follow_log(const LogCommand& command, Session& session) {
  const Console& console = session.console;
  return follow_changes(command.limit, session, [&](const store::GraphChange& change) {
    if (console.format == Format::json) {
      console.out << codec::to_json(change) << '\n';
    } else {
      print_change(change, console);
    }
    console.out.flush();  // Somebody may be waiting for it.
  });
}

Result<ExitCode> run_log(const LogCommand& command, Session& session) {
  if (command.follow) return follow_log(command, session);
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->log(command.limit);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_log);
  return ExitCode::done;
}

/// The notes and decisions that did something, at the end of a line.
template <typename Diff>
std::string cause_text(const Diff& diff, const Console& console) {
  std::vector<std::string> causes;
  for (const std::string& note : diff.notes) causes.push_back(note_text(note, console.current_directory));
  for (const std::uint64_t number : diff.decisions) causes.push_back(fmt::format("decision {}", number));
  return console.style.apply(Tone::faint, fmt::format("{}", fmt::join(causes, ", ")));
}

void print_diff(const DiffReply& reply, const Console& console) {
  fmt::print(console.out, "from write {} to write {}: {}, {}, {}\n", reply.since, reply.until,
             count_text(reply.notes.size(), "note", "notes"),
             count_text(reply.entities.size(), "entity", "entities"),
             count_text(reply.relations.size(), "relation", "relations"));
  print_notes(reply.notes, console);
  print_decided(reply.decisions, console);
  for (const service::EntityDiff& entity : reply.entities) {
    fmt::print(console.out, "  {} {}  {}\n", sign(entity.kind, console), entity_text(entity.entity),
               cause_text(entity, console));
  }
  for (const service::RelationDiff& relation : reply.relations) {
    fmt::print(console.out, "  {} {} {} {}  {}\n", sign(relation.kind, console), entity_text(relation.head),
               arrow_text(relation.relation, true), entity_text(relation.tail),
               cause_text(relation, console));
  }
}

struct DiffCommand {
  std::string since;
};

Result<ExitCode> run_diff(const DiffCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->diff(command.since);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_diff);
  return ExitCode::done;
}

}  // namespace

void declare_log(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<LogCommand>();
  Subcommand log(app, "log", "List what the last writes did, newest first");
  log.number("--limit", command->limit, service::kChanges, "How many");
  log.flag("-f,--follow", command->follow,
           "Oldest first, and then each write when it is made, until Ctrl-C; in JSON one line each");
  run_when_named(log, chosen, command, run_log);
}

void declare_diff(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<DiffCommand>();
  Subcommand diff(
      app, "diff",
      "Say what is new, changed and gone since a write or a time, and by which notes and decisions");
  diff.required_text("--since", "WHEN", command->since,
                     "The number of a write, as `log` lists it, or a time in UTC: 2026-11-22T09:30");
  run_when_named(diff, chosen, command, run_diff);
}

}  // namespace notegraph::cli
