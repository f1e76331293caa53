// decisions, undo and review: what was decided, and what waits for it.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/deciding.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

struct DecisionsCommand {
  bool with_undone = false;
};

void print_decisions(const service::DecisionsReply& reply, const Console& console) {
  for (const Decision& decision : reply.decisions) {
    print_decision({decision}, console);
    if (std::find(reply.idle.begin(), reply.idle.end(), decision.number) == reply.idle.end()) continue;
    fmt::print(console.out, "    no effect now: what it is about is not in the graph\n");
  }
  fmt::print(console.out, "{}\n", count_text(reply.decisions.size(), "decision", "decisions"));
}

Result<ExitCode> run_decisions(const DecisionsCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->decisions(command.with_undone);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_decisions);
  return ExitCode::done;
}

struct UndoCommand {
  std::uint64_t number = 0;
  std::string author;
};

Result<ExitCode> run_undo(const UndoCommand& command, Session& session) {
  const auto author = find_author(command.author, session);
  if (!author) return author.status();
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->undo(command.number, *author);
  if (!reply && reply.status().code() == StatusCode::not_found) {
    return Status(StatusCode::not_found, reply.status().message() + " (`notegraph decisions` lists them)");
  }
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_decision);
  return ExitCode::done;
}

struct ReviewCommand {
  service::ReviewRequest request;
};

void print_review(const service::ReviewReply& reply, const Console& console) {
  fmt::print(console.out, "{} to merge, {} in doubt\n", count_text(reply.merge_count, "pair", "pairs"),
             count_text(reply.relation_count, "relation", "relations"));
  for (const service::MergeProposalReply& proposal : reply.merges) {
    fmt::print(console.out, "  merge {} {}  {}\n",
               console.style.apply(Tone::strong, entity_text(proposal.keep)),
               console.style.apply(Tone::strong, entity_text(proposal.merge)),
               console.style.apply(Tone::faint, to_single_line(proposal.reason)));
  }
  for (const service::HopReply& hop : reply.relations) print_hop(hop, console, "  ");
}

Result<ExitCode> run_review(const ReviewCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->review(command.request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_review);
  return ExitCode::done;
}

}  // namespace

void declare_decisions(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<DecisionsCommand>();
  Subcommand decisions(app, "decisions", "List what was decided by hand");
  decisions.flag("--all", command->with_undone, "Those that were undone, too");
  run_when_named(decisions, chosen, command, run_decisions);
}

void declare_undo(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<UndoCommand>();
  Subcommand undo(app, "undo", "Take a decision back");
  undo.number_argument("NUMBER", command->number, "As `decisions` lists it");
  declare_author(undo, command->author);
  run_when_named(undo, chosen, command, run_undo);
}

void declare_review(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ReviewCommand>();
  Subcommand review(app, "review",
                    "List what waits for a decision: entities that are perhaps one, doubtful relations");
  review.number("--limit", command->request.limit, service::kListed, "How many of each");
  run_when_named(review, chosen, command, run_review);
}

}  // namespace notegraph::cli
