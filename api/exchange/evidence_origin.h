#ifndef NOTEGRAPH_API_EXCHANGE_EVIDENCE_ORIGIN_H_
#define NOTEGRAPH_API_EXCHANGE_EVIDENCE_ORIGIN_H_

#include <string>

#include "graph/model/evidence.h"

// The store keeps evidence under the source that brought it, with which it goes. What the source itself names
// as the note stays as the outermost heading, so that an export can name it again.
namespace notegraph::exchange {

/// Files `evidence`, as a source of facts gives it, under `source`.
void keep_origin(const std::string& source, Evidence& evidence);

/// The way back. Not for evidence without headings: that was not filed by keep_origin(), and says no more
/// than that something was imported.
void restore_origin(Evidence& evidence);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_EVIDENCE_ORIGIN_H_
