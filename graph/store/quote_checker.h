#ifndef NOTEGRAPH_GRAPH_STORE_QUOTE_CHECKER_H_
#define NOTEGRAPH_GRAPH_STORE_QUOTE_CHECKER_H_

#include <vector>

#include "graph/model/note.h"
#include "graph/store/finding.h"

namespace notegraph::store {

/// The mentions and the evidence of `facts` whose quotes the note's own text does not hold where they say. If
/// the stored text is, byte for byte, the file that was read, "where" is their range; else the file had
/// another encoding, ranges count its bytes, and it is enough that the text holds the quote. An import has no
/// text, and nothing to be held to.
std::vector<Finding> check_quotes(const NoteFacts& facts);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_QUOTE_CHECKER_H_
