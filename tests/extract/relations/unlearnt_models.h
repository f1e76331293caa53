#ifndef NOTEGRAPH_TESTS_EXTRACT_RELATIONS_UNLEARNT_MODELS_H_
#define NOTEGRAPH_TESTS_EXTRACT_RELATIONS_UNLEARNT_MODELS_H_

#include <memory>
#include <string>

#include "extract/learning/extractor_models.h"
#include "extract/relations/relation_guide.h"
#include "graph/model/ontology.h"

namespace notegraph::extract {

/// Models that know nothing, of an ontology with one type of entity, `model`: to the relation model each
/// relation is as likely as none.
struct UnlearntModels {
  UnlearntModels() {
    ontology.add(EntityType{"model", "", "", "", "", "", ""});
    models.entity_types = {"model"};
    models.relation_types = {""};
  }

  void add_relation_type(const std::string& name, bool symmetric = false) {
    RelationType type;
    type.name = name;
    type.symmetric = symmetric;
    ontology.add(type);
    models.relation_types.push_back(name);
    models.relation.weights = HashedWeights(0, models.relation_types.size());
  }

  Ontology ontology;
  ExtractorModels models;
};

/// In which nothing is written down.
inline RelationGuide empty_guide() {
  return {std::make_shared<const CueLexicon>(), std::make_shared<const CueLexicon>(),
          std::make_shared<const PatternLexicon>(), std::make_shared<const TemplateLexicon>(),
          std::make_shared<const KnownRelations>()};
}

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_TESTS_EXTRACT_RELATIONS_UNLEARNT_MODELS_H_
