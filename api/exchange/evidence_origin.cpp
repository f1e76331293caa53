#include "api/exchange/evidence_origin.h"

#include <utility>

namespace notegraph::exchange {

void keep_origin(const std::string& source, Evidence& evidence) {
  std::string origin = evidence.note.empty() ? source : std::move(evidence.note);
  evidence.headings.insert(evidence.headings.begin(), std::move(origin));
  evidence.note = source;
}

void restore_origin(Evidence& evidence) {
  evidence.note = std::move(evidence.headings.front());
  evidence.headings.erase(evidence.headings.begin());
}

}  // namespace notegraph::exchange
