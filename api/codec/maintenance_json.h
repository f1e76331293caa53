#ifndef NOTEGRAPH_API_CODEC_MAINTENANCE_JSON_H_
#define NOTEGRAPH_API_CODEC_MAINTENANCE_JSON_H_

#include <string>

#include "api/codec/json_codec.h"
#include "api/maintenance/store_maintenance.h"

// The JSON of what is done to a store as a whole; its rules are those of json_codec.h.
namespace notegraph::codec {

/// {"sound", "records", "notes", "entities", "relations", "evidence", "mentions", "finding_count",
/// "findings": [{"where", "what"}]}
std::string to_json(const store::CheckReport& report, Layout layout);
/// {"notes", "entities", "relations", "evidence", "mentions", "lost": [{"note", "reason"}], "damaged"}
std::string to_json(const maintenance::RepairReport& report, Layout layout);
/// {"backup", "notes", "entities", "relations", "evidence", "mentions", "replaced"}, the last null if nothing
/// was.
std::string to_json(const maintenance::RestoreReport& report, Layout layout);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_MAINTENANCE_JSON_H_
