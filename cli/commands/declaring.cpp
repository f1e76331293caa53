#include "cli/commands/declaring.h"

namespace notegraph::cli {

void declare_filter(Subcommand& command, query::Filter& filter) {
  using query::Direction;
  command.names("--relation", "TYPE,...", filter.relation_types, "Only along relations of these types");
  command.names("--type", "TYPE,...", filter.entity_types, "Only entities of these types");
  command.choice<Direction>("--direction", "WAY", filter.direction,
                            {{"both", Direction::both}, {"out", Direction::out}, {"in", Direction::in}},
                            "Which way relations may be followed");
  command.share("--min-confidence", filter.min_confidence, "Only relations at least this sure");
}

void declare_max_hops(Subcommand& command, std::uint32_t& max_hops) {
  command.number("--max-hops", max_hops, service::kHops, "How many relations away at most");
}

void declare_evidence(Subcommand& command, std::size_t& max_evidence) {
  command.number("--evidence", max_evidence, service::kEvidence,
                 "How many places of evidence to give for each relation");
}

void declare_search_limits(Subcommand& command, query::Limits& limits) {
  declare_max_time(command, limits);
  command.number("--max-visited", limits.max_visited, service::kVisited, "Stop after so many relations");
}

}  // namespace notegraph::cli
