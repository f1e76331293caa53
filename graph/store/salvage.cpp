#include "graph/store/salvage.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>
#include <rocksdb/env.h>
#include <rocksdb/sst_file_reader.h>

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kManifest = "MANIFEST-";
// The copies in a workplace.
constexpr const char* kWithManifest = "with-manifest";
constexpr const char* kWithoutManifest = "without-manifest";
/// Where RepairDB() puts files that it cannot read whole.
constexpr const char* kSetAside = "lost";
/// The property that only table files have which were made outside of the database.
constexpr const char* kImportedFile = "rocksdb.external_sst_file.version";

/// Holds the lock of a database, as an open database does.
class DatabaseLock {
 public:
  static Result<std::unique_ptr<DatabaseLock>> take(const fs::path& directory) {
    auto lock = std::make_unique<DatabaseLock>();
    const std::string file = (directory / "LOCK").string();
    if (rocksdb::Env::Default()->LockFile(file, &lock->lock_).ok()) return lock;
    return Status(StatusCode::busy, fmt::format("opening the store in '{}': another program has it open; end "
                                                "that one first",
                                                directory.string()));
  }
  DatabaseLock() = default;
  DatabaseLock(const DatabaseLock&) = delete;
  DatabaseLock& operator=(const DatabaseLock&) = delete;
  ~DatabaseLock() {
    if (lock_ != nullptr) rocksdb::Env::Default()->UnlockFile(lock_).PermitUncheckedError();
  }

 private:
  rocksdb::FileLock* lock_ = nullptr;
};

bool is_table_file(const fs::path& file) {
  return file.extension() == ".sst";
}

/// What the database, and the sync mark beside it, consist of.
bool is_needed(const fs::path& file) {
  return file.filename() != "LOCK" && file.extension() != ".mapped" && file.extension() != ".dbtmp";
}

/// Table files never change once they are written, so a second name for them is as good as a copy.
Status copy_database(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to, error);
  for (fs::directory_iterator entry(from, error), end; !error && entry != end; entry.increment(error)) {
    if (!entry->is_regular_file() || !is_needed(entry->path())) continue;
    const fs::path copy = to / entry->path().filename();
    std::error_code no_link;
    if (is_table_file(copy)) fs::create_hard_link(entry->path(), copy, no_link);
    if (!is_table_file(copy) || no_link) fs::copy_file(entry->path(), copy, error);
    if (error) break;
  }
  if (!error) return {};
  return {StatusCode::io_error,
          fmt::format("cannot copy '{}' to '{}': {}", from.string(), to.string(), error.message())};
}

/// Lets CURRENT name the newest MANIFEST if it names none. Without any it stays as it is.
void mend_current(const fs::path& directory) {
  std::string newest;
  for (const auto& entry : fs::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kManifest)) newest = std::max(newest, name);  // The numbers have leading zeros.
  }
  std::ifstream in(directory / "CURRENT", std::ios::binary);
  std::string named((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const bool ends = named.ends_with('\n');
  if (ends) named.pop_back();
  const bool is_sound = ends && named.starts_with(kManifest) && fs::exists(directory / named);
  if (!is_sound && !newest.empty()) {
    std::ofstream(directory / "CURRENT", std::ios::binary | std::ios::trunc) << newest << '\n';
  }
}

/// Whether `test` holds for any table file in `directory`, which may be missing.
template <typename Test>
bool any_table_file(const fs::path& directory, Test test) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(directory, none)) {
    if (is_table_file(entry.path()) && test(entry.path())) return true;
  }
  return false;
}

/// The order of its records among those of other files stands in the MANIFEST alone.
bool needs_manifest(const fs::path& table_file) {
  rocksdb::SstFileReader reader((rocksdb::Options()));
  if (!reader.Open(table_file.string()).ok()) return true;
  return reader.GetTableProperties()->user_collected_properties.count(kImportedFile) > 0;
}

Result<DamagedDirectory> open_with_manifest(const fs::path& from, const fs::path& copy) {
  if (Status status = copy_database(from, copy); !status) return status;
  mend_current(copy);
  return open_damaged_directory(copy);
}

std::string reason_of(const Result<DamagedDirectory>& first, const Result<DamagedDirectory>& second) {
  if (!second) return second.status().message();
  return first ? "writes are missing" : first.status().message();
}

/// Only where that is sure to give the store as some write left it: RepairDB() drops what it cannot read.
Result<DamagedDirectory> open_without_manifest(const fs::path& from, const fs::path& copy) {
  if (any_table_file(from, needs_manifest)) {
    return Status(StatusCode::corruption, "only the MANIFEST knows the order of what was imported");
  }
  if (Status status = copy_database(from, copy); !status) return status;
  if (Status status = remake_manifest(copy); !status) return status;
  if (any_table_file(copy / kSetAside, [](const fs::path&) { return true; })) {
    return Status(StatusCode::corruption, "a table file is damaged beside the MANIFEST");
  }
  return open_damaged_directory(copy);
}

}  // namespace

std::string with_original_names(std::string message, const fs::path& from, const fs::path& workplace) {
  for (const char* copy : {kWithManifest, kWithoutManifest}) {
    const std::string name = (workplace / copy).string();
    for (auto at = message.find(name); at != std::string::npos; at = message.find(name, at)) {
      message.replace(at, name.size(), from.string());
      at += from.string().size();
    }
  }
  return message;
}

Status nothing_saved(const fs::path& directory, std::string_view reason) {
  return {
      StatusCode::corruption,
      fmt::format("nothing can be saved of the store in '{}'; restore a backup with `notegraph restore`, or "
                  "ingest the notes into another directory ({})",
                  directory.string(), reason)};
}

Result<DamagedDirectory> open_salvaged(const fs::path& from, const fs::path& workplace) {
  if (Status status = check_is_store(from); !status) return status;
  const auto lock = DatabaseLock::take(from);
  if (!lock) return lock.status();
  Result<DamagedDirectory> first = open_with_manifest(from, workplace / kWithManifest);
  if (!first && first.status().code() != StatusCode::corruption) return first;
  if (first && !first->lacks_a_write && first->lost_writes == 0) return first;

  // A MANIFEST that is damaged is read up to there: table files may lie about that it did not name.
  Result<DamagedDirectory> second = open_without_manifest(from, workplace / kWithoutManifest);
  const bool second_is_sound = second && !second->lacks_a_write;
  const bool first_is_sound = first && !first->lacks_a_write;
  if (second_is_sound && !(first_is_sound && first->lost_writes <= second->lost_writes)) return second;
  if (first_is_sound) return first;
  return nothing_saved(from, with_original_names(reason_of(first, second), from, workplace));
}

}  // namespace notegraph::store
