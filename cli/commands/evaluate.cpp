#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <fmt/ostream.h>

#include "api/evaluation/ablation.h"
#include "api/evaluation/breakdown.h"
#include "api/evaluation/evaluation.h"
#include "api/evaluation/evaluation_json.h"
#include "api/evaluation/gold_reader.h"
#include "api/evaluation/note_language.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"
#include "cli/output/text_table.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using evaluation::Evaluation;
using evaluation::GoldDocument;
using evaluation::Prediction;

struct EvaluateCommand {
  std::string gold;
  std::string docs;         ///< Extract from these documents ...
  std::string predictions;  ///< ... or score what lies here.
  std::optional<double> min_confidence;
  bool per_document = false;
  bool per_type = false;
  bool errors = false;
  bool ablate = false;
  evaluation::EvaluationParts parts;
};

struct Scores {
  Evaluation evaluation;
  std::vector<evaluation::Ablation> ablations;  ///< Empty: not asked for.
};

Prediction read_prediction(const fs::path& directory, const GoldDocument& gold) {
  const fs::path file = directory / gold.name;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return std::optional<evaluation::PredictedNote>();
  auto predicted = evaluation::read_annotation(file);
  if (!predicted) return predicted.status();
  return std::optional(evaluation::PredictedNote{std::move(predicted->annotation), ""});
}

Prediction extract_prediction(const service::KnowledgeService& service, const fs::path& directory,
                              const extract::ExtractOptions& options, const GoldDocument& gold) {
  const auto extraction = service.extract_file(directory / gold.doc, options);
  if (!extraction) return extraction.status();
  const NoteFacts& facts = extraction->facts;
  const auto learnt = service.has_learnt_from(facts.note.content_hash);
  if (!learnt) return learnt.status();
  return std::optional(evaluation::PredictedNote{extract::to_annotation(facts),
                                                 evaluation::language_of(facts.note.text), *learnt});
}

TextTable::Cell share_cell(double share) {
  return fmt::format("{:.3f}", share);
}

TextTable make_score_table(const std::string& title) {
  using Align = TextTable::Align;
  return TextTable({{title},
                    {"precision", Align::right},
                    {"recall", Align::right},
                    {"F1", Align::right},
                    {"right", Align::right},
                    {"gold", Align::right},
                    {"predicted", Align::right}});
}

void add_score(const std::string& name, const extract::Counts& counts, TextTable& table) {
  table.add_row({name, share_cell(counts.precision()), share_cell(counts.recall()), share_cell(counts.f1()),
                 std::to_string(counts.hits), std::to_string(counts.gold), std::to_string(counts.predicted)});
}

void print_score(const std::string& title, const extract::Score& score, const Console& console) {
  TextTable table = make_score_table(title);
  add_score("entity", score.entity, table);
  add_score("typed entity", score.typed, table);
  add_score("relation", score.relation, table);
  add_score("untyped relation", score.untyped, table);
  table.write(console.out, console.style, console.out_width);
}

void print_languages(const Evaluation& evaluation, const Console& console) {
  for (const auto& [language, score] : evaluation::score_by_language(evaluation)) {
    console.out << '\n';
    print_score("language: " + language, score, console);
  }
}

TextTable make_tally_table(const std::string& title) {
  using Align = TextTable::Align;
  return TextTable({{title}, {"count", Align::right}, {"right", Align::right}, {"share", Align::right}});
}

void add_tally(const std::string& name, const evaluation::Tally& tally, TextTable& table) {
  table.add_row({name, std::to_string(tally.count), std::to_string(tally.right), share_cell(tally.share())});
}

void print_calibration(const std::string& title, const std::vector<evaluation::ConfidenceBand>& bands,
                       const Console& console) {
  TextTable table = make_tally_table(title);
  for (const auto& band : bands)
    add_tally(fmt::format("{:.1f} to {:.1f}", band.from, band.to), band.tally, table);
  console.out << '\n';
  table.write(console.out, console.style, console.out_width);
}

