#include <string>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

using service::PathsReply;
using service::PathsRequest;

void print_no_path(const PathsReply& reply, const Console& console) {
  fmt::print(console.out, "no path from {} to {}: {}\n", entity_text(reply.from), entity_text(reply.to),
             reply.no_path_reason);
  if (reply.nearest.empty()) return;
  std::string names;
  for (const auto& entity : reply.nearest) names += (names.empty() ? "" : ", ") + entity_text(entity);
  fmt::print(console.out, "the search came as far as {}\n", names);
}

void print_paths(const PathsReply& reply, const Console& console) {
  if (reply.paths.empty()) print_no_path(reply, console);
  for (std::size_t i = 0; i < reply.paths.size(); ++i) {
    const service::PathReply& path = reply.paths[i];
    const auto confidence = confidence_cell(path.confidence);
    fmt::print(console.out, "{}path {} of {}: {}, confidence {}\n", i == 0 ? "" : "\n", i + 1,
               reply.paths.size(), count_text(path.hops.size(), "hop", "hops"),
               console.style.apply(confidence.tone, confidence.text));
    for (const service::HopReply& hop : path.hops) print_hop(hop, console, "  ");
  }
}

Result<ExitCode> run_path(const PathsRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->paths(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_paths);
  remark_truncation(reply->truncated, session.console);
  return reply->paths.empty() ? ExitCode::not_there : ExitCode::done;
}

}  // namespace

void declare_path(CLI::App& app, Action& chosen) {
  using query::PathOrder;
  const auto request = std::make_shared<PathsRequest>();
  Subcommand path(app, "path", "How two entities are connected, with the lines that say so");
  path.argument("FROM", request->from, "A name, an alias, or type:name");
  path.argument("TO", request->to, "Likewise");
  path.number("-k,--paths", request->k, service::kPaths, "How many paths, best first");
  declare_max_hops(path, request->max_hops);
  path.choice<PathOrder>("--by", "ORDER", request->order,
                         {{"hops", PathOrder::hops}, {"confidence", PathOrder::confidence}},
                         "What makes a path the better one");
  path.texts("--avoid", "REF", request->avoid, "An entity that no path may enter; may be repeated");
  declare_filter(path, request->filter);
  declare_evidence(path, request->max_evidence);
  declare_search_limits(path, request->limits);
  run_when_named(path, chosen, request, run_path);
}

}  // namespace notegraph::cli
