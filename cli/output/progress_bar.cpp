#include "cli/output/progress_bar.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace notegraph::cli {
namespace {

constexpr std::size_t kCells = 30;
constexpr std::chrono::milliseconds kBetweenDrawings{100};
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

std::string progress_text(const service::Progress& progress) {
  if (progress.total == 0) return fmt::format("{} {}", progress.done, progress.what);
  const std::size_t done = std::min(progress.done, progress.total);
  const std::size_t filled = kCells * done / progress.total;
  return fmt::format("[{}{}] {:>3}% of {} {}", std::string(filled, '#'), std::string(kCells - filled, '.'),
                     100 * done / progress.total, progress.total, progress.what);
}

std::function<void(std::size_t, std::size_t)> in_notes(service::ProgressFunction progress) {
  if (!progress) return {};
  return [progress = std::move(progress)](std::size_t done, std::size_t total) {
    progress({done, total, "notes"});
  };
}

std::function<void(std::uint64_t)> in_mebibytes(service::ProgressFunction progress) {
  if (!progress) return {};
  return [progress = std::move(progress)](std::uint64_t bytes) { progress({bytes >> 20, 0, "MiB"}); };
}

ProgressBar::ProgressBar(const Console& console)
    : err_(console.err), enabled_(console.err_is_terminal && !console.quiet) {}

ProgressBar::~ProgressBar() {
  finish();
}

void ProgressBar::finish() {
  if (drawn_) err_ << kClearLine << std::flush;
  drawn_ = false;
}

service::ProgressFunction ProgressBar::function() {
  if (!enabled_) return {};
  return [this](const service::Progress& progress) { draw(progress); };
}

void ProgressBar::draw(const service::Progress& progress) {
  const auto now = Clock::now();
  if (drawn_ && now - last_drawn_ < kBetweenDrawings) return;
  err_ << kClearLine << progress_text(progress) << std::flush;
  drawn_ = true;
  last_drawn_ = now;
}

}  // namespace notegraph::cli
