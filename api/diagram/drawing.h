#ifndef NOTEGRAPH_API_DIAGRAM_DRAWING_H_
#define NOTEGRAPH_API_DIAGRAM_DRAWING_H_

#include <cstddef>
#include <string>
#include <vector>

// What a diagram shows, before anyone decides how: plain values, so that other outputs than GraphViz can
// follow.
namespace notegraph::diagram {

struct DrawnEntity {
  std::string type;
  std::string label;
  std::string tooltip;      ///< Shown when the pointer rests on it.
  bool emphasised = false;  ///< What the diagram is about: the seed, the ends of a path.
};

struct DrawnRelation {
  std::size_t head = 0;  ///< Index into Drawing::entities.
  std::string type;
  std::size_t tail = 0;  ///< Index into Drawing::entities.
  double confidence = 1;
  std::string tooltip;      ///< The best evidence.
  bool emphasised = false;  ///< Lies on the path.
};

struct Drawing {
  std::string title;
  std::vector<DrawnEntity> entities;
  std::vector<DrawnRelation> relations;
  std::size_t left_out = 0;  ///< Entities that did not fit; the diagram says so.
};

}  // namespace notegraph::diagram

#endif  // NOTEGRAPH_API_DIAGRAM_DRAWING_H_
