#include "graph/store/rocksdb_directory.h"

#include <algorithm>
#include <cstdarg>
#include <cstdlib>
#include <memory>
#include <optional>
#include <random>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include "graph/store/fact_reader.h"
#include "graph/store/key_codec.h"
#include "graph/store/manifest_tail.h"
#include "graph/store/sync_mark.h"
#include "graph/store/table_files.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;

// With fewer shards each is large enough to hold the index and filter blocks that pass through it.
constexpr int kCacheShardBits = 1;

/// RocksDB would rename, open and delete files of its own log before it takes the lock: of two programs that
/// open a store at once, one would fail for a file that the other deleted. What goes wrong comes as a Status.
class NoInfoLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::Options database_options(const RocksDbOptions& wanted) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(wanted.cache_bytes, kCacheShardBits);
  table.block_size = 16 << 10;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));

  rocksdb::Options options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kLZ4Compression;
  options.level_compaction_dynamic_level_bytes = true;
  options.write_buffer_size = 64 << 20;
  options.max_write_buffer_number = 2;
  options.max_total_wal_size = 256 << 20;
  options.max_background_jobs = 2;
  options.bytes_per_sync = 1 << 20;
  options.paranoid_checks = true;
  // Else a log of which less could be read than is there would be deleted before we can tell that writes are
  // missing. keep_recovered() flushes then.
  options.avoid_flush_during_recovery = true;
  options.info_log = std::make_shared<NoInfoLog>();
  options.db_host_id = "";  // Table files shall not name the machine that wrote them.
  return options;
}

StoreId random_store_id() {
  std::random_device random;
  StoreId id;
  for (std::uint8_t& byte : id) byte = static_cast<std::uint8_t>(random());
  id[6] = static_cast<std::uint8_t>((id[6] & 0x0F) | 0x40);  // RFC 9562: version 4,
  id[8] = static_cast<std::uint8_t>((id[8] & 0x3F) | 0x80);  // variant 10.
  return id;
}

enum class Content { nothing, database, database_without_current, something_else };

bool is_data_file(std::string_view name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return name.ends_with(".sst") || (name.ends_with(".log") && is_digit(name.front()));
}

/// What RocksDB makes before it has made a database.
bool is_beginning_of_database(std::string_view name) {
  return name == "LOCK" || name == "IDENTITY" || name == "LOG" || name.starts_with("LOG.old.") ||
         name.starts_with("MANIFEST-") || name.ends_with(".dbtmp");
}

Result<Content> look_into(const fs::path& directory) {
  std::error_code error;
  if (!fs::exists(directory, error) && !error) return Content::nothing;
  Content content = Content::nothing;
  for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
    const std::string name = file->path().filename().string();
    if (name == "CURRENT") return Content::database;
    if (is_data_file(name)) {
      content = Content::database_without_current;
    } else if (content == Content::nothing && !is_beginning_of_database(name)) {
      content = Content::something_else;
    }
  }
  if (error == std::errc::not_a_directory) {
    return Status(
        StatusCode::bad_data,
        fmt::format("'{}' is a file, not the directory of a store; name another", directory.string()));
  }
  if (error) {
    return Status(StatusCode::io_error,
                  fmt::format("cannot read directory '{}': {}", directory.string(), error.message()));
  }
  return content;
}

Status foreign(const fs::path& directory) {
  return {StatusCode::bad_data,
          fmt::format("'{}' holds something that is no notegraph store; name another directory",
                      directory.string())};
}

/// RocksDB names its lock file in the message, and only there says why it could not have it.
bool is_lock_failure(const rocksdb::Status& status) {
  const std::string message = status.ToString();
  return status.IsIOError() && message.find("LOCK: ") != std::string::npos &&
         (message.find("lock hold by current process") != std::string::npos ||
          message.find("While lock file") != std::string::npos);
}

constexpr const char* kWhatToDo =
    "keep what can be read with `notegraph repair`, restore a backup with `notegraph restore`, or ingest the "
    "notes into another directory";

