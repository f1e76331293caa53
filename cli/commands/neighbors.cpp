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

/// `none`: what to say of the entity if there are none, although the search came to its end.
void print_neighbors(const NeighborsReply& reply, const Console& console, const char* none) {
  if (reply.neighbors.empty()) {
    if (is_cut_short(reply)) none = "the search ended before it came to such neighbors of {}\n";
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

void print_all(const NeighborsReply& reply, const Console& console) {
  print_neighbors(reply, console, "{} has no neighbors\n");
}

void print_filtered(const NeighborsReply& reply, const Console& console) {
  print_neighbors(reply, console, "{} has no neighbors that these filters let pass\n");
}

void print_next_page(const NeighborsReply& reply, const Console& console) {
  print_neighbors(reply, console, "{} has no more neighbors\n");
}

Result<ExitCode> run_neighbors(const NeighborsRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->neighbors(request);
  if (!reply) return reply.status();
  const auto print = request.offset > 0                  ? print_next_page
                     : request.filter == query::Filter() ? print_all
                                                         : print_filtered;
  write_reply(*reply, session.console, print);
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
