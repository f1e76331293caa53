#ifndef NOTEGRAPH_API_HTTP_WORK_BOARD_H_
#define NOTEGRAPH_API_HTTP_WORK_BOARD_H_

#include <list>
#include <mutex>
#include <string>

#include "api/codec/owner_request_json.h"
#include "api/service/requests.h"

namespace notegraph::http {

/// The long work that runs now, and how far it is, for those who wait for it. What has ended is forgotten.
/// Thread-safe.
class WorkBoard {
 public:
  /// One piece of work, on the board until the end of the scope.
  class Entry {
   public:
    /// `kind` and `subject` as in codec::RunningWork.
    Entry(WorkBoard& board, std::string kind, std::string subject);
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

    /// To hand to the work; it must not outlive the entry.
    service::ProgressFunction progress() const;

   private:
    WorkBoard& board_;
    std::list<codec::RunningWork>::iterator place_;
  };

  codec::WorkReply running() const;

 private:
  mutable std::mutex mutex_;
  std::list<codec::RunningWork> running_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_WORK_BOARD_H_
