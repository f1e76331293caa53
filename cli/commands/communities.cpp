#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

using analysis::Cohesion;
using analysis::CommunitiesRequest;
using service::CommunitiesReply;

void print_communities(const CommunitiesReply& reply, const Console& console) {
  fmt::print(console.out, "{}, modularity {:.2f}; {} outside\n",
             count_text(reply.total, "community", "communities"), codec::shown(reply.modularity),
             count_text(reply.outside, "entity", "entities"));
  for (const service::CommunityReply& community : reply.communities) {
    fmt::print(console.out, "\n{} ({})\n", console.style.apply(Tone::strong, community.name),
               count_text(community.size, "entity", "entities"));
    for (const service::RankedEntityReply& member : community.members) {
      fmt::print(console.out, "  {}\n", entity_text(member.entity));
    }
    if (community.members.size() < community.size) {
      const std::string rest = fmt::format("and {} more", community.size - community.members.size());
      fmt::print(console.out, "  {}\n", console.style.apply(Tone::faint, rest));
    }
  }
}

Result<ExitCode> run_communities(const CommunitiesRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->communities(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_communities);
  remark_unfinished(reply->truncated, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_communities(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<CommunitiesRequest>();
  request->limits.max_results = 20;
  request->max_members = 10;
  Subcommand communities(app, "communities", "Groups of entities with much between them");
  communities.choice<Cohesion>("--by", "COHESION", request->by,
                               {{"weight", Cohesion::weight}, {"connection", Cohesion::connection}},
                               "What holds a community together");
  communities.decimal("--resolution", request->resolution, service::kResolution,
                      "The greater, the smaller the communities");
  communities.number("--min-size", request->min_size, service::kLeastCount,
                     "Only communities of so many entities");
  communities.number("--members", request->max_members, service::kListed, "How many of each to list");
  communities.number("--limit", request->limits.max_results, service::kResults,
                     "How many communities at most");
  declare_max_time(communities, request->limits);
  run_when_named(communities, chosen, request, run_communities);
}

}  // namespace notegraph::cli
