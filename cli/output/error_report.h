#ifndef NOTEGRAPH_CLI_OUTPUT_ERROR_REPORT_H_
#define NOTEGRAPH_CLI_OUTPUT_ERROR_REPORT_H_

#include <iosfwd>

#include "cli/output/console.h"
#include "graph/model/status.h"

namespace notegraph::cli {

/// Says on `err` what went wrong and what to do next, each on its line:
///   notegraph: no entity is called "BRET"
///   did you mean: model:BERT, model:RoBERTa?
/// As JSON: {"code", "message", "candidates"} on one line.
void report_error(std::ostream& err, Format format, const Status& status);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_ERROR_REPORT_H_
