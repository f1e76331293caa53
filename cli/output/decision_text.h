#ifndef NOTEGRAPH_CLI_OUTPUT_DECISION_TEXT_H_
#define NOTEGRAPH_CLI_OUTPUT_DECISION_TEXT_H_

#include <string>

#include "graph/model/decision.h"

// How decisions are written for people.
namespace notegraph::cli {

/// What was decided, as it would be asked for: "merge model:BERT model:bert-base".
std::string decision_text(const Decision& decision);

/// "2026-11-22T09:21:11Z by ada: the reason".
std::string provenance_text(const Decision& decision);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_DECISION_TEXT_H_