Status open_failure(const rocksdb::Status& status, const fs::path& directory) {
  const std::string doing = fmt::format("opening the store in '{}'", directory.string());
  if (is_lock_failure(status)) {
    return {StatusCode::busy, fmt::format("{}: another program has it open; end that one first", doing)};
  }
  if (status.IsInvalidArgument() || status.IsNotSupported()) return foreign(directory);
  if (status.IsPathNotFound() || status.IsNotFound()) {
    return {StatusCode::corruption,
            fmt::format("{}: a file is missing: {}; {}", doing, status.ToString(), kWhatToDo)};
  }
  if (status.IsNoSpace()) {
    return {StatusCode::io_error,
            fmt::format("{}: the disk is full; free some space first ({})", doing, status.ToString())};
  }
  if (status.IsCorruption()) {
    return {StatusCode::corruption, fmt::format("{}: {}; {}", doing, status.ToString(), kWhatToDo)};
  }
  return to_status(status, doing);
}

/// Makes an empty database a store.
Result<StoreState> initialise(rocksdb::DB& db) {
  const StoreFormat format{kStoreFormatVersion, random_store_id()};
  const StoreState state{format.id, 0, {}};
  rocksdb::WriteBatch records;
  records.Put(meta_key(kMetaFormat), encode_format(format));
  records.Put(meta_key(kMetaState), encode_state(state));
  rocksdb::WriteOptions options;
  options.sync = true;
  if (Status status = to_status(db.Write(options, &records), "making a new store"); !status) return status;
  return state;
}

Result<bool> is_empty(rocksdb::DB& db) {
  const std::unique_ptr<rocksdb::Iterator> it(db.NewIterator({}));
  it->SeekToFirst();
  if (it->Valid()) return false;
  if (Status status = to_status(it->status(), "opening the store"); !status) return status;
  return true;
}

/// Removes what opening and closing leave behind: empty logs but for the newest, which is in use, and drafts
/// of other files. Only while the database is open. What cannot be removed is of no harm.
void remove_remains(const fs::path& directory) {
  std::vector<fs::path> logs;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const fs::path& file = entry.path();
    if (file.extension() == ".dbtmp") fs::remove(file, ignored);
    if (file.extension() == ".log" && is_data_file(file.filename().string())) logs.push_back(file);
  }
  std::sort(logs.begin(), logs.end());  // The numbers have leading zeros.
  if (!logs.empty()) logs.pop_back();
  for (const fs::path& log : logs) {
    if (fs::is_empty(log, ignored) && !ignored) fs::remove(log, ignored);
  }
}

Status first_is_lost(const fs::path& directory) {
  return {StatusCode::corruption,
          fmt::format("the store in '{}' has lost its first write; {}", directory.string(), kWhatToDo)};
}

/// The state of the store in `db`, once its format is known to be ours. It may be made, unless writes to it
/// have lasted before.
Result<StoreState> check_format(rocksdb::DB& db, const fs::path& directory, bool has_lasted) {
  const FactReader reader(RocksDbReader(db, nullptr));
  const auto bytes = reader.records().get(meta_key(kMetaFormat));
  if (!bytes) return bytes.status();
  if (!*bytes) {
    // Nothing at all: the program ended while it made this store. Anything else is not ours.
    const Result<bool> empty = is_empty(db);
    if (!empty) return empty.status();
    if (has_lasted) return first_is_lost(directory);
    return *empty ? initialise(db) : foreign(directory);
  }
  const Result<StoreFormat> format = decode_format(**bytes);
  if (!format) return format.status().code() == StatusCode::bad_data ? foreign(directory) : format.status();
  if (format->version != kStoreFormatVersion) {
    return Status(
        StatusCode::bad_data,
        fmt::format("the store in '{}' has format version {}, this program reads version {}; open it "
                    "with a {} notegraph, or ingest the notes into a new directory",
                    directory.string(), format->version, kStoreFormatVersion,
                    format->version > kStoreFormatVersion ? "newer" : "older"));
  }
  const Result<StoreState> state = reader.state();
  if (!state) return state.status();
  if (state->id != format->id) {
    return Status(StatusCode::corruption,
                  fmt::format("the directory '{}' mixes the files of two stores", directory.string()));
  }
  return state;
}

