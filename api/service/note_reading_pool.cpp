#include "api/service/note_reading_pool.h"

#include <algorithm>
#include <utility>

namespace notegraph::service {
namespace {

constexpr std::size_t kWaitingPerThread = 4;

}  // namespace

NoteReadingPool::NoteReadingPool(const std::vector<std::filesystem::path>& files, const NoteReader& reader,
                                 unsigned threads)
    : files_(files), reader_(reader) {
  const std::size_t useful = std::min<std::size_t>(threads, files.size());
  waiting_.resize(useful * kWaitingPerThread);
  for (std::size_t i = 0; i < useful; ++i) threads_.emplace_back([this] { read_until_done(); });
}

NoteReadingPool::~NoteReadingPool() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  room_came_.notify_all();
}

ReadNote NoteReadingPool::take() {
  std::unique_lock lock(mutex_);
  std::optional<ReadNote>& place = waiting_[taken_ % waiting_.size()];
  note_arrived_.wait(lock, [&place] { return place.has_value(); });
  ReadNote note = *std::exchange(place, std::nullopt);
  ++taken_;
  room_came_.notify_one();
  return note;
}

std::optional<std::size_t> NoteReadingPool::claim() {
  std::unique_lock lock(mutex_);
  room_came_.wait(
      lock, [this] { return stopped_ || claimed_ == files_.size() || claimed_ < taken_ + waiting_.size(); });
  if (stopped_ || claimed_ == files_.size()) return std::nullopt;
  // Whoever waits beside us for the last file has to learn that there is none any more.
  if (claimed_ + 1 == files_.size()) room_came_.notify_all();
  return claimed_++;
}

void NoteReadingPool::read_until_done() {
  while (const std::optional<std::size_t> file = claim()) {
    ReadNote note = reader_.read(files_[*file]);
    const std::lock_guard lock(mutex_);
    waiting_[*file % waiting_.size()] = std::move(note);
    note_arrived_.notify_one();
  }
}

}  // namespace notegraph::service
