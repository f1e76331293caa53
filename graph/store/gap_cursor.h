#ifndef NOTEGRAPH_GRAPH_STORE_GAP_CURSOR_H_
#define NOTEGRAPH_GRAPH_STORE_GAP_CURSOR_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {

/// A position among the entries of a range of keys that goes on behind what cannot be read: a damaged block
/// of a table file, or a table file. What it skips is a gap: entries may have been there, or none.
class GapCursor {
 public:
  /// At the first readable entry from key `begin` on, before key `end`. `snapshot` may be null. `db` must
  /// outlive it.
  GapCursor(rocksdb::DB& db, const rocksdb::Snapshot* snapshot, const std::string& begin, std::string end);
  GapCursor(const GapCursor&) = delete;
  GapCursor& operator=(const GapCursor&) = delete;

  /// False: that was the last entry that can be read.
  bool valid() const { return position_->Valid(); }
  /// Both only when valid(); until next() is called.
  std::string_view key() const { return to_view(position_->key()); }
  std::string_view value() const { return to_view(position_->value()); }
  /// Only when valid().
  void next();

  /// Whether there is a gap between this entry, or the end, and the one before it.
  bool is_behind_gap() const { return is_behind_gap_; }
  std::uint64_t gaps() const { return gaps_; }  ///< So far.
  /// Why the first gap could not be read; ok without one.
  const Status& damage() const { return damage_; }

 private:
  void leave_gaps(std::string unreadable);
  bool can_read(const std::string& key);
  std::string key_behind_gap(const std::string& unreadable);

  const std::string end_;
  const rocksdb::Slice upper_bound_;
  std::unique_ptr<rocksdb::Iterator> position_;
  bool is_behind_gap_ = false;
  std::uint64_t gaps_ = 0;
  Status damage_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_GAP_CURSOR_H_