/// The first of the last kKeptChanges writes, up to number `sequence`, that is not remembered. RocksDB reads
/// its MANIFEST up to where it is cut short, and does not miss the table files that are named behind that,
/// though later writes, which are in the log, went by them.
Result<std::optional<std::uint64_t>> first_missing_write(rocksdb::DB& db, std::uint64_t sequence) {
  const RocksDbReader records(db, nullptr);
  const std::uint64_t oldest = sequence > kKeptChanges ? sequence - kKeptChanges + 1 : 1;
  std::uint64_t first = 0, next = oldest;
  Status status = records.scan(table_prefix(Table::write), {}, [&](std::string_view rest, std::string_view) {
    const std::optional<std::uint64_t> number = parse_sequence(rest);
    if (first == 0) first = next = number.value_or(0);
    const bool is_next = number == next;
    next += is_next ? 1 : 0;
    return Result<bool>(is_next);
  });
  if (!status) return status;
  if (first == 0) first = next = sequence + 1;
  std::uint64_t missing = next;
  if (next == sequence + 1 && first > oldest) {
    // Stores of old remembered what a write changed, but nothing else of it.
    const auto change = records.get(change_key(oldest));
    if (!change) return change.status();
    missing = *change ? next : oldest;
  }
  return missing == sequence + 1 ? std::nullopt : std::optional(missing);
}

Status lacks_write(const fs::path& directory, std::uint64_t missing) {
  return {StatusCode::corruption, fmt::format("the store in '{}' lacks what write {} did; {}",
                                              directory.string(), missing, kWhatToDo)};
}

Status lost_writes(const LastSynced& last, const StoreState& left, const fs::path& directory) {
  return {StatusCode::corruption,
          fmt::format("the store in '{}' has lost its last {} writes, for it ends with write {}; restore a "
                      "backup, or keep what is left with `notegraph repair`, and ingest the notes again",
                      directory.string(), last.sequence - left.sequence, left.sequence)};
}

bool is_damage(const Status& status) {
  return status.code() == StatusCode::corruption || status.code() == StatusCode::io_error;
}

std::uint64_t lost_since(const std::optional<LastSynced>& last_synced, const StoreState& state) {
  if (!last_synced || last_synced->store != state.id || last_synced->sequence <= state.sequence) return 0;
  return last_synced->sequence - state.sequence;
}

Result<rocksdb::Options> options_for(const fs::path& directory, const RocksDbOptions& wanted) {
  const Result<Content> content = look_into(directory);
  if (!content) return content.status();
  rocksdb::Options options = database_options(wanted);
  switch (*content) {
    case Content::nothing:
      if (!wanted.create_if_missing) {
        return Status(StatusCode::not_found, fmt::format("there is no store in '{}'", directory.string()));
      }
      options.create_if_missing = true;
      break;
    case Content::database: break;
    case Content::database_without_current:
      // RocksDB would take the directory for a new one and delete the table files.
      return Status(StatusCode::corruption, fmt::format("the store in '{}' lacks its file CURRENT; {}",
                                                        directory.string(), kWhatToDo));
    case Content::something_else: return foreign(directory);
  }
  return options;
}

/// The state of the store in `db`, once it is known to hold all that was said to last.
Result<StoreState> check_content(rocksdb::DB& db, const fs::path& directory) {
  const std::optional<LastSynced> last_synced = read_sync_mark(directory);
  const Result<StoreState> state = check_format(db, directory, last_synced.has_value());
  if (!state) return state.status();
  const auto missing = first_missing_write(db, state->sequence);
  if (!missing) return missing.status();
  if (*missing) return lacks_write(directory, **missing);
  if (lost_since(last_synced, *state) > 0) return lost_writes(*last_synced, *state, directory);
  return state;
}

/// For reading, where the disk is too full for more.
rocksdb::Status open_database(const rocksdb::Options& options, const fs::path& directory,
                              OpenDirectory& result) {
  rocksdb::DB* db = nullptr;
  rocksdb::Status opened = rocksdb::DB::Open(options, directory.string(), &db);
  result.read_only = opened.IsNoSpace() && !options.create_if_missing;
  if (result.read_only) opened = rocksdb::DB::OpenForReadOnly(options, directory.string(), &db);
  if (opened.ok()) result.db.reset(db);
  return opened;
}

/// Whether the program ended before it had made a store of `db`.
bool is_unused(rocksdb::DB& db, const fs::path& directory) {
  const Result<bool> empty = is_empty(db);
  return empty && *empty && !read_sync_mark(directory);
}

