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

using service::OrderReply;
using service::OrderRequest;

std::string names_text(const std::vector<service::EntityBrief>& entities) {
  std::string names;
  for (const service::EntityBrief& entity : entities) names += (names.empty() ? "" : ", ") + entity.label;
  return names;
}

void print_order(const OrderReply& reply, const Console& console) {
  if (reply.steps.empty()) {
    fmt::print(console.out, "no relation says what to learn first\n");
    return;
  }
  TextTable table({{"stage", TextTable::Align::right}, {"entity"}, {"needs"}});
  for (const service::OrderStepReply& step : reply.steps) {
    table.add_row({std::to_string(step.stage),
                   {entity_text(step.entity), Tone::strong},
                   {names_text(step.needs), Tone::faint}});
  }
  table.write(console.out, console.style, console.out_width);
  if (reply.circles.empty()) return;
  fmt::print(console.out, "\n{}\n",
             console.style.apply(Tone::faint, "these need each other: learn them together"));
  for (const auto& circle : reply.circles) fmt::print(console.out, "{}\n", names_text(circle));
}

Result<ExitCode> run_order(const OrderRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->order(request);
  if (!reply) return reply.status();
  write_reply(*reply, session.console, print_order);
  remark_unfinished(reply->truncated, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_order(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<OrderRequest>();
  request->limits.max_results = 100;
  Subcommand order(app, "order", "In which order to learn: prerequisites first");
  order.optional_argument("REF", request->reference, "Only what this one needs; without it: everything");
  order.share("--min-confidence", request->min_confidence, "Only relations at least this sure");
  order.number("--limit", request->limits.max_results, service::kResults, "How many entities at most");
  declare_max_time(order, request->limits);
  run_when_named(order, chosen, request, run_order);
}

}  // namespace notegraph::cli
