#include "graph/store/rocksdb_reader.h"

#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/store/key_codec.h"

namespace notegraph::store {

Status to_status(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return {};
  const std::string message = fmt::format("{}: {}", doing, status.ToString());
  if (status.IsCorruption()) return {StatusCode::corruption, message};
  if (status.IsMemoryLimit()) return {StatusCode::limit_exceeded, message};
  return {StatusCode::io_error, message};
}

Result<std::optional<std::string>> RocksDbReader::get(const std::string& key) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  std::string value;
  const rocksdb::Status status = db_.Get(options, key, &value);
  if (status.IsNotFound()) return std::optional<std::string>();
  if (!status.ok()) return to_status(status, "reading the store");
  return std::optional<std::string>(std::move(value));
}

Status RocksDbReader::scan(const std::string& prefix, std::string_view from, const Visitor& visit) const {
  const std::string end = end_of_prefix(prefix);
  const rocksdb::Slice upper_bound(end);
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  options.iterate_upper_bound = &upper_bound;
  const std::unique_ptr<rocksdb::Iterator> it(db_.NewIterator(options));
  for (it->Seek(std::string(prefix).append(from)); it->Valid(); it->Next()) {
    const Result<bool> go_on = visit(to_view(it->key()).substr(prefix.size()), to_view(it->value()));
    if (!go_on) return go_on.status();
    if (!*go_on) return {};
  }
  return to_status(it->status(), "reading the store");  // Not Valid() is the end or an error.
}

RangeCursor::RangeCursor(const RocksDbReader& records, const std::string& prefix)
    : prefix_bytes_(prefix.size()), end_(end_of_prefix(prefix)), upper_bound_(end_) {
  rocksdb::ReadOptions options;
  options.snapshot = records.snapshot_;
  options.iterate_upper_bound = &upper_bound_;
  position_.reset(records.db_.NewIterator(options));
  position_->Seek(prefix);
}

PrefixCursor::PrefixCursor(const RocksDbReader& records) {
  rocksdb::ReadOptions options;
  options.snapshot = records.snapshot_;
  position_.reset(records.db_.NewIterator(options));
}

void PrefixCursor::seek(std::string prefix, std::string_view from) {
  prefix_ = std::move(prefix);
  position_->Seek(std::string(prefix_).append(from));
}

AscendingReader::AscendingReader(const RocksDbReader& records, const std::string& prefix)
    : end_(end_of_prefix(prefix)), upper_bound_(end_) {
  rocksdb::ReadOptions options;
  options.snapshot = records.snapshot_;
  options.iterate_upper_bound = &upper_bound_;
  position_.reset(records.db_.NewIterator(options));
  position_->Seek(prefix);
}

Result<std::optional<std::string_view>> AscendingReader::find(std::string_view key) {
  if (position_->Valid() && to_view(position_->key()) < key) position_->Seek(to_slice(key));
  if (position_->Valid()) {
    if (to_view(position_->key()) != key) return std::optional<std::string_view>();
    return std::optional(to_view(position_->value()));
  }
  if (Status status = to_status(position_->status(), "reading the store"); !status) return status;
  return std::optional<std::string_view>();
}

Status RocksDbReader::scan_each(
    std::span<const std::string> prefixes,
    const std::function<Status(std::size_t prefix, std::string_view rest)>& visit) const {
  if (prefixes.empty()) return {};
  PrefixCursor entry(*this);
  for (std::size_t i = 0; i < prefixes.size() && entry.status(); ++i) {
    for (entry.seek(prefixes[i]); entry.valid(); entry.next()) {
      if (Status status = visit(i, entry.rest()); !status) return status;
    }
  }
  return entry.status();
}

Status RocksDbReader::get_each(
    std::span<const std::string> keys,
    const std::function<Status(std::size_t key, std::string_view value)>& visit) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> found(keys.size());
  db_.MultiGet(options, db_.DefaultColumnFamily(), slices.size(), slices.data(), values.data(), found.data());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (found[i].IsNotFound()) return {StatusCode::corruption, "the store lacks a record that another names"};
    if (!found[i].ok()) return to_status(found[i], "reading the store");
    if (Status status = visit(i, to_view(values[i])); !status) return status;
  }
  return {};
}

}  // namespace notegraph::store
