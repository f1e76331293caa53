#include <string>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

using analysis::GapsRequest;
using service::GapsReply;

void print_gaps(const GapsReply& reply, const Console& console) {
  fmt::print(console.out, "{} named but not defined\n",
             count_text(reply.undefined_total, "entity is", "entities are"));
  TextTable undefined(
      {{"entity"}, {"mentions", TextTable::Align::right}, {"notes", TextTable::Align::right}});
  for (const service::UndefinedEntityReply& entity : reply.undefined) {
    undefined.add_row({{entity_text(entity.entity), Tone::strong},
                       std::to_string(entity.mention_count),
                       std::to_string(entity.note_count)});
  }
  if (!undefined.empty()) undefined.write(console.out, console.style, console.out_width);

  fmt::print(console.out, "\n{} without an answer\n",
             count_text(reply.unanswered_total, "question is", "questions are"));
  TextTable unanswered({{"entity"}, {"question"}, {"place"}});
  for (const service::UnansweredQuestionReply& asked : reply.unanswered) {
    unanswered.add_row(
        {{entity_text(asked.entity), Tone::strong},
         asked.question,
         {place_text(asked.evidence.note, asked.evidence.line, console.current_directory), Tone::faint}});
  }
  if (!unanswered.empty()) unanswered.write(console.out, console.style, console.out_width);
}

Result<ExitCode> run_gaps(const GapsRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->gaps(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_gaps);
  remark_unfinished(reply->truncated, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_gaps(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<GapsRequest>();
  request->limits.max_results = 20;
  Subcommand gaps(app, "gaps", "What the notes name but never define, and ask but do not answer");
  gaps.number("--min-mentions", request->min_mentions, service::kLeastCount,
              "Only entities named at least so often");
  gaps.names("--type", "TYPE,...", request->entity_types, "Only entities of these types");
  gaps.number("--limit", request->limits.max_results, service::kResults, "How many of each kind at most");
  declare_max_time(gaps, request->limits);
  run_when_named(gaps, chosen, request, run_gaps);
}

}  // namespace notegraph::cli
