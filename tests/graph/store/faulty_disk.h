#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_FAULTY_DISK_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_FAULTY_DISK_H_

#include <cstdint>
#include <memory>
#include <random>

#include <rocksdb/env.h>

namespace notegraph::test {

class DiskState;

/// A disk on which things go wrong when they are told to. Files lie where they always do; the disk remembers
/// how much of each is synced and which files a synced directory does not name yet, and so what a power cut
/// would take away. Metadata is journalled in order, as ext4 does: a rename lasts, with all files made before
/// it.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();

  /// Give it to open_directory(). It must outlive the store.
  rocksdb::Env* env() { return env_.get(); }

  // Each counts from now on; 1 is the next. A later call replaces an earlier one.
  void cut_power_at_change(int nth);  ///< Appends, syncs, new, linked, renamed and deleted files are.
  void fail_sync(int nth);            ///< EIO, once.
  void fail_append(int nth);          ///< ENOSPC, once.
  void fail_read(int nth);            ///< EIO, once.
  void cut_read_short(int nth);       ///< Half of what was asked for, once.
  /// Whether what was last told has come to pass.
  bool has_failed() const;
  bool power_is_off() const;

  /// Ends all faults. After a power cut nothing that was not synced is there any more; with `random` an
  /// arbitrary part of it is: of each file some of the bytes at the front, the last of them perhaps zeros or
  /// garbage, of new files some of the oldest. Answers how many files end so. No store may be open.
  void repair();
  std::uint64_t repair(std::mt19937_64& random);

  /// How often anything was read so far.
  std::uint64_t reads() const;

 private:
  std::shared_ptr<DiskState> state_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_FAULTY_DISK_H_
