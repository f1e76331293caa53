#ifndef NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_MATCHES_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_MATCHES_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "extract/relations/mention_map.h"
#include "extract/relations/template_lexicon.h"

namespace notegraph::extract {

/// What the sentences of a note state by templates. An enumeration fills a place as a whole: "B 由 A 和 C
/// 组成" says that A and C are parts of B. Cost: linear in the note, times the templates whose words a
/// sentence has.
class TemplateMatches {
 public:
  struct Statement {
    std::size_t first = 0,
                second = 0;  ///< Mentions that open the two enumerations; the first stands earlier.
    std::string_view relation;
    bool head_first = true;
    bool operator==(const Statement&) const = default;
    auto operator<=>(const Statement&) const = default;
  };

  /// `lexicon` must outlive this.
  TemplateMatches(const MentionMap& map, const TemplateLexicon& lexicon);

  /// What is stated of two mentions, the earlier one first, or of the enumerations that they are in.
  std::span<const Statement> of(const MentionMap& map, std::size_t first, std::size_t second) const;

 private:
  std::vector<Statement> statements_;  ///< Sorted, distinct.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_MATCHES_H_
