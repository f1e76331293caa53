#include "graph/store/rocksdb_backup.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <rocksdb/env.h>
#include <rocksdb/utilities/backup_engine.h>

#include "graph/store/rocksdb_backup_writer.h"
#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kReportedBytes = std::uint64_t{1} << 20;  // Between two reports of progress.
constexpr std::size_t kMostNameBytes = 64;
constexpr const char* kMeta = "meta";  ///< The folder in which RocksDB describes each backup.

/// What a backup carries along: "STORE [NAME ]DIRECTORY". A directory begins with a slash, a name never.
std::string to_metadata(const BackupInfo& origin) {
  return fmt::format("{} {}{}{}", origin.store, origin.name, origin.name.empty() ? "" : " ",
                     origin.directory);
}

BackupInfo to_info(const rocksdb::BackupInfo& backup) {
  BackupInfo info{backup.backup_id, backup.timestamp, backup.size};
  std::string_view rest = backup.app_metadata;
  const auto take_word = [&rest] {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    return std::string(word);
  };
  info.store = take_word();
  if (!rest.starts_with('/')) info.name = take_word();
  info.directory = rest;
  return info;
}

/// Where the backup that is to be made comes from, and what it is called.
BackupInfo origin_of(const rocksdb::DB& db, std::string_view store_id, const std::string& name) {
  BackupInfo origin;
  for (const char byte : store_id) origin.store += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  origin.directory = fs::absolute(db.GetName()).lexically_normal().string();
  origin.name = name;
  return origin;
}

Status check_name(std::string_view name) {
  const auto is_allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.';
  };
  if (name.size() <= kMostNameBytes && std::all_of(name.begin(), name.end(), is_allowed)) return {};
  return {StatusCode::invalid_argument,
          fmt::format("a backup cannot be called '{}'; a name has at most {} letters a to z, A to Z, digits, "
                      "'-', '_' and '.'",
                      name, kMostNameBytes)};
}

/// A directory belongs to the store that made the first backup in it: else each could remove those of the
/// others as old ones of its own, and the newest would be of anybody. And no name is given twice.
Status check_company(const rocksdb::BackupEngineReadOnlyBase& engine, const fs::path& backups,
                     const BackupInfo& origin) {
  std::vector<rocksdb::BackupInfo> found;
  engine.GetBackupInfo(&found);
  for (const rocksdb::BackupInfo& backup : found) {
    const BackupInfo known = to_info(backup);
    if (!origin.name.empty() && known.name == origin.name) {
      return {StatusCode::invalid_argument,
              fmt::format("backup {} in '{}' is called '{}' already; take another name", known.id,
                          backups.string(), known.name)};
    }
    if (known.store.empty() || known.store == origin.store) continue;
    return {
        StatusCode::invalid_argument,
        fmt::format("'{}' holds backups of another graph, the one that was in '{}'; name another directory",
                    backups.string(), known.directory)};
  }
  return {};
}

std::string in_words(const fs::path& backups, std::uint32_t id) {
  return fmt::format("backup {} in '{}'", id, backups.string());
}

template <typename Engine>
Result<std::unique_ptr<Engine>> open_engine(const fs::path& backups,
                                            rocksdb::Env* env = rocksdb::Env::Default()) {
  std::error_code error;
  if (!fs::is_directory(backups, error)) {
    return Status(StatusCode::not_found, fmt::format("there are no backups in '{}'", backups.string()));
  }
  Engine* engine = nullptr;
  rocksdb::BackupEngineOptions options(backups.string());
  options.callback_trigger_interval_size = kReportedBytes;
  const rocksdb::IOStatus opened = Engine::Open(options, env, &engine);
  if (!opened.ok()) return to_status(opened, fmt::format("opening the backups in '{}'", backups.string()));
  return std::unique_ptr<Engine>(engine);
}

/// RocksDB opens no backup in which a file is missing or of another size; it is listed apart.
Status check_known(const rocksdb::BackupEngineReadOnly& engine, const fs::path& backups, std::uint32_t id) {
  std::vector<rocksdb::BackupID> corrupt;
  engine.GetCorruptedBackups(&corrupt);
  if (std::find(corrupt.begin(), corrupt.end(), id) != corrupt.end()) {
    return {StatusCode::corruption, in_words(backups, id) + " is damaged: a file is missing or cut short"};
  }
  rocksdb::BackupInfo info;
  if (engine.GetBackupInfo(id, &info).ok()) return {};
  return {StatusCode::not_found, "there is no " + in_words(backups, id)};
}

Status verify(const rocksdb::BackupEngineReadOnly& engine, const fs::path& backups, std::uint32_t id) {
  if (Status status = check_known(engine, backups, id); !status) return status;
  return to_status(engine.VerifyBackup(id, true), "verifying " + in_words(backups, id));
}

