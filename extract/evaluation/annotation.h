#ifndef NOTEGRAPH_EXTRACT_EVALUATION_ANNOTATION_H_
#define NOTEGRAPH_EXTRACT_EVALUATION_ANNOTATION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "graph/model/note.h"

namespace notegraph::extract {

/// What somebody, a person or the extractor, takes from one note: the side of it that is scored.
struct Annotation {
  struct Entity {
    std::string type;
    std::string name;
    std::vector<std::string> mentions;  ///< Surface forms, verbatim.
    double confidence = 1;
    std::string found_by = {};  ///< The extractor's step; empty where it is not said.
  };
  struct Relation {
    std::size_t head = 0;  ///< Index into entities.
    std::string type;
    std::size_t tail = 0;
    double confidence = 1;
    std::string rule = {};  ///< Of the best evidence; empty where it is not said.
  };
  std::vector<Entity> entities;
  std::vector<Relation> relations;
};

Annotation to_annotation(const NoteFacts& facts);

/// `all` without entities and relations below `min_confidence`, and without relations that lost an end by it.
Annotation confident_part(const Annotation& all, double min_confidence);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_EVALUATION_ANNOTATION_H_
