#include "graph/spill/record_sorter.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <numeric>
#include <span>
#include <string>
#include <utility>

namespace notegraph::spill {
namespace {

constexpr std::size_t kMaxChunkBytes = std::size_t{1} << 20;
constexpr std::size_t kLeastChunks = 16;  // Of a full sorter: else too much would be room that is not used.
// A block of each run lies in memory while runs are merged: a thousand runs may be.
constexpr std::size_t kBlocksInMemory = 1024;
constexpr std::size_t kMinBlockBytes = std::size_t{4} << 10;
constexpr std::size_t kMaxBlockBytes = std::size_t{256} << 10;

constexpr int kBucketBits = 11;
constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;

/// A record, in memory and in a run: the lengths of key and value in four bytes each, as this machine writes
/// them (nothing outlives the process), then both.
constexpr std::size_t kHeaderBytes = 2 * sizeof(std::uint32_t);

std::uint32_t length_at(const char* place) {
  std::uint32_t length = 0;
  std::memcpy(&length, place, sizeof length);
  return length;
}

std::string_view key_of(const char* record) {
  return {record + kHeaderBytes, length_at(record)};
}

std::string_view value_of(const char* record) {
  const std::string_view key = key_of(record);
  return {key.data() + key.size(), length_at(record + sizeof(std::uint32_t))};
}

std::size_t size_of(const char* record) {
  return kHeaderBytes + length_at(record) + length_at(record + sizeof(std::uint32_t));
}

/// Orders as the keys do, unless they share their first eight bytes.
std::uint64_t prefix_of(std::string_view key) {
  unsigned char bytes[sizeof(std::uint64_t)] = {};
  std::memcpy(bytes, key.data(), std::min(key.size(), sizeof bytes));
  std::uint64_t prefix = 0;
  for (const unsigned char byte : bytes) prefix = prefix << 8 | byte;
  return prefix;
}

}  // namespace

RecordSorter::RecordSorter(SpillOptions options) : options_(std::move(options)) {}
RecordSorter::RecordSorter(RecordSorter&&) noexcept = default;
RecordSorter& RecordSorter::operator=(RecordSorter&&) noexcept = default;
RecordSorter::~RecordSorter() = default;

Status RecordSorter::add(std::string_view key, std::string_view value) {
  const std::size_t bytes = kHeaderBytes + key.size() + value.size();
  // The table of entries doubles when it is full, and both are there while it does.
  const std::size_t table = std::max(entries_.capacity(), 3 * entries_.size()) * sizeof(Entry);
  if (!entries_.empty() && chunk_bytes_ + bytes + table > options_.memory_bytes) {
    if (Status status = spill(); !status) return status;
  }
  char* const record = allocate(bytes);
  const std::uint32_t lengths[] = {static_cast<std::uint32_t>(key.size()),
                                   static_cast<std::uint32_t>(value.size())};
  std::memcpy(record, lengths, sizeof lengths);
  std::memcpy(record + kHeaderBytes, key.data(), key.size());
  if (!value.empty()) std::memcpy(record + kHeaderBytes + key.size(), value.data(), value.size());
  const Entry entry{prefix_of(key), record};
  is_sorted_ = is_sorted_ && (entries_.empty() || !is_before(entry, entries_.back()));
  entries_.push_back(entry);
  ++size_;
  return {};
}

char* RecordSorter::allocate(std::size_t bytes) {
  if (bytes > chunk_left_) {
    chunk_left_ = std::max(bytes, std::min(kMaxChunkBytes, options_.memory_bytes / kLeastChunks));
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(chunk_left_));
    chunk_bytes_ += chunk_left_;
    free_ = chunks_.back().get();
  }
  chunk_left_ -= bytes;
  return std::exchange(free_, free_ + bytes);
}

bool RecordSorter::is_before(const Entry& a, const Entry& b) {
  if (a.prefix != b.prefix) return a.prefix < b.prefix;
  return key_of(a.record) < key_of(b.record);
}

/// By the first bits in which the keys differ into buckets that the caches hold, and each of these by
/// comparing. Most keys are hashes, which fill all buckets alike.
void RecordSorter::sort_entries() {
  if (std::exchange(is_sorted_, true)) return;
  const auto [least, most] = std::minmax_element(
      entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.prefix < b.prefix; });
  const auto width = static_cast<int>(std::bit_width(least->prefix ^ most->prefix));
  const int shift = std::max(width - kBucketBits, 0);
  const auto bucket_of = [shift](const Entry& entry) { return entry.prefix >> shift & (kBuckets - 1); };

  std::vector<std::size_t> ends(kBuckets + 1);
  for (const Entry& entry : entries_) ++ends[bucket_of(entry) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<Entry> sorted(entries_.size());
  for (const Entry& entry : entries_) sorted[ends[bucket_of(entry)]++] = entry;
  entries_.swap(sorted);
  for (std::size_t bucket = 0, begin = 0; bucket < kBuckets; begin = ends[bucket++]) {
    std::sort(entries_.begin() + static_cast<std::ptrdiff_t>(begin),
              entries_.begin() + static_cast<std::ptrdiff_t>(ends[bucket]), is_before);
  }
}

