#ifndef NOTEGRAPH_API_EXCHANGE_IMPORTED_TYPES_H_
#define NOTEGRAPH_API_EXCHANGE_IMPORTED_TYPES_H_

#include <string>

#include "graph/model/ontology.h"

namespace notegraph::exchange {

/// Types for the kinds and relations that an import brings: each new name gets the next colour and shape of a
/// fixed palette, so that equal files are drawn alike.
class ImportedTypes {
 public:
  explicit ImportedTypes(const Ontology& known) : known_(known) {}

  void see_entity_type(const std::string& name);
  void see_relation_type(const std::string& name);
  const Ontology& found() const { return found_; }

 private:
  const Ontology& known_;
  Ontology found_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_IMPORTED_TYPES_H_
