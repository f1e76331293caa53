#ifndef NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_
#define NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_

#include <cstddef>

#include "api/formats/note_text.h"
#include "api/service/requests.h"
#include "graph/model/note.h"

namespace notegraph::service {

/// Looks up every quote of `facts` in `note`, as its file gives it now, and adds what it finds to `report`. A
/// quote stands if it comes from the very range of the file; else it has moved to the line nearest to the old
/// one that holds it, if there is one.
void verify_evidence(const NoteFacts& facts, const formats::NoteText& note, VerifyReport& report);

/// How many quotes verify_evidence() would look up.
std::size_t count_evidence(const NoteFacts& facts);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_EVIDENCE_VERIFIER_H_
