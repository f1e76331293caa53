#ifndef NOTEGRAPH_API_EXCHANGE_READ_AHEAD_H_
#define NOTEGRAPH_API_EXCHANGE_READ_AHEAD_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace notegraph::exchange {

/// Makes batches on a thread of its own, a few ahead of the one who takes them. For one caller.
template <typename Batch>
class ReadAhead {
 public:
  /// `make` gives one batch after the other on that thread, and nothing when there is no further one. What it
  /// refers to must outlive this.
  explicit ReadAhead(std::function<std::optional<Batch>()> make)
      : make_(std::move(make)), thread_([this] { run(); }) {}
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  /// Waits for the batch that is being made, and drops it with those not taken.
  ~ReadAhead() {
    {
      const std::lock_guard lock(mutex_);
      is_ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  /// The next batch, waited for; nothing at the end.
  std::optional<Batch> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_ending_ || !made_.empty(); });
    if (made_.empty()) return std::nullopt;
    std::optional<Batch> batch(std::move(made_.front()));
    made_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return batch;
  }

 private:
  static constexpr std::size_t kMostWaiting = 3;

  void run() {
    while (true) {
      std::optional<Batch> batch = make_();
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_ending_ || made_.size() < kMostWaiting; });
      if (!batch) is_ending_ = true;
      if (!is_ending_) made_.push_back(*std::move(batch));
      const bool goes_on = !is_ending_;
      lock.unlock();
      changed_.notify_all();
      if (!goes_on) return;
    }
  }

  const std::function<std::optional<Batch>()> make_;
  std::mutex mutex_;  // Guards the next two.
  std::condition_variable changed_;
  std::deque<Batch> made_;
  bool is_ending_ = false;  // Nothing more is made.
  std::thread thread_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_READ_AHEAD_H_
