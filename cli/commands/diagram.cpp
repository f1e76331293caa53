#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include <fmt/ostream.h>

#include "api/diagram/graphviz.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/output/fact_text.h"
#include "cli/output/output_file.h"

namespace notegraph::cli {
namespace {

struct DiagramCommand {
  service::DiagramRequest request;
  std::string file;    ///< Empty: standard output.
  std::string format;  ///< One of kFormats; empty: by the ending of `file`, DOT on standard output.
};

constexpr std::array<std::string_view, 4> kFormats{"dot", "svg", "png", "pdf"};

/// One of kFormats. Errors: invalid_argument, the file's ending is none of them.
Result<std::string> format_of(const DiagramCommand& command) {
  if (!command.format.empty()) return command.format;
  if (command.file.empty()) return std::string(kFormats.front());
  const std::string ending = std::filesystem::path(command.file).extension().string();
  for (const std::string_view format : kFormats) {
    if (ending.size() > 1 && ending.substr(1) == format) return std::string(format);
  }
  return Status(
      StatusCode::invalid_argument,
      fmt::format("{}: the ending says no format: end it in .dot, .svg, .png or .pdf, or give --to-format",
                  command.file));
}

Result<std::string> draw(const std::string& dot, const std::string& format) {
  const auto picture = diagram::parse_picture_format(format);
  if (!picture) return dot;
  return diagram::render(dot, *picture);
}

void remark(const service::DiagramReply& reply, const DiagramCommand& command, const Console& console) {
  if (console.quiet) return;
  fmt::print(console.err, "{}: {}, {}\n", command.file.empty() ? "standard output" : command.file,
             count_text(reply.entities, "entity", "entities"),
             count_text(reply.relations, "relation", "relations"));
  if (reply.left_out == 0) return;
  fmt::print(console.err, "{} left out: raise --max-entities to see more\n",
             count_text(reply.left_out, "entity", "entities"));
}

Result<ExitCode> run_diagram(const DiagramCommand& command, Session& session) {
  const auto format = format_of(command);
  if (!format) return format.status();
  if (!command.request.to.empty() && command.request.reference.empty()) {
    return Status(StatusCode::invalid_argument, "--to says where a path ends; name where it begins, too");
  }
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  const auto reply = (*graph)->diagram(command.request);
  if (!reply) return reply.status();
  const auto drawn = draw(reply->dot, *format);
  if (!drawn) return drawn.status();
  if (command.file.empty()) {
    session.console.out << *drawn;
  } else {
    auto file = OutputFile::create(command.file);
    if (!file) return file.status();
    file->stream() << *drawn;
    if (Status status = file->commit(); !status) return status;
  }
  remark(*reply, command, session.console);
  return ExitCode::done;
}

}  // namespace

void declare_diagram(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<DiagramCommand>();
  service::DiagramRequest& request = command->request;
  Subcommand diagram(app, "diagram",
                     "Draw the graph, the surroundings of an entity, or a path, with GraphViz");
  diagram.optional_argument("REF", request.reference, "The entity to draw around; none: the whole graph");
  diagram.text("--to", "REF", request.to, "Draw the path from REF to this entity");
  diagram.text("-o,--output", "FILE", command->file,
               "Where to; the ending says the format (else DOT on standard output)");
  diagram.choice<std::string>("--to-format", "FORMAT", command->format,
                              {{"auto", ""}, {"dot", "dot"}, {"svg", "svg"}, {"png", "png"}, {"pdf", "pdf"}},
                              "Of the picture; auto goes by the ending");
  diagram.number("--max-entities", request.max_entities, service::kDrawnEntities,
                 "How many entities to draw at most");
  diagram.number("-k,--paths", request.k, service::kPaths, "How many paths to draw, with --to");
  diagram.choice<std::string>("--language", "LANGUAGE", request.language,
                              {{"en", "en"}, {"zh", "zh"}, {"fr", "fr"}},
                              "Of the labels of relations and of the legend");
  declare_max_hops(diagram, request.max_hops);
  declare_filter(diagram, request.filter);
  run_when_named(diagram, chosen, command, run_diagram);
}

}  // namespace notegraph::cli
