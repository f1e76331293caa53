#ifndef NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_
#define NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_

#include <string_view>

#include "api/service/requests.h"
#include "graph/model/note.h"

namespace notegraph::service {

/// Looks up every quote of `facts` in `bytes`, the note's text as its file gives it now, in whatever
/// encoding, and adds what it finds to `report`. A quote stands if the text holds it at the very range; else
/// it has moved to the line nearest to the old one that holds it, if there is one.
void verify_evidence(const NoteFacts& facts, std::string_view bytes, VerifyReport& report);

/// How many quotes verify_evidence() would look up.
std::size_t count_evidence(const NoteFacts& facts);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_
