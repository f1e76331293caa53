#include "api/client/progress_asker.h"

#include <chrono>
#include <utility>

#include "api/codec/owner_request_json.h"

namespace notegraph::client {
namespace {

constexpr std::chrono::milliseconds kBetweenQuestions{300};

}  // namespace

ProgressAsker::ProgressAsker(const HttpClient& http, std::string kind, std::string subject,
                             service::ProgressFunction progress)
    : http_(http), kind_(std::move(kind)), subject_(std::move(subject)), progress_(std::move(progress)) {
  if (progress_) thread_ = std::thread([this] { run(); });
}

ProgressAsker::~ProgressAsker() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  ending_.notify_all();
  thread_.join();
}

void ProgressAsker::run() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, kBetweenQuestions, [this] { return is_ending_; })) {
    lock.unlock();
    ask();
    lock.lock();
  }
}

void ProgressAsker::ask() const {
  const auto answer = http_.get("/v1/owner/work");
  if (!answer) return;
  const auto reply = codec::parse_work_reply(answer->body);
  if (!reply) return;
  for (const codec::RunningWork& work : reply->work) {
    if (work.kind != kind_ || work.subject != subject_ || work.what.empty()) continue;
    progress_({work.done, work.total, work.what});
    return;
  }
}

}  // namespace notegraph::client
