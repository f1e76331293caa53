#ifndef NOTEGRAPH_API_CODEC_OWNER_REQUEST_JSON_H_
#define NOTEGRAPH_API_CODEC_OWNER_REQUEST_JSON_H_

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/store/backup_info.h"

// What the owner of a graph asks its running service: requests that name files of the machine, which HTTP
// takes from nobody else. Both ways, so that client and service agree. Paths are absolute. Errors of parsing:
// invalid_argument, with the field and what is expected there.
namespace notegraph::codec {

struct IngestRequest {
  std::vector<std::filesystem::path> paths;
  service::IngestOptions options;  ///< Without its progress.

  std::string subject() const { return paths.empty() ? std::string() : paths.front().string(); }
};

struct ImportRequest {
  std::filesystem::path file;
  service::ImportOptions options;  ///< Without its progress.

  std::string subject() const { return file.string(); }
};

struct BackupRequest {
  std::filesystem::path directory;
  store::BackupOptions options;

  std::string subject() const { return directory.string(); }
};

/// A piece of long work that somebody waits for.
struct RunningWork {
  std::string kind;     ///< "ingest", "import", "verify" or "backup".
  std::string subject;  ///< The first path of an ingest, the file of an import, the directory of a backup.
  std::size_t done = 0, total = 0;
  std::string what;  ///< "notes", "bytes" ...; empty: it has not said yet how far it is.
};

struct WorkReply {
  std::vector<RunningWork> work;
};

std::string to_json(const WorkReply& reply);
/// Errors: bad_data.
Result<WorkReply> parse_work_reply(std::string_view json);

std::string to_json(const IngestRequest& request);
std::string to_json(const ImportRequest& request);
std::string to_json(const BackupRequest& request);

Result<IngestRequest> parse_ingest_request(std::string_view json);
Result<ImportRequest> parse_import_request(std::string_view json);
Result<BackupRequest> parse_backup_request(std::string_view json);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_OWNER_REQUEST_JSON_H_
