#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/input_file.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"
#include "graph/store/merge.h"

namespace notegraph::cli {
namespace {

struct ExtractCommand {
  std::string file;
  extract::ExtractOptions options;
};

const Evidence& best_evidence(const NoteRelation& relation) {
  return *std::max_element(relation.evidence.begin(), relation.evidence.end(),
                           [](const Evidence& a, const Evidence& b) { return a.confidence < b.confidence; });
}

void print_entities(const NoteFacts& facts, const Console& console) {
  TextTable table({{"line", TextTable::Align::right},
                   {"type"},
                   {"entity"},
                   {"confidence"},
                   {"mentions", TextTable::Align::right},
                   {"found by"}});
  for (const NoteEntity& entity : facts.entities) {
    const std::string line = entity.mentions.empty() ? "" : std::to_string(entity.mentions.front().line);
    table.add_row({line,
                   {entity.type, Tone::faint},
                   {store::label_of(entity), Tone::strong},
                   confidence_cell(entity.confidence),
                   std::to_string(entity.mentions.size()),
                   {entity.found_by, Tone::faint}});
  }
  table.write(console.out, console.style, console.out_width);
}

void print_relations(const NoteFacts& facts, const Console& console) {
  std::vector<std::string> labels;
  for (const NoteEntity& entity : facts.entities) labels.push_back(store::label_of(entity));
  TextTable table(
      {{"line", TextTable::Align::right}, {"head"}, {"relation"}, {"tail"}, {"confidence"}, {"quote"}});
  for (const NoteRelation& relation : facts.relations) {
    const Evidence& evidence = best_evidence(relation);
    table.add_row({std::to_string(evidence.line),
                   labels[relation.head],
                   {relation.type, Tone::strong},
                   labels[relation.tail],
                   confidence_cell(combine_confidence(relation.evidence)),
                   {quote_text(evidence), Tone::faint}});
  }
  table.write(console.out, console.style, console.out_width);
}

void print_facts(const NoteFacts& facts, const Console& console) {
  print_entities(facts, console);
  if (facts.relations.empty()) return;
  console.out << '\n';
  print_relations(facts, console);
}

Result<ExitCode> run_extract(const ExtractCommand& command, Session& session) {
  const auto service = session.open_service(GraphUse::none);
  if (!service) return service.status();
  const auto extraction = command.file == "-"
                              ? (*service)->extract({command.file, read_standard_input()}, command.options)
                              : (*service)->extract_file(command.file, command.options);
  if (!extraction) return extraction.status();
  if (!session.console.quiet) {
    for (const std::string& warning : extraction->warnings) {
      session.console.err << fmt::format("notegraph: {}: {}\n", command.file, warning);
    }
  }
  write_reply(extraction->facts, session.console, print_facts);
  return ExitCode::done;
}

}  // namespace

void declare_extract(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ExtractCommand>();
  Subcommand extract(app, "extract", "Show what one note says, without putting it into the graph");
  extract.argument("FILE", command->file,
                   "A note in any format that ingest takes; - for Markdown from standard input");
  extract.share("--min-confidence", command->options.min_confidence, "Leave out what is less sure");
  extract.flag("--related-to", command->options.related_to, "Also relate what only stands close together");
  run_when_named(extract, chosen, command, run_extract);
}

}  // namespace notegraph::cli
