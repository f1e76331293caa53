#ifndef NOTEGRAPH_EXTRACT_READING_FRONT_MATTER_H_
#define NOTEGRAPH_EXTRACT_READING_FRONT_MATTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// The YAML block between `---` lines that may open a note. Of YAML we read what note programs write:
/// scalars, quoted or not, and lists as `[a, b]`, `a, b` or `- a` lines.
struct FrontMatter {
  ByteRange range;  ///< With both `---` lines; empty: the note has none.
  std::string title;
  std::vector<std::string> tags;
};

FrontMatter read_front_matter(std::string_view text);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_FRONT_MATTER_H_
