#ifndef NOTEGRAPH_API_SERVICE_NOTE_READING_POOL_H_
#define NOTEGRAPH_API_SERVICE_NOTE_READING_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "api/service/note_reader.h"

namespace notegraph::service {

/// Threads that read files ahead of one caller, who takes what they found in the order of the files, whoever
/// was done first. So a write need not wait for reading, nor reading for a write, and nobody for the longest
/// note of a batch. No more than a few notes a thread wait to be taken. Ends its threads when it goes; they
/// finish the notes that they are at.
class NoteReadingPool {
 public:
  /// `threads`: at least one. The references must outlive this.
  NoteReadingPool(const std::vector<std::filesystem::path>& files, const NoteReader& reader,
                  unsigned threads);
  ~NoteReadingPool();
  NoteReadingPool(const NoteReadingPool&) = delete;
  NoteReadingPool& operator=(const NoteReadingPool&) = delete;

  /// The next note; waits for it. Not to be called more often than there are files.
  ReadNote take();

 private:
  void read_until_done();
  /// The next file to read, once there is room for its note; nothing: there is none any more.
  std::optional<std::size_t> claim();

  const std::vector<std::filesystem::path>& files_;
  const NoteReader& reader_;

  std::mutex mutex_;
  std::condition_variable note_arrived_, room_came_;
  std::vector<std::optional<ReadNote>> waiting_;  ///< A ring: the note of file i at i modulo its size.
  std::size_t claimed_ = 0, taken_ = 0;           ///< Files.
  bool stopped_ = false;

  std::vector<std::jthread> threads_;  ///< Last, so that they end before what they use.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_NOTE_READING_POOL_H_
