#include "api/service/question.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/service/entity_resolver.h"

namespace notegraph::service {
namespace {

template <typename Type>
std::string names_of(const std::vector<Type>& types) {
  std::string names;
  for (const Type& type : types) names += (names.empty() ? "" : ", ") + type.name;
  return names;
}

}  // namespace

Question::Question(std::shared_ptr<const GraphView> view, NamesPointer names, OntologyPointer ontology)
    : view_(std::move(view)), names_(std::move(names)), ontology_(std::move(ontology)) {}

Result<Question> Question::begin(GraphViews& views) {
  auto view = views.current();
  if (!view) return view.status();
  auto names = (*view)->names();
  if (!names) return names.status();
  auto ontology = (*view)->ontology();
  if (!ontology) return ontology.status();
  return Question(*std::move(view), *std::move(names), *std::move(ontology));
}

Result<query::NamedEntity> Question::resolve(std::string_view reference) const {
  auto entity = resolve_entity(reference, *ontology_, *names_);
  if (entity || entity.status().code() != StatusCode::not_found) return entity;
  const auto decisions = snapshot().decisions();
  if (!decisions) return decisions.status();
  const Decision* rejection = find_rejection(reference, *ontology_, *decisions);
  if (rejection == nullptr) return entity;
  const Status& missing = entity.status();
  return Status(
      StatusCode::not_found,
      fmt::format("{}; decision {} rejected {}{}:{}, which `undo` takes back", missing.message(),
                  rejection->number, rejection->kind == DecisionKind::reject_alias ? "it as a name of " : "",
                  rejection->entity.type, rejection->entity.name),
      missing.candidates());
}

Status Question::check(const query::Filter& filter) const {
  for (const std::string& type : filter.relation_types) {
    if (ontology_->find_relation_type(type) == nullptr) {
      return {StatusCode::invalid_argument, fmt::format("there is no relation type \"{}\"; known are: {}",
                                                        type, names_of(ontology_->relation_types()))};
    }
  }
  for (const std::string& type : filter.entity_types) {
    if (ontology_->find_entity_type(type) == nullptr) {
      return {StatusCode::invalid_argument, fmt::format("there is no entity type \"{}\"; known are: {}", type,
                                                        names_of(ontology_->entity_types()))};
    }
  }
  if (!(filter.min_confidence >= 0 && filter.min_confidence <= 1)) {
    return {StatusCode::invalid_argument, "the least confidence must be between 0 and 1"};
  }
  return {};
}

}  // namespace notegraph::service
