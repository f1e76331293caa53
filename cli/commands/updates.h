#ifndef NOTEGRAPH_CLI_COMMANDS_UPDATES_H_
#define NOTEGRAPH_CLI_COMMANDS_UPDATES_H_

#include "api/service/requests.h"
#include "cli/output/console.h"

// What reading notes changed, as `ingest` and `serve --watch` tell it.
namespace notegraph::cli {

/// The notes that were not read, or not without remarks, then the totals.
void print_ingest_report(const service::IngestReport& report, const Console& console);

/// The report of one update among others, to be seen at once: as one line of JSON, or as above.
void write_update(const service::IngestReport& report, const Console& console);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_UPDATES_H_
