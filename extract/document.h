#ifndef NOTEGRAPH_EXTRACT_DOCUMENT_H_
#define NOTEGRAPH_EXTRACT_DOCUMENT_H_

#include <string>

namespace notegraph::extract {

/// A note as it comes in, not yet read.
struct Document {
  std::string id;     ///< Its path as the user gave it; every evidence names it.
  std::string bytes;  ///< The file's bytes, in whatever encoding.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_DOCUMENT_H_
