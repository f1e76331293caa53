#include <string>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

using service::EntityCard;
using service::ShowRequest;

void print_heading(const EntityCard& card, const Console& console) {
  const Entity& entity = card.entity;
  const auto confidence = confidence_cell(entity.confidence);
  fmt::print(console.out, "{}  {}\n",
             console.style.apply(Tone::strong, entity_text({entity.id, entity.type, entity.label})),
             console.style.apply(confidence.tone, confidence.text));
  if (!entity.aliases.empty()) {
    std::string aliases;
    for (const std::string& alias : entity.aliases)
      aliases += (aliases.empty() ? "" : ", ") + to_single_line(alias);
    fmt::print(console.out, "also called {}\n", aliases);
  }
  fmt::print(console.out, "{} in {}\n", count_text(entity.mention_count, "mention", "mentions"),
             count_text(entity.note_count, "note", "notes"));
}

void print_attributes(const EntityCard& card, const Console& console) {
  for (const Attribute& attribute : card.entity.attributes) {
    const std::string place =
        place_text(attribute.evidence.note, attribute.evidence.line, console.current_directory);
    fmt::print(console.out, "\n{}  {}\n    {}\n",
               console.style.apply(Tone::strong, to_single_line(attribute.key)),
               console.style.apply(Tone::faint, place), to_single_line(attribute.value));
  }
}

void print_relations(const EntityCard& card, const Console& console) {
  if (card.relations.empty()) return;
  fmt::print(console.out, "\n{}", count_text(card.relation_count, "relation", "relations"));
  if (card.relations.size() < card.relation_count)
    fmt::print(console.out, ", the first {}", card.relations.size());
  console.out << '\n';
  for (const service::HopReply& hop : card.relations) print_hop(hop, console, "  ");
}

void print_mentions(const EntityCard& card, const Console& console) {
  if (card.mentions.empty()) return;
  fmt::print(console.out, "\nmentioned at\n");
  for (const store::LocatedMention& located : card.mentions) {
    fmt::print(console.out, "  {}  \"{}\"\n",
               place_text(located.note, located.mention.line, console.current_directory),
               to_single_line(located.mention.surface));
  }
  if (card.mentions.size() < card.entity.mention_count) {
    fmt::print(console.out, "  and {} more\n", card.entity.mention_count - card.mentions.size());
  }
}

void print_questions(const EntityCard& card, const Console& console) {
  if (card.questions.empty()) return;
  fmt::print(console.out, "\nquestions in your notes\n");
  for (const std::string& question : card.questions)
    fmt::print(console.out, "  {}\n", to_single_line(question));
}

void print_card(const EntityCard& card, const Console& console) {
  print_heading(card, console);
  print_attributes(card, console);
  print_relations(card, console);
  print_mentions(card, console);
  print_questions(card, console);
}

Result<ExitCode> run_show(const ShowRequest& request, Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto card = (*graph)->show(request);
  if (!card) return card.status();
  write_reply(*card, session.console, print_card);
  return ExitCode::done;
}

}  // namespace

void declare_show(CLI::App& app, Action& chosen) {
  const auto request = std::make_shared<ShowRequest>();
  Subcommand show(app, "show", "Everything about one entity");
  show.argument("REF", request->reference, "A name, an alias, or type:name");
  show.number("--limit", request->max_relations, service::kListed, "How many relations at most");
  show.number("--mentions", request->max_mentions, service::kListed, "How many mentions at most");
  declare_evidence(show, request->max_evidence);
  run_when_named(show, chosen, request, run_show);
}

}  // namespace notegraph::cli