/// Takes the torn end from the MANIFEST of a database that does not open, if it has one and the database
/// proves whole without. Else everything stays as it was.
bool is_whole_without_torn_end(const rocksdb::Options& options, const fs::path& directory) {
  const auto trimmed = TrimmedManifest::trim(directory);
  if (!trimmed || !*trimmed) return false;
  rocksdb::DB* opened = nullptr;  // For reading: that changes nothing, whatever it finds.
  const bool opens = rocksdb::DB::OpenForReadOnly(options, directory.string(), &opened).ok();
  const std::unique_ptr<rocksdb::DB> db(opened);
  if (opens && (is_unused(*db, directory) || check_content(*db, directory))) return true;
  // If the end cannot be put back, the next open finds what this one did.
  [[maybe_unused]] const Status restored = (*trimmed)->restore();
  return false;
}

/// Makes last what was read from the log, which a power cut may not have spared so far, and tidies up. On a
/// disk that is too full for that, the store is for reading.
Status keep_recovered(OpenDirectory& opened, const fs::path& directory) {
  const rocksdb::Status flushed = opened.db->Flush(rocksdb::FlushOptions());
  opened.read_only = flushed.IsNoSpace();
  if (!flushed.ok() && !opened.read_only) return open_failure(flushed, directory);
  remove_remains(directory);
  return {};
}

}  // namespace

Status check_unused(const fs::path& directory) {
  std::error_code error;
  if (!fs::exists(directory, error) || fs::is_empty(directory, error)) return {};
  return {StatusCode::invalid_argument,
          fmt::format("'{}' is not an empty directory; name another", directory.string())};
}

Status check_is_store(const fs::path& directory) {
  const Result<Content> content = look_into(directory);
  if (!content) return content.status();
  switch (*content) {
    case Content::nothing:
      return {StatusCode::not_found, fmt::format("there is no store in '{}'", directory.string())};
    case Content::something_else: return foreign(directory);
    case Content::database:
    case Content::database_without_current: return {};
  }
  std::abort();  // Not an enumerator: a bug.
}

Result<OpenDirectory> open_directory(const fs::path& directory, const RocksDbOptions& wanted,
                                     rocksdb::Env* env) {
  Result<rocksdb::Options> options = options_for(directory, wanted);
  if (!options) return options.status();
  options->env = env;
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    return Status(StatusCode::io_error,
                  fmt::format("cannot make directory '{}': {}", directory.string(), error.message()));
  }
  OpenDirectory result;
  rocksdb::Status opened = open_database(*options, directory, result);
  if (opened.IsCorruption() && is_whole_without_torn_end(*options, directory)) {
    opened = open_database(*options, directory, result);
  }
  if (!opened.ok()) return open_failure(opened, directory);
  if (!result.read_only) {
    if (Status status = remove_table_files(directory); !status) return status;
  }
  const Result<StoreState> state = check_content(*result.db, directory);
  if (!state) return state.status();
  result.state = *state;
  if (!result.read_only && !options->create_if_missing) {  // A new store has nothing to recover.
    if (Status status = keep_recovered(result, directory); !status) return status;
  }
  return result;
}

Result<DamagedDirectory> open_damaged_directory(const fs::path& directory, rocksdb::Env* env) {
  rocksdb::Options options = database_options({});
  options.env = env;
  options.paranoid_checks =
      false;  // Else one table file that does not open keeps all others from being read.
  options.disable_auto_compactions = true;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened = rocksdb::DB::Open(options, directory.string(), &db);
  if (!opened.ok()) return open_failure(opened, directory);
  DamagedDirectory result;
  result.db.reset(db);
  const std::optional<LastSynced> last_synced = read_sync_mark(directory);
  const FactReader reader(RocksDbReader(*result.db, nullptr));
  const auto format = reader.records().get(meta_key(kMetaFormat));
  if (format && !*format) return first_is_lost(directory);  // Nothing tells what else is missing.
  const Result<StoreState> state = check_format(*result.db, directory, true);
  if (!state && !is_damage(state.status())) return state.status();
  if (!state) return result;
  result.state = *state;
  result.lost_writes = lost_since(last_synced, *state);
  const auto missing = first_missing_write(*result.db, state->sequence);
  result.lacks_a_write = missing && *missing;  // If that cannot be read, the table files are there.
  return result;
}

Status remake_manifest(const fs::path& directory) {
  return to_status(rocksdb::RepairDB(directory.string(), database_options({})),
                   fmt::format("looking for what is left of the store in '{}'", directory.string()));
}

}  // namespace notegraph::store
