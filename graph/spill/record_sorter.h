#ifndef NOTEGRAPH_GRAPH_SPILL_RECORD_SORTER_H_
#define NOTEGRAPH_GRAPH_SPILL_RECORD_SORTER_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/status.h"
#include "graph/spill/spill_file.h"

// Sorting what need not fit into memory: sorted runs on disk, merged as they are read. Source: Knuth, The Art
// of Computer Programming, volume 3, section 5.4.
namespace notegraph::spill {

struct SpillOptions {
  std::filesystem::path directory;  ///< On whose disk there is room; see SpillFile::create().
  std::size_t memory_bytes = std::size_t{64} << 20;  ///< Beyond that a sorter goes to disk.
};

class SortedRecords;

/// Takes records in any order and gives them back in that of their keys (bytes, unsigned). Records of equal
/// keys all stay, in no promised order. For one thread.
class RecordSorter {
 public:
  explicit RecordSorter(SpillOptions options);
  RecordSorter(RecordSorter&&) noexcept;
  RecordSorter& operator=(RecordSorter&&) noexcept;
  ~RecordSorter();

  /// Not after sorted(). Errors: those of SpillFile; the sorter is of no use then.
  Status add(std::string_view key, std::string_view value);
  std::uint64_t size() const { return size_; }  ///< In records.

  /// All records, from the first on; each call begins anew. The sorter must outlive what it gives.
  /// Errors: those of SpillFile.
  Result<SortedRecords> sorted();

 private:
  friend class SortedRecords;
  /// A record in memory: its bytes, and the first eight of its key, by which nearly all are told apart.
  struct Entry {
    std::uint64_t prefix = 0;
    const char* record = nullptr;
  };
  struct Run {
    std::uint64_t begin = 0, end = 0;
  };

  static bool is_before(const Entry& a, const Entry& b);
  char* allocate(std::size_t bytes);
  void sort_entries();
  Status spill();

  SpillOptions options_;
  std::uint64_t size_ = 0;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::size_t chunk_left_ = 0;
  std::size_t chunk_bytes_ = 0;  // Of all chunks.
  char* free_ = nullptr;
  std::vector<Entry> entries_;
  bool is_sorted_ = true;  // `entries_`.
  std::optional<SpillFile> file_;
  std::vector<Run> runs_;
};

/// A position among sorted records.
class SortedRecords {
 public:
  SortedRecords(SortedRecords&&) noexcept;
  SortedRecords& operator=(SortedRecords&&) noexcept;
  ~SortedRecords();

  bool valid() const { return !sources_.empty(); }  ///< Not behind the last record.
  /// Only when valid(); until next() is called.
  std::string_view key() const;
  std::string_view value() const;
  /// Only when valid(). Errors: io_error.
  Status next();

 private:
  friend class RecordSorter;
  class Source;
  class MemorySource;
  class RunSource;

  SortedRecords();
  Status add_source(std::unique_ptr<Source> source);
  void sink_first();

  std::vector<std::unique_ptr<Source>> sources_;  // A heap: the one with the smallest key is first.
};

}  // namespace notegraph::spill

#endif  // NOTEGRAPH_GRAPH_SPILL_RECORD_SORTER_H_
