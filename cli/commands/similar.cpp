#include <string>
#include <vector>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

using service::ComparisonReply;
using service::SimilarReply;

struct SimilarCommand {
  std::string reference;
  std::string other;  // Empty: all others.
  std::vector<std::string> entity_types;
  std::size_t max_evidence = 1;
  analysis::Limits limits;
};

// A service's answer has no more digits than shown() leaves.
std::string adamic_adar_text(const analysis::Similarity& similarity) {
  return fmt::format("{:.3g}", codec::shown(similarity.adamic_adar));
}

std::string jaccard_text(const analysis::Similarity& similarity) {
  return fmt::format("{:.2f}", codec::shown(similarity.jaccard));
}

void print_similar(const SimilarReply& reply, const Console& console) {
  if (reply.similar.empty()) {
    fmt::print(console.out, "nothing stands in the same relation to the same entity as {}\n",
               entity_text(reply.entity));
    return;
  }
  TextTable table({{"entity"},
                   {"common", TextTable::Align::right},
                   {"Adamic-Adar", TextTable::Align::right},
                   {"Jaccard", TextTable::Align::right}});
  for (const auto& [entity, similarity] : reply.similar) {
    table.add_row({{entity_text(entity), Tone::strong},
                   std::to_string(similarity.common),
                   adamic_adar_text(similarity),
                   jaccard_text(similarity)});
  }
  table.write(console.out, console.style, console.out_width);
}

void print_comparison(const ComparisonReply& reply, const Console& console) {
  const std::string a = entity_text(reply.a), b = entity_text(reply.b);
  if (reply.similarity.common == 0) {
    fmt::print(console.out, "{} and {} stand in no relation to the same entity alike\n", a, b);
    return;
  }
  fmt::print(console.out, "{} and {} have {}: Adamic-Adar {}, Jaccard {}\n", a, b,
             count_text(reply.similarity.common, "neighbor in common", "neighbors in common"),
             adamic_adar_text(reply.similarity), jaccard_text(reply.similarity));
  for (const service::CommonNeighborReply& neighbor : reply.neighbors) {
    fmt::print(console.out, "\n");
    print_hop(neighbor.from_a, console, "  ");
    print_hop(neighbor.from_b, console, "  ");
  }
}

/// Writes an answer of either kind.
template <typename Reply>
Result<ExitCode> write(const Result<Reply>& reply, void (*print)(const Reply&, const Console&),
                       const Console& console) {
  if (!reply) return reply.status();
  write_reply(*reply, console, print);
  remark_unfinished(reply->truncated, console);
  return ExitCode::done;
}

Result<ExitCode> run_similar(const SimilarCommand& command, Session& session) {
  if (!command.other.empty() && !command.entity_types.empty()) {
    return Status(StatusCode::invalid_argument, "--type is for the search without OTHER");
  }
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  if (command.other.empty()) {
    return write((*graph)->similar({command.reference, command.entity_types, command.limits}), print_similar,
                 session.console);
  }
  return write((*graph)->compare({command.reference, command.other, command.max_evidence, command.limits}),
               print_comparison, session.console);
}

}  // namespace

void declare_similar(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<SimilarCommand>();
  command->limits.max_results = 20;
  Subcommand similar(app, "similar", "What resembles an entity, or what two entities have in common");
  similar.argument("REF", command->reference, "A name, an alias, or type:name");
  similar.optional_argument("OTHER", command->other,
                            "Compare with this one; without it: find the most similar");
  similar.names("--type", "TYPE,...", command->entity_types, "Only entities of these types");
  declare_evidence(similar, command->max_evidence);
  similar.number("--limit", command->limits.max_results, service::kResults, "How many entities at most");
  declare_max_time(similar, command->limits);
  run_when_named(similar, chosen, command, run_similar);
}

}  // namespace notegraph::cli
