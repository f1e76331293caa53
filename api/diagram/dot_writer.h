#ifndef NOTEGRAPH_API_DIAGRAM_DOT_WRITER_H_
#define NOTEGRAPH_API_DIAGRAM_DOT_WRITER_H_

#include <string>
#include <string_view>

#include "api/diagram/drawing.h"
#include "graph/model/ontology.h"

namespace notegraph::diagram {

/// GraphViz source for `drawing`: types as colours and shapes, relations as labelled arrows (dashed below the
/// band of trust, 0.8), a legend of the types in use. `language` (en, zh or fr) picks the labels of the
/// ontology. Every text is escaped. Equal drawings give equal bytes.
std::string to_dot(const Drawing& drawing, const Ontology& ontology, std::string_view language);

}  // namespace notegraph::diagram

#endif  // NOTEGRAPH_API_DIAGRAM_DOT_WRITER_H_
