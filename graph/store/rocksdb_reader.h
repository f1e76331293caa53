#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_READER_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_READER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <rocksdb/db.h>

#include "graph/model/status.h"

namespace notegraph::store {

/// What RocksDB answered, in our words; `doing` begins the message.
Status to_status(const rocksdb::Status& status, std::string_view doing);

inline rocksdb::Slice to_slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}
inline std::string_view to_view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

/// Reads keys and ranges of keys, as of one RocksDB snapshot. Thread-safe. Errors: corruption, io_error.
class RocksDbReader {
 public:
  /// `snapshot` may be null: as of each call. Both must outlive the reader.
  RocksDbReader(rocksdb::DB& db, const rocksdb::Snapshot* snapshot) : db_(db), snapshot_(snapshot) {}

  /// Nothing if there is no such key.
  Result<std::optional<std::string>> get(const std::string& key) const;

  /// Sees one entry: what follows the prefix in its key, and its value; both only during the call. Answers
  /// whether to go on.
  using Visitor = std::function<Result<bool>(std::string_view rest, std::string_view value)>;

  /// Shows `visit` the entries whose keys begin with `prefix`, in order, from the first whose rest is at
  /// least `from`. Errors also: those of `visit`.
  Status scan(const std::string& prefix, std::string_view from, const Visitor& visit) const;

  /// Shows `visit` what follows in the keys that begin with each of `prefixes`, one prefix after the other:
  /// for many short ranges. Errors also: those of `visit`.
  Status scan_each(std::span<const std::string> prefixes,
                   const std::function<Status(std::size_t prefix, std::string_view rest)>& visit) const;
  /// Shows `visit` the value of each of `keys`. Errors: corruption, one is not there; those of `visit`.
  Status get_each(std::span<const std::string> keys,
                  const std::function<Status(std::size_t key, std::string_view value)>& visit) const;

 private:
  friend class AscendingReader;
  friend class PrefixCursor;
  friend class RangeCursor;

  rocksdb::DB& db_;
  const rocksdb::Snapshot* snapshot_;
};

/// A position among the entries whose keys begin with a prefix, in order; at first the first of them.
class RangeCursor {
 public:
  /// The database must outlive it.
  RangeCursor(const RocksDbReader& records, const std::string& prefix);

  /// False: that was the last, or status() says why.
  bool valid() const { return position_->Valid(); }
  /// What follows the prefix in the key. Only when valid(); until next() is called.
  std::string_view rest() const { return to_view(position_->key()).substr(prefix_bytes_); }
  std::string_view value() const { return to_view(position_->value()); }
  /// Only when valid().
  void next() { position_->Next(); }
  Status status() const { return to_status(position_->status(), "reading the store"); }

 private:
  const std::size_t prefix_bytes_;
  const std::string end_;
  const rocksdb::Slice upper_bound_;
  std::unique_ptr<rocksdb::Iterator> position_;
};

/// A position that goes to one range of keys after the other: for many short ones, of which each would cost
/// more to begin than to read. At first nowhere.
class PrefixCursor {
 public:
  /// The database must outlive it.
  explicit PrefixCursor(const RocksDbReader& records);

  /// To the first of the entries whose keys begin with `prefix` whose rest is at least `from`.
  void seek(std::string prefix, std::string_view from = {});
  /// False: that was the last, or status() says why.
  bool valid() const { return position_->Valid() && to_view(position_->key()).starts_with(prefix_); }
  /// What follows the prefix in the key. Only when valid(); until next() or seek() is called.
  std::string_view rest() const { return to_view(position_->key()).substr(prefix_.size()); }
  std::string_view value() const { return to_view(position_->value()); }
  /// Only when valid().
  void next() { position_->Next(); }
  Status status() const { return to_status(position_->status(), "reading the store"); }

 private:
  std::string prefix_;
  std::unique_ptr<rocksdb::Iterator> position_;
};

/// Looks up many keys of one range in ascending order: those that are not there, between two that are, cost
/// next to nothing. Sees the database as of its making. Errors: corruption, io_error.
class AscendingReader {
 public:
  /// For keys that begin with `prefix`. The database must outlive it.
  AscendingReader(const RocksDbReader& records, const std::string& prefix);

  /// Nothing if there is no such key. `key` must be above all that were asked for before.
  Result<std::optional<std::string_view>> find(std::string_view key);

 private:
  const std::string end_;
  const rocksdb::Slice upper_bound_;
  std::unique_ptr<rocksdb::Iterator> position_;  // The first key that is not below the last one asked for.
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_READER_H_