/// Makes the files of `directory` and their names last.
Status sync_files(const fs::path& directory) {
  rocksdb::Env& env = *rocksdb::Env::Default();
  rocksdb::Status status;
  std::error_code error;
  for (fs::directory_iterator file(directory, error), end; !error && status.ok() && file != end;
       file.increment(error)) {
    if (!file->is_regular_file()) continue;
    std::unique_ptr<rocksdb::WritableFile> opened;
    status = env.ReopenWritableFile(file->path().string(), &opened, rocksdb::EnvOptions());
    if (status.ok()) status = opened->Fsync();
  }
  std::unique_ptr<rocksdb::Directory> opened;
  if (status.ok()) status = env.NewDirectory(directory.string(), &opened);
  if (status.ok()) status = opened->Fsync();
  if (error)
    return {StatusCode::io_error, fmt::format("reading '{}': {}", directory.string(), error.message())};
  return to_status(status, fmt::format("writing '{}'", directory.string()));
}

}  // namespace

Result<BackupInfo> write_backup(rocksdb::DB& db, std::string_view store_id, const fs::path& backups,
                                const BackupOptions& wanted, const CopyProgress& progress) {
  if (Status status = check_name(wanted.name); !status) return status;
  std::error_code error;
  if (fs::exists(backups, error) && !fs::is_empty(backups, error) && !fs::exists(backups / kMeta, error)) {
    return Status(StatusCode::invalid_argument,
                  fmt::format("'{}' holds something that is no backup; name another directory, which backup "
                              "will make",
                              backups.string()));
  }
  fs::create_directories(backups, error);
  const auto engine = open_engine<rocksdb::BackupEngine>(backups, db.GetEnv());
  if (!engine) return engine.status();
  const BackupInfo origin = origin_of(db, store_id, wanted.name);
  if (Status status = check_company(**engine, backups, origin); !status) return status;
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;  // Then no log needs to be copied while it grows.
  std::uint64_t copied = 0;
  if (progress) options.progress_callback = [&] { progress(copied += kReportedBytes); };
  rocksdb::BackupID id = 0;
  const std::string doing = fmt::format("backing up to '{}'", backups.string());
  if (Status status =
          to_status((*engine)->CreateNewBackupWithMetadata(options, &db, to_metadata(origin), &id), doing);
      !status)
    return status;
  if (Status status = to_status((*engine)->VerifyBackup(id, true), doing); !status) return status;
  rocksdb::BackupInfo info;
  if (Status status = to_status((*engine)->GetBackupInfo(id, &info), doing); !status) return status;
  return to_info(info);
}

Result<std::vector<BackupInfo>> list_backups(const fs::path& backups) {
  const auto engine = open_engine<rocksdb::BackupEngineReadOnly>(backups);
  if (!engine) return engine.status();
  std::vector<rocksdb::BackupInfo> found;
  (*engine)->GetBackupInfo(&found);
  std::vector<BackupInfo> infos;
  for (const rocksdb::BackupInfo& backup : found) infos.push_back(to_info(backup));
  return infos;
}

Result<BackupInfo> find_backup(const fs::path& backups, std::uint32_t id, std::string_view name) {
  const auto known = list_backups(backups);
  if (!known) return known.status();
  if (known->empty()) {
    return Status(StatusCode::not_found, fmt::format("there are no backups in '{}'", backups.string()));
  }
  if (id == 0 && name.empty()) return known->back();
  const auto found = std::find_if(known->begin(), known->end(), [&](const BackupInfo& backup) {
    return (id == 0 || backup.id == id) && (name.empty() || backup.name == name);
  });
  if (found != known->end()) return *found;
  return Status(StatusCode::not_found,
                fmt::format("there is no backup{}{} in '{}'; `notegraph backup --list` shows which are",
                            id == 0 ? "" : fmt::format(" {}", id),
                            name.empty() ? "" : fmt::format(" called '{}'", name), backups.string()));
}

Status verify_backup(const fs::path& backups, std::uint32_t id) {
  const auto engine = open_engine<rocksdb::BackupEngineReadOnly>(backups);
  if (!engine) return engine.status();
  return verify(**engine, backups, id);
}

Status restore_backup(const fs::path& backups, std::uint32_t id, const fs::path& to) {
  if (Status status = check_unused(to); !status) return status;
  const auto engine = open_engine<rocksdb::BackupEngineReadOnly>(backups);
  if (!engine) return engine.status();
  if (Status status = verify(**engine, backups, id); !status) return status;
  std::error_code error;
  fs::create_directories(to, error);
  if (error) {
    return {StatusCode::io_error,
            fmt::format("cannot make directory '{}': {}", to.string(), error.message())};
  }
  const rocksdb::IOStatus restored = (*engine)->RestoreDBFromBackup(id, to.string(), to.string());
  if (Status status = to_status(restored, "restoring " + in_words(backups, id)); !status) return status;
  return sync_files(to);
}

Status keep_newest_backups(const fs::path& backups, std::uint32_t count) {
  if (count == 0) return {StatusCode::invalid_argument, "at least one backup must be kept"};
  const auto engine = open_engine<rocksdb::BackupEngine>(backups);
  if (!engine) return engine.status();
  return to_status((*engine)->PurgeOldBackups(count),
                   fmt::format("removing old backups from '{}'", backups.string()));
}

}  // namespace notegraph::store