Status RecordSorter::spill() {
  if (!file_) {
    Result<SpillFile> made = SpillFile::create(options_.directory);
    if (!made) return made.status();
    file_ = *std::move(made);
  }
  sort_entries();
  Run run{file_->size(), file_->size()};
  const std::size_t block_bytes =
      std::clamp(options_.memory_bytes / kBlocksInMemory, kMinBlockBytes, kMaxBlockBytes);
  std::string block;
  for (const Entry& entry : entries_) {
    block.append(entry.record, size_of(entry.record));
    if (block.size() < block_bytes && &entry != &entries_.back()) continue;
    if (Status status = file_->append(block); !status) return status;
    block.clear();
  }
  run.end = file_->size();
  runs_.push_back(run);

  entries_.clear();
  is_sorted_ = true;
  chunks_.clear();
  chunk_left_ = chunk_bytes_ = 0;
  return {};
}

class SortedRecords::Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;

  /// Goes to the next record, at first to the first; false behind the last. Errors: io_error.
  virtual Result<bool> next() = 0;

  std::string_view key() const { return key_of(record_); }
  std::string_view value() const { return value_of(record_); }
  bool before(const Source& other) const {
    if (prefix_ != other.prefix_) return prefix_ < other.prefix_;
    return key() < other.key();
  }

 protected:
  void stand_on(const char* record, std::uint64_t prefix) {
    record_ = record;
    prefix_ = prefix;
  }

 private:
  const char* record_ = nullptr;
  std::uint64_t prefix_ = 0;
};

/// The records that are still in memory.
class SortedRecords::MemorySource final : public Source {
 public:
  explicit MemorySource(std::span<const RecordSorter::Entry> entries) : left_(entries) {}

  Result<bool> next() override {
    if (left_.empty()) return false;
    stand_on(left_.front().record, left_.front().prefix);
    left_ = left_.subspan(1);
    return true;
  }

 private:
  std::span<const RecordSorter::Entry> left_;
};

/// One run on disk, read block by block.
class SortedRecords::RunSource final : public Source {
 public:
  RunSource(const SpillFile& file, RecordSorter::Run run) : file_(file), left_(run) {}

  Result<bool> next() override {
    if (next_record_ == block_.size()) {
      if (left_.begin == left_.end) return false;
      const Result<std::uint64_t> next_block = file_.read(left_.begin, block_);
      if (!next_block) return next_block.status();
      left_.begin = *next_block;
      next_record_ = 0;
    }
    const char* const record = block_.data() + next_record_;
    next_record_ += size_of(record);
    stand_on(record, prefix_of(key_of(record)));
    return true;
  }

 private:
  const SpillFile& file_;
  RecordSorter::Run left_;       // What is not in `block_` yet.
  std::vector<char> block_;      // Whole records.
  std::size_t next_record_ = 0;  // Where it begins in `block_`.
};

SortedRecords::SortedRecords() = default;
SortedRecords::SortedRecords(SortedRecords&&) noexcept = default;
SortedRecords& SortedRecords::operator=(SortedRecords&&) noexcept = default;
SortedRecords::~SortedRecords() = default;

Result<SortedRecords> RecordSorter::sorted() {
  sort_entries();
  SortedRecords records;
  Status status = records.add_source(std::make_unique<SortedRecords::MemorySource>(entries_));
  for (const Run& run : runs_) {
    if (!status) return status;
    status = records.add_source(std::make_unique<SortedRecords::RunSource>(*file_, run));
  }
  if (!status) return status;
  return records;
}

Status SortedRecords::add_source(std::unique_ptr<Source> source) {
  const Result<bool> more = source->next();
  if (!more) return more.status();
  if (!*more) return {};
  sources_.push_back(std::move(source));
  std::push_heap(sources_.begin(), sources_.end(),
                 [](const auto& a, const auto& b) { return b->before(*a); });
  return {};
}

std::string_view SortedRecords::key() const {
  return sources_.front()->key();
}

std::string_view SortedRecords::value() const {
  return sources_.front()->value();
}

Status SortedRecords::next() {
  const Result<bool> more = sources_.front()->next();
  if (!more) return more.status();
  if (!*more) {
    sources_.front() = std::move(sources_.back());
    sources_.pop_back();
  }
  sink_first();
  return {};
}

/// Puts the first source, whose key has grown, where it belongs in the heap.
void SortedRecords::sink_first() {
  const std::size_t count = sources_.size();
  std::size_t place = 0;
  while (2 * place + 1 < count) {
    std::size_t child = 2 * place + 1;
    if (child + 1 < count && sources_[child + 1]->before(*sources_[child])) ++child;
    if (!sources_[child]->before(*sources_[place])) return;
    std::swap(sources_[place], sources_[child]);
    place = child;
  }
}

}  // namespace notegraph::spill
