// RocksDB says that a block is damaged, but not where the next one begins. A search for the first key from
// which it can read again finds that: looking for any key up to the last one of a damaged block fails,
// looking for the one behind that does not.
#include "graph/store/gap_cursor.h"

#include <cstddef>
#include <utility>

#include "graph/store/key_codec.h"

namespace notegraph::store {
namespace {

constexpr int kByteValues = 256;
/// No key holds so many FF bytes in a row. Where all beginnings with fewer are unreadable, so is the rest.
constexpr int kMostFullBytes = 9;

}  // namespace

GapCursor::GapCursor(rocksdb::DB& db, const rocksdb::Snapshot* snapshot, const std::string& begin,
                     std::string end)
    : end_(std::move(end)), upper_bound_(end_) {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.iterate_upper_bound = &upper_bound_;
  options.fill_cache = false;
  position_.reset(db.NewIterator(options));
  if (!can_read(begin)) leave_gaps(begin);
}

void GapCursor::next() {
  is_behind_gap_ = false;
  std::string behind(key());
  behind.push_back('\0');
  position_->Next();
  if (!position_->status().ok()) leave_gaps(std::move(behind));
}

/// Goes on behind `unreadable`, which cannot be looked for.
void GapCursor::leave_gaps(std::string unreadable) {
  is_behind_gap_ = true;
  ++gaps_;
  if (damage_) damage_ = to_status(position_->status(), "reading the store");
  while (unreadable < end_ && !can_read(unreadable)) unreadable = key_behind_gap(unreadable);
}

bool GapCursor::can_read(const std::string& key) {
  position_->Seek(key);
  return position_->status().ok();
}

/// The first key behind `unreadable` from which on entries can be read: first the longest beginning of
/// `unreadable` behind whose keys that is so, then byte by byte what follows it.
std::string GapCursor::key_behind_gap(const std::string& unreadable) {
  const auto is_readable = [this](const std::string& key) { return key >= end_ || can_read(key); };
  std::string bad = unreadable;
  std::size_t shared = unreadable.size();
  for (; shared > 0; --shared) {
    std::string next = end_of_prefix(unreadable.substr(0, shared));
    if (is_readable(next)) break;
    bad = std::move(next);
  }
  int first = bad.size() > shared ? static_cast<unsigned char>(bad[shared]) + 1 : 0;
  std::string prefix = bad.substr(0, shared);
  for (int full_bytes = 0; full_bytes < kMostFullBytes;) {
    // The least byte that leads behind the gap is in [low, high].
    int low = first, high = kByteValues;
    while (low < high) {
      const int middle = (low + high) / 2;
      if (is_readable(prefix + static_cast<char>(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    prefix.push_back(static_cast<char>(low == 0 ? 0 : low - 1));
    if (low == 0) return prefix;
    full_bytes = low == kByteValues ? full_bytes + 1 : 0;
    first = 0;
  }
  return end_of_prefix(prefix);
}

}  // namespace notegraph::store
