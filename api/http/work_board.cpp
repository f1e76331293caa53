#include "api/http/work_board.h"

#include <utility>

namespace notegraph::http {

WorkBoard::Entry::Entry(WorkBoard& board, std::string kind, std::string subject) : board_(board) {
  const std::lock_guard lock(board_.mutex_);
  place_ = board_.running_.insert(board_.running_.end(), {std::move(kind), std::move(subject), 0, 0, {}});
}

WorkBoard::Entry::~Entry() {
  const std::lock_guard lock(board_.mutex_);
  board_.running_.erase(place_);
}

service::ProgressFunction WorkBoard::Entry::progress() const {
  return [&board = board_, place = place_](const service::Progress& progress) {
    const std::lock_guard lock(board.mutex_);
    place->done = progress.done;
    place->total = progress.total;
    place->what = progress.what;
  };
}

codec::WorkReply WorkBoard::running() const {
  const std::lock_guard lock(mutex_);
  return {{running_.begin(), running_.end()}};
}

}  // namespace notegraph::http
