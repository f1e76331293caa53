#ifndef NOTEGRAPH_API_SERVICE_REQUESTED_RUN_H_
#define NOTEGRAPH_API_SERVICE_REQUESTED_RUN_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "graph/model/status.h"

namespace notegraph::service {

/// Runs the same work again whenever somebody asks, on a thread of its own, one run at a time. All who ask
/// while a run is under way share the next one: it begins after they asked, so it sees what they did before.
/// At the end of its life it waits for the run that is under way, and begins no other. Thread-safe.
class RequestedRun {
 public:
  /// `work` throws nothing.
  explicit RequestedRun(std::function<Status()> work);
  /// Nobody may still be waiting.
  ~RequestedRun();
  RequestedRun(const RequestedRun&) = delete;
  RequestedRun& operator=(const RequestedRun&) = delete;

  /// Sees to it that a run begins after this call.
  void ask();
  /// The same, and waits for its end. Answers what came of it, or of a later run.
  Status ask_and_wait();

 private:
  void serve_requests();
  /// With mutex_ held: the number of the next run, which is now wanted.
  std::uint64_t want_next();

  const std::function<Status()> work_;
  std::mutex mutex_;  // Guards the rest, but for the thread.
  std::condition_variable wanted_changed_, ended_changed_;
  std::uint64_t wanted_ = 0, begun_ = 0, ended_ = 0;  // Runs are numbered from 1.
  Status outcome_;                                    // Of the run that ended last.
  bool is_closing_ = false;
  std::thread thread_;  // Last: it uses the rest.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_REQUESTED_RUN_H_
