#include "api/evaluation/evaluation.h"

#include <utility>

#include <fmt/format.h>

namespace notegraph::evaluation {
namespace {

using extract::Annotation;

std::string relation_text(const Annotation& annotation, const Annotation::Relation& relation) {
  return fmt::format("{} -{}-> {}", annotation.entities[relation.head].name, relation.type,
                     annotation.entities[relation.tail].name);
}

void list_entity_errors(const DocumentResult& document, std::vector<std::string>& errors) {
  const auto& gold = document.gold.entities;
  const auto& predicted = document.predicted.entities;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const auto match = document.comparison.predicted_of[i];
    if (!match) {
      errors.push_back(fmt::format("missed entity   {} [{}]", gold[i].name, gold[i].type));
    } else if (predicted[*match].type != gold[i].type) {
      errors.push_back(fmt::format("other type      {}: gold {}, predicted {}", gold[i].name, gold[i].type,
                                   predicted[*match].type));
    }
  }
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    if (document.comparison.gold_of[i]) continue;
    errors.push_back(fmt::format("extra entity    {} [{}]", predicted[i].name, predicted[i].type));
  }
}

void list_relation_errors(const DocumentResult& document, std::vector<std::string>& errors) {
  const auto& comparison = document.comparison;
  for (std::size_t i = 0; i < document.gold.relations.size(); ++i) {
    if (comparison.relation_found[i]) continue;
    errors.push_back("missed relation " + relation_text(document.gold, document.gold.relations[i]));
  }
  for (std::size_t i = 0; i < document.predicted.relations.size(); ++i) {
    if (comparison.relation_right[i]) continue;
    errors.push_back("extra relation  " + relation_text(document.predicted, document.predicted.relations[i]));
  }
}

}  // namespace

Result<Evaluation> evaluate(std::vector<GoldDocument> gold, const Predictor& predict, double min_confidence) {
  Evaluation evaluation;
  for (GoldDocument& document : gold) {
    auto prediction = predict(document);
    if (!prediction) return prediction.status();
    DocumentResult result;
    result.name = std::move(document.name);
    result.missing = !prediction->has_value();
    result.gold = std::move(document.annotation);
    if (*prediction) {
      result.predicted = extract::confident_part((*prediction)->annotation, min_confidence);
      result.language = std::move((*prediction)->language);
      result.learnt = (*prediction)->learnt;
    }
    result.comparison = extract::compare(result.gold, result.predicted);
    evaluation.total += result.comparison.score;
    evaluation.documents.push_back(std::move(result));
  }
  return evaluation;
}

std::vector<std::string> learnt_documents(const Evaluation& evaluation) {
  std::vector<std::string> names;
  for (const DocumentResult& document : evaluation.documents) {
    if (document.learnt) names.push_back(document.name);
  }
  return names;
}

std::vector<std::string> list_errors(const DocumentResult& document) {
  std::vector<std::string> errors;
  list_entity_errors(document, errors);
  list_relation_errors(document, errors);
  return errors;
}

}  // namespace notegraph::evaluation
