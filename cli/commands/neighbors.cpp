#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

using service::NeighborsReply;
using service::NeighborsRequest;

/// Whether there may be neighbors where the reply has none.
bool is_cut_short(const NeighborsReply& reply) {
  return reply.truncated != query::Truncation::none;
}

void print_neighbors(const NeighborsReply& reply, const Console& console) {
  if (reply.neighbors.empty()) {
    const char* const none = is_cut_short(reply) ? "the search ended before it came to a neighbor of {}\n"
                                                 : "{} has no neighbors that these filters let pass\n";
    fmt::print(console.out, fmt::runtime(none), entity_text(reply.seed));
    return;
  }
  std::uint32_t hops = 0;
  for (const service::NeighborReply& neighbor : reply.neighbors) {
    if (neighbor.hops != hops) {
      hops = neighbor.hops;
      fmt::print(console.out, "{}{} away\n", hops == 1 ? "" : "\n", count_text(hops, "hop", "hops"));
    }
    print_hop(neighbor.via, console, "  ");
  }
}

void print_next_page(const NeighborsReply& reply, const Console& console) {
  if (!reply.neighbors.empty()) return print_neighbors(reply, console);
  const char* const none = is_cut_short(reply) ? "the search ended before it came to these neighbors of {}\n"
                                               : "{} has no more neighbors\n";
  fmt::print(console.out, fmt::runtime(none), entity_text(reply.seed));
}

Result<ExitCode> run_neighbors(const NeighborsRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->neighbors(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, request.offset == 0 ? print_neighbors : print_next_page);
  remark_truncation(reply->truncated, session.console, request.offset + reply->neighbors.size());
  return ExitCode::done;
}

}  // namespace

void declare_neighbors(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<NeighborsRequest>();
  request->limits.max_results = 50;
  Subcommand neighbors(app, "neighbors", "What is related to an entity, with the lines that say so");
  neighbors.argument("REF", request->reference, "A name, an alias, or type:name");
  declare_max_hops(neighbors, request->max_hops);
  declare_filter(neighbors, request->filter);
  neighbors.number("--limit", request->limits.max_results, service::kResults, "How many neighbors at most");
  neighbors.number("--offset", request->offset, service::kOffset, "Leave out so many, to see what follows");
  declare_evidence(neighbors, request->max_evidence);
  declare_search_limits(neighbors, request->limits);
  run_when_named(neighbors, chosen, request, run_neighbors);
}

}  // namespace notegraph::cli
