#include <cmath>
#include <string>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

using analysis::RankMeasure;
using analysis::RankRequest;
using service::RankingReply;

/// Counts are given to the last digit.
std::string score_text(double exact) {
  const double score = codec::shown(exact);
  return score == std::trunc(score) ? fmt::format("{:.0f}", score) : fmt::format("{:.4g}", score);
}

void print_ranking(const RankingReply& reply, const Console& console) {
  if (reply.entities.empty()) {
    fmt::print(console.out, "nothing scores above 0\n");
    return;
  }
  TextTable table({{"entity"}, {"score", TextTable::Align::right}});
  for (const service::RankedEntityReply& ranked : reply.entities) {
    table.add_row({{entity_text(ranked.entity), Tone::strong}, score_text(ranked.score)});
  }
  table.write(console.out, console.style, console.out_width);
  if (reply.estimated) {
    fmt::print(console.out, "\n{}\n",
               console.style.apply(Tone::faint, "estimated from a sample of the graph"));
  }
}

Result<ExitCode> run_rank(const RankRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->rank(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_ranking);
  remark_unfinished(reply->truncated, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_rank(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<RankRequest>();
  request->limits.max_results = 20;
  Subcommand rank(app, "rank", "The most important entities");
  rank.choice<RankMeasure>("--by", "MEASURE", request->by,
                           {{"pagerank", RankMeasure::pagerank},
                            {"degree", RankMeasure::degree},
                            {"betweenness", RankMeasure::betweenness},
                            {"mentions", RankMeasure::mentions},
                            {"separation", RankMeasure::separation}},
                           "What makes an entity important");
  rank.names("--type", "TYPE,...", request->entity_types, "Only entities of these types");
  rank.number("--limit", request->limits.max_results, service::kResults, "How many entities at most");
  declare_max_time(rank, request->limits);
  run_when_named(rank, chosen, request, run_rank);
}

}  // namespace notegraph::cli
