#include <string>
#include <utility>
#include <vector>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

using service::StatsReply;

struct StatsCommand {};

void print_counts(const std::string& title, const std::vector<std::pair<std::string, std::uint64_t>>& counts,
                  const Console& console) {
  if (counts.empty()) return;
  TextTable table({{title}, {"count", TextTable::Align::right}});
  for (const auto& [type, count] : counts) table.add_row({type, std::to_string(count)});
  console.out << '\n';
  table.write(console.out, console.style, console.out_width);
}

/// The shares are counted in whole blocks of the files: of a graph within a few blocks they say nothing.
void print_size(const StatsReply& reply, const Console& console) {
  if (reply.size.disk_bytes == 0) return;
  fmt::print(console.out, "{} on disk: {} in the store, {} beside it for searches",
             bytes_text(reply.size.disk_bytes + reply.beside_bytes), bytes_text(reply.size.disk_bytes),
             bytes_text(reply.beside_bytes));
  if (reply.size.relation_bytes > 0 && reply.counts.relations > 0) {
    const std::uint64_t with_evidence = reply.size.relation_bytes + reply.size.evidence_bytes;
    fmt::print(console.out, "; a relation takes about {}, with its evidence {}",
               bytes_text(reply.size.relation_bytes / reply.counts.relations),
               bytes_text(with_evidence / reply.counts.relations));
  }
  console.out << '\n';
}

void print_stats(const StatsReply& reply, const Console& console) {
  const store::StoreCounts& counts = reply.counts;
  fmt::print(console.out, "{}, {}, {}\n{}, {}\n", count_text(counts.notes, "note", "notes"),
             count_text(counts.entities, "entity", "entities"),
             count_text(counts.relations, "relation", "relations"),
             count_text(counts.mentions, "mention", "mentions"),
             count_text(counts.evidence, "place of evidence", "places of evidence"));
  print_size(reply, console);
  print_counts("entities", reply.entities_by_type, console);
  print_counts("relations", reply.relations_by_type, console);
  if (reply.most_connected.empty()) return;
  fmt::print(console.out, "\n{}\n", console.style.apply(Tone::faint, "most connected"));
  for (const auto& entity : reply.most_connected) fmt::print(console.out, "{}\n", entity_text(entity));
}

Result<ExitCode> run_stats(const StatsCommand&, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->stats();
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_stats);
  return ExitCode::done;
}

}  // namespace

void declare_stats(CLI::App& app, Action& chosen) {
  Subcommand stats(app, "stats", "How much is in the graph");
  run_when_named(stats, chosen, std::make_shared<StatsCommand>(), run_stats);
}

}  // namespace notegraph::cli
