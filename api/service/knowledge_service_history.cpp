// What the writes did to the graph.

#include "api/service/knowledge_service.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "api/service/graph_diff.h"
#include "api/service/graph_views.h"
#include "api/service/scan.h"

namespace notegraph::service {
namespace {

/// The writes behind number `after`, oldest first.
Result<std::vector<store::GraphChange>> all_changes(const store::Snapshot& snapshot, std::uint64_t after) {
  std::vector<store::GraphChange> changes;
  for (std::optional<std::uint64_t> behind = after; behind;) {
    auto page = snapshot.changes(*behind, kPageSize);
    if (!page) return page.status();
    std::move(page->rows.begin(), page->rows.end(), std::back_inserter(changes));
    behind = page->next;
  }
  return changes;
}

/// The number of the last write of which everything behind it is kept.
std::uint64_t oldest_kept(std::uint64_t sequence) {
  return sequence > store::kKeptChanges ? sequence - store::kKeptChanges : 0;
}

/// The number of the last write at or before `time`. Errors: not_found, older writes may be behind it, too.
Result<std::uint64_t> write_at(Timestamp time, const store::Snapshot& snapshot) {
  std::uint64_t last = oldest_kept(snapshot.sequence());
  const auto changes = all_changes(snapshot, last);
  if (!changes) return changes.status();
  if (last > 0 && !changes->empty() && changes->front().time > time) {
    return Status(StatusCode::not_found,
                  fmt::format("what happened since {} is no longer known whole, only the last {} writes",
                              to_text(time), store::kKeptChanges));
  }
  for (const store::GraphChange& change : *changes) {
    if (change.time > time) break;
    last = change.sequence;
  }
  return last;
}

/// The number of the write that `since` means.
Result<std::uint64_t> find_write(const std::string& since, const store::Snapshot& snapshot) {
  std::uint64_t number = 0;
  const char* const end = since.data() + since.size();
  const auto [stop, error] = std::from_chars(since.data(), end, number);
  if (error == std::errc() && stop == end) {
    if (number <= snapshot.sequence()) return number;
    return Status(StatusCode::invalid_argument,
                  fmt::format("there was no write {} yet; the newest is {}", number, snapshot.sequence()));
  }
  if (const auto time = parse_timestamp(since)) return write_at(*time, snapshot);
  return Status(StatusCode::invalid_argument,
                fmt::format("\"{}\" is neither the number of a write nor a time such as 2026-11-22 or "
                            "2026-11-22T09:30",
                            since));
}

}  // namespace

store::CommitSubscription KnowledgeService::listen(store::CommitListener listener) const {
  return store_->listen(std::move(listener));
}

void KnowledgeService::await_write_after(std::uint64_t sequence, std::chrono::seconds at_most) const {
  std::mutex mutex;
  std::condition_variable told;
  std::uint64_t newest = 0;
  const auto subscription = listen([&](std::uint64_t present) {
    const std::lock_guard lock(mutex);
    newest = present;
    told.notify_one();
  });
  std::unique_lock lock(mutex);
  told.wait_for(lock, at_most, [&] { return newest > sequence; });
}

Result<ChangesReply> KnowledgeService::changes(const ChangesRequest& request) const {
  if (request.wait.count() > 0) await_write_after(request.after, request.wait);
  const auto snapshot = store_->snapshot();
  views_->show_writes();  // Who hears of a write finds it when asking.
  auto page = snapshot->changes(request.after, request.limit);
  if (!page) return page.status();
  ChangesReply reply{std::move(page->rows), request.after, snapshot->sequence()};
  if (!reply.changes.empty()) reply.next = reply.changes.back().sequence;
  return reply;
}

Result<ChangesReply> KnowledgeService::log(std::size_t limit) const {
  const auto snapshot = store_->snapshot();
  const std::uint64_t sequence = snapshot->sequence();
  const std::uint64_t after = sequence > limit ? sequence - limit : 0;
  auto changes = all_changes(*snapshot, std::max(after, oldest_kept(sequence)));
  if (!changes) return changes.status();
  std::reverse(changes->begin(), changes->end());
  return ChangesReply{*std::move(changes), sequence, sequence};
}

Result<DiffReply> KnowledgeService::diff(const std::string& since) const {
  const auto snapshot = store_->snapshot();
  const auto first = find_write(since, *snapshot);
  if (!first) return first.status();
  const auto changes = all_changes(*snapshot, *first);
  if (!changes) return changes.status();
  GraphDiff diff(*snapshot);
  for (const store::GraphChange& change : *changes) {
    if (Status status = diff.add(change); !status) return status;
  }
  auto reply = std::move(diff).finish();
  if (!reply) return reply.status();
  reply->since = *first;
  reply->until = snapshot->sequence();
  return reply;
}

}  // namespace notegraph::service
