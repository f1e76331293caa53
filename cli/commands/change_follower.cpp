#include "cli/commands/change_follower.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <thread>

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using service::ChangesReply;

constexpr std::size_t kPage = 1000;
constexpr std::chrono::seconds kWait{30};  // The longest that a service lets one wait.
constexpr std::chrono::milliseconds kBetweenGlances{250};
constexpr std::chrono::seconds kBetweenLooks{30};  // At most: a glance may miss a quick writer.

/// Until somebody has opened the store in `directory`, which makes files in it.
void await_opening(const fs::path& directory) {
  std::error_code gone;
  const auto seen = fs::last_write_time(directory, gone);
  const auto until = std::chrono::steady_clock::now() + kBetweenLooks;
  while (fs::last_write_time(directory, gone) == seen && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kBetweenGlances);
  }
}

/// The writes behind number `after`, the next ones if there are none yet; perhaps none.
Result<ChangesReply> next_changes(std::uint64_t after, const Session& session) {
  const auto service = session.find_service();
  if (service) return (*service)->changes({after, kPage, kWait});
  auto reply = [&]() -> Result<ChangesReply> {
    const auto graph = session.open_graph(GraphUse::ask);
    if (!graph) return graph.status();
    return (*graph)->changes({after, kPage});
  }();
  if (reply && reply->changes.empty()) {
    const auto place = session.locate_store();
    if (!place) return place.status();
    await_opening(*place);
  }
  return reply;
}

/// Whether the graph can be asked again later: it is changing hands.
bool is_passing(const Status& status, const Session& session) {
  const bool service_named = !session.locate_store().ok();
  return !service_named && (status.code() == StatusCode::busy || status.code() == StatusCode::unavailable);
}

/// The last writes, oldest first; what comes next is behind `sequence`.
Result<ChangesReply> last_changes(std::size_t limit, const Session& session) {
  const auto graph = session.open_graph(GraphUse::ask);
  if (!graph) return graph.status();
  auto reply = (*graph)->log(limit);
  if (reply) std::reverse(reply->changes.begin(), reply->changes.end());
  return reply;
}

}  // namespace

Result<ExitCode> follow_changes(std::size_t limit, Session& session,
                                const std::function<void(const store::GraphChange&)>& tell) {
  Result<ChangesReply> reply = last_changes(limit, session);
  if (!reply) return reply.status();
  std::uint64_t after = reply->sequence;
  while (session.console.out) {
    if (reply) {
      for (const store::GraphChange& change : reply->changes) tell(change);
      if (!reply->changes.empty()) after = reply->changes.back().sequence;
    } else if (is_passing(reply.status(), session)) {
      std::this_thread::sleep_for(kBetweenGlances);
    } else {
      return reply.status();
    }
    reply = next_changes(after, session);
  }
  return ExitCode::done;
}

}  // namespace notegraph::cli
