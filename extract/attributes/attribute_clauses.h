#ifndef NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_CLAUSES_H_
#define NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_CLAUSES_H_

#include <string_view>
#include <vector>

#include "graph/model/evidence.h"

namespace notegraph::extract {

/// A clause that says an attribute: "优点：训练快", "LoRA 的缺点是慢", "Its limitations are ...".
struct AttributeClause {
  std::string_view key;  ///< As attribute_of_label() gives it.
  ByteRange label;       ///< With whose it is: "LoRA 的缺点".
  ByteRange value;       ///< Up to the next such clause; behind a verb, to the end of the sentence at most.
};

/// Those of `range` of `text`, which is prose, in order, without empty values and questions. A clause begins
/// where the range does and behind punctuation. O(length).
std::vector<AttributeClause> find_attribute_clauses(std::string_view text, ByteRange range);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_CLAUSES_H_