void print_rules(const std::string& title, const std::map<std::string, evaluation::Tally>& rules,
                 const Console& console) {
  TextTable table = make_tally_table(title);
  for (const auto& [rule, tally] : rules) add_tally(rule, tally, table);
  console.out << '\n';
  table.write(console.out, console.style, console.out_width);
}

void print_types(const std::string& title, const std::map<std::string, extract::Counts>& types,
                 const Console& console) {
  TextTable table = make_score_table(title);
  for (const auto& [type, counts] : types) add_score(type, counts, table);
  console.out << '\n';
  table.write(console.out, console.style, console.out_width);
}

void print_documents(const Evaluation& evaluation, const Console& console) {
  using Align = TextTable::Align;
  TextTable table({{"document"},
                   {"entity F1", Align::right},
                   {"typed F1", Align::right},
                   {"relation P", Align::right},
                   {"relation R", Align::right},
                   {"relation F1", Align::right},
                   {"untyped F1", Align::right}});
  for (const auto& document : evaluation.documents) {
    const extract::Score& score = document.comparison.score;
    table.add_row({document.name, share_cell(score.entity.f1()), share_cell(score.typed.f1()),
                   share_cell(score.relation.precision()), share_cell(score.relation.recall()),
                   share_cell(score.relation.f1()), share_cell(score.untyped.f1())});
  }
  table.write(console.out, console.style, console.out_width);
  console.out << '\n';
}

void print_errors(const Evaluation& evaluation, const Console& console) {
  for (const auto& document : evaluation.documents) {
    fmt::print(console.out, "{}\n", console.style.apply(Tone::strong, document.name));
    if (document.missing) fmt::print(console.out, "  no prediction\n");
    for (const std::string& error : evaluation::list_errors(document)) {
      fmt::print(console.out, "  {}\n", error);
    }
  }
  console.out << '\n';
}

TextTable::Cell change_cell(const extract::Counts& without, const extract::Counts& with) {
  return fmt::format("{:+.3f}", without.f1() - with.f1());
}

void print_ablations(const extract::Score& with, const std::vector<evaluation::Ablation>& ablations,
                     const Console& console) {
  using Align = TextTable::Align;
  TextTable table({{"steps"},
                   {"entity F1", Align::right},
                   {"typed entity F1", Align::right},
                   {"relation F1", Align::right}});
  table.add_row({std::string("all"), share_cell(with.entity.f1()), share_cell(with.typed.f1()),
                 share_cell(with.relation.f1())});
  for (const auto& [left_out, without] : ablations) {
    table.add_row({fmt::format("without {}", to_string(left_out)), change_cell(without.entity, with.entity),
                   change_cell(without.typed, with.typed), change_cell(without.relation, with.relation)});
  }
  console.out << '\n';
  table.write(console.out, console.style, console.out_width);
}

void print_scores(const Scores& scores, const EvaluateCommand& command, const Console& console) {
  const Evaluation& evaluation = scores.evaluation;
  if (command.errors) print_errors(evaluation, console);
  if (command.per_document) print_documents(evaluation, console);
  print_score("all documents", evaluation.total, console);
  if (command.per_type) {
    print_types("typed entity", evaluation.total.by_entity_type, console);
    print_types("relation", evaluation.total.by_relation_type, console);
  }
  if (command.parts.languages) print_languages(evaluation, console);
  if (command.parts.rules) {
    print_rules("entity found by", evaluation::tally_entities_by_step(evaluation), console);
    print_rules("relation by rule", evaluation::tally_relations_by_rule(evaluation), console);
  }
  if (command.parts.calibration) {
    print_calibration("confidence of entities", evaluation::calibrate_entities(evaluation), console);
    print_calibration("confidence of relations", evaluation::calibrate_relations(evaluation), console);
  }
  if (command.ablate) print_ablations(evaluation.total, scores.ablations, console);
}

Result<Scores> score_predictions(const EvaluateCommand& command, std::vector<GoldDocument> gold) {
  const auto predict = [&](const GoldDocument& document) {
    return read_prediction(command.predictions, document);
  };
  auto evaluation = evaluation::evaluate(std::move(gold), predict, command.min_confidence.value_or(0));
  if (!evaluation) return evaluation.status();
  return Scores{*std::move(evaluation), {}};
}

