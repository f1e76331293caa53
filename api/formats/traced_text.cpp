#include "api/formats/traced_text.h"

#include <algorithm>
#include <utility>

namespace notegraph::formats {
namespace {

std::uint64_t scale_down(std::uint64_t part, std::uint64_t whole, std::uint64_t other_whole) {
  return part * other_whole / whole;
}

std::uint64_t scale_up(std::uint64_t part, std::uint64_t whole, std::uint64_t other_whole) {
  return (part * other_whole + whole - 1) / whole;
}

}  // namespace

void TracedText::append_part(std::string_view part, ByteRange origin) {
  if (part.empty()) return;
  if (origin.begin == origin.end) return append_made(part);
  const Run run{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(part.size()),
                static_cast<std::uint32_t>(origin.begin),
                static_cast<std::uint32_t>(origin.end - origin.begin)};
  text_ += part;
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const bool follows = last.begin + last.size == run.begin && last.origin + last.origin_size == run.origin;
    const bool alike =
        std::uint64_t{last.size} * run.origin_size == std::uint64_t{run.size} * last.origin_size;
    if (follows && alike) {
      last.size += run.size;
      last.origin_size += run.origin_size;
      return;
    }
  }
  runs_.push_back(run);
}

void TracedText::append(const TracedText& other, ByteRange range) {
  const std::string_view text = other.text_;
  std::uint64_t at = range.begin;
  for (std::size_t i = other.first_run_behind(range.begin); i < other.runs_.size() && at < range.end; ++i) {
    const Run& run = other.runs_[i];
    if (run.begin >= range.end) break;
    const std::uint64_t begin = std::max<std::uint64_t>(run.begin, at);
    const std::uint64_t end = std::min<std::uint64_t>(run.begin + std::uint64_t{run.size}, range.end);
    append_made(text.substr(at, begin - at));
    append_part(text.substr(begin, end - begin), other.origin_of({begin, end}));
    at = end;
  }
  append_made(text.substr(at, range.end - at));
}

void TracedText::resize(std::size_t size) {
  text_.resize(size);
  while (!runs_.empty() && runs_.back().begin >= size) runs_.pop_back();
  if (runs_.empty()) return;
  Run& last = runs_.back();
  if (last.begin + std::uint64_t{last.size} <= size) return;
  const std::uint64_t kept = size - last.begin;
  last.origin_size = static_cast<std::uint32_t>(scale_up(kept, last.size, last.origin_size));
  last.size = static_cast<std::uint32_t>(kept);
}

TracedText TracedText::take() {
  return std::exchange(*this, {});
}

std::size_t TracedText::first_run_behind(std::uint64_t offset) const {
  const auto found = std::partition_point(runs_.begin(), runs_.end(), [offset](const Run& run) {
    return run.begin + std::uint64_t{run.size} <= offset;
  });
  return static_cast<std::size_t>(found - runs_.begin());
}

ByteRange TracedText::origin_of(ByteRange range) const {
  const std::size_t first = first_run_behind(range.begin);
  std::size_t last = first;
  while (last < runs_.size() && runs_[last].begin < range.end) ++last;
  if (first == last) return {};
  const Run& head = runs_[first];
  const Run& tail = runs_[last - 1];
  const std::uint64_t from = std::max<std::uint64_t>(range.begin, head.begin) - head.begin;
  const std::uint64_t to = std::min<std::uint64_t>(range.end - tail.begin, tail.size);
  return {head.origin + scale_down(from, head.size, head.origin_size),
          tail.origin + scale_up(to, tail.size, tail.origin_size)};
}

}  // namespace notegraph::formats
