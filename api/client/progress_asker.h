#ifndef NOTEGRAPH_API_CLIENT_PROGRESS_ASKER_H_
#define NOTEGRAPH_API_CLIENT_PROGRESS_ASKER_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "api/client/http_client.h"
#include "api/service/requests.h"

namespace notegraph::client {

/// Asks a service now and then, until the end of the scope, how far it is with a piece of work that another
/// request waits for. That nobody answers is left to that request to tell.
class ProgressAsker {
 public:
  /// `http`, which must outlive it, is not that of the request that waits. `kind` and `subject` are those of
  /// codec::RunningWork. `progress` is called by a thread of its own; empty: nobody is asked.
  ProgressAsker(const HttpClient& http, std::string kind, std::string subject,
                service::ProgressFunction progress);
  ProgressAsker(const ProgressAsker&) = delete;
  ProgressAsker& operator=(const ProgressAsker&) = delete;
  ~ProgressAsker();

 private:
  void run();
  void ask() const;

  const HttpClient& http_;
  const std::string kind_, subject_;
  const service::ProgressFunction progress_;

  std::mutex mutex_;  // Guards the next.
  bool is_ending_ = false;
  std::condition_variable ending_;
  std::thread thread_;
};

}  // namespace notegraph::client

#endif  // NOTEGRAPH_API_CLIENT_PROGRESS_ASKER_H_