Result<Scores> score_extractor(const EvaluateCommand& command, const std::vector<GoldDocument>& gold,
                               Session& session) {
  const auto service = session.open_service(GraphUse::none);
  if (!service) return service.status();
  extract::ExtractOptions options;
  options.min_confidence = command.min_confidence.value_or(options.min_confidence);
  const auto predict = [&](const GoldDocument& document, const extract::ExtractorSteps& steps) {
    extract::ExtractOptions stepped = options;
    stepped.steps = steps;
    return extract_prediction(**service, command.docs, stepped, document);
  };
  auto evaluation = evaluation::evaluate(
      gold, [&](const GoldDocument& document) { return predict(document, {}); }, options.min_confidence);
  if (!evaluation) return evaluation.status();
  if (!command.ablate) return Scores{*std::move(evaluation), {}};
  auto ablations = evaluation::ablate(gold, predict, options.min_confidence);
  if (!ablations) return ablations.status();
  return Scores{*std::move(evaluation), *std::move(ablations)};
}

/// Figures that are too good to be true shall not be taken for it.
void warn_of_learnt(const Evaluation& evaluation, const Console& console) {
  const std::size_t learnt = evaluation::learnt_documents(evaluation).size();
  if (learnt == 0 || console.quiet) return;
  fmt::print(
      console.err,
      "notegraph: the weights were learnt from {} of these {}: the figures are better than on other notes\n",
      learnt, count_text(evaluation.documents.size(), "document", "documents"));
}

Result<ExitCode> run_evaluate(const EvaluateCommand& command, Session& session) {
  if (command.ablate && command.docs.empty()) {
    return Status(StatusCode::invalid_argument,
                  "--ablate reads the documents again: name them by --docs instead of --pred");
  }
  auto gold = evaluation::read_gold(command.gold);
  if (!gold) return gold.status();
  const auto scores = command.docs.empty() ? score_predictions(command, *std::move(gold))
                                           : score_extractor(command, *gold, session);
  if (!scores) return scores.status();
  warn_of_learnt(scores->evaluation, session.console);
  if (session.console.format == Format::json) {
    session.console.out << evaluation::to_json(scores->evaluation, command.parts, scores->ablations) << '\n';
  } else {
    print_scores(*scores, command, session.console);
  }
  return ExitCode::done;
}

}  // namespace

void declare_evaluate(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<EvaluateCommand>();
  Subcommand evaluate(app, "evaluate", "Score the extractor, or predictions, on annotated notes");
  evaluate.required_text("--gold", "DIR", command->gold,
                         "A folder of annotations, as `extract --format json` prints them");
  evaluate.text("--docs", "DIR", command->docs, "A folder with the documents: extract from them");
  evaluate.text("--pred", "DIR", command->predictions, "A folder of predictions: score them instead");
  evaluate.require_one_of({"--docs", "--pred"});
  evaluate.share("--min-confidence", command->min_confidence,
                 "Leave out what is less sure (else 0.4 for the extractor, 0 for predictions)");
  evaluate.flag("--table", command->per_document, "Also a line for each document");
  evaluate.flag("--per-type", command->per_type, "Also a line for each type");
  evaluate.flag("--per-language", command->parts.languages,
                "Also the figures of each language (with --docs)");
  evaluate.flag("--per-rule", command->parts.rules, "Also how often each step and rule is right");
  evaluate.flag("--calibration", command->parts.calibration,
                "Also how often each degree of confidence is right");
  evaluate.flag(
      "--ablate", command->ablate,
      "Also what each step of the extractor brings: how F1 changes when the documents are read without "
      "it (with --docs). The weights stay those that were learnt with all steps");
  evaluate.flag("--errors", command->errors, "Also what was missed and what was wrong");
  run_when_named(evaluate, chosen, command, run_evaluate);
}

}  // namespace notegraph::cli
