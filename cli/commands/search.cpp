#include <string>

#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

using service::SearchReply;
using service::SearchRequest;

void print_hits(const SearchReply& reply, const Console& console) {
  TextTable table(
      {{"entity"}, {"matched"}, {"mentions", TextTable::Align::right}, {"notes", TextTable::Align::right}});
  for (const service::SearchHit& hit : reply.hits) {
    table.add_row({{entity_text(hit.entity), Tone::strong},
                   {hit.surface == hit.entity.label ? "" : hit.surface, Tone::faint},
                   std::to_string(hit.mention_count),
                   std::to_string(hit.note_count)});
  }
  if (!table.empty()) table.write(console.out, console.style, console.out_width);
}

Result<ExitCode> run_search(const SearchRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->search(request);
  if (!reply) return reply.status();
  if (reply->hits.empty()) {
    return Status(StatusCode::not_found,
                  fmt::format("nothing in the graph is called like \"{}\"", request.text));
  }
  write_reply(*reply, session.console, print_hits);
  return ExitCode::done;
}

}  // namespace

void declare_search(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<SearchRequest>();
  Subcommand search(app, "search", "Find entities by a part of their name, also with slips");
  search.argument("TEXT", request->text, "A name, its beginning or a part of it");
  search.names("--type", "TYPE,...", request->entity_types, "Only entities of these types");
  search.number("--limit", request->limit, service::kResults, "How many at most");
  run_when_named(search, chosen, request, run_search);
}

}  // namespace notegraph::cli
