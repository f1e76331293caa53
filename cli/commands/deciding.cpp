#include "cli/commands/deciding.h"

#include <utility>

#include <fmt/ostream.h>

#include "cli/commands/replying.h"
#include "cli/output/decision_text.h"

namespace notegraph::cli {

void declare_author(Subcommand& command, std::string& author) {
  command.text("--author", "NAME", author, "Who decides (else $USER)");
}

void declare_reason(Subcommand& command, std::string& reason) {
  command.text("--reason", "TEXT", reason, "Why; it is kept and shown with the decision");
}

Result<std::string> find_author(const std::string& given, const Session& session) {
  if (!given.empty()) return given;
  if (!session.user.empty()) return session.user;
  return Status(StatusCode::invalid_argument, "nobody knows who decides: name yourself with --author");
}

Result<ExitCode> decide(service::DecisionRequest request, Session& session) {
  auto author = find_author(request.author, session);
  if (!author) return author.status();
  request.author = *std::move(author);
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->decide(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_decision);
  return ExitCode::done;
}

void print_decision(const service::DecisionReply& reply, const Console& console) {
  const Decision& decision = reply.decision;
  fmt::print(console.out, "{}  {}\n    {}\n",
             console.style.apply(Tone::strong, std::to_string(decision.number)), decision_text(decision),
             console.style.apply(Tone::faint, provenance_text(decision)));
}

}  // namespace notegraph::cli
