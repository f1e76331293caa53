#include "extract/reading/heading_stack.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

constexpr std::uint8_t kServing = 7;
constexpr std::size_t kMaxOpen = 64;  // More than styles and levels can give; a guard, not a limit.

}  // namespace

std::int32_t HeadingStack::open(std::uint8_t level, std::int32_t block) {
  while (!open_.empty() && open_.back().level >= level) open_.pop_back();
  const std::int32_t parent = current();
  open_.push_back({block, level, {}, 0});
  return parent;
}

std::int32_t HeadingStack::open_serving(ServingStyle style, std::uint32_t scope, std::int32_t block) {
  const auto sibling = std::find_if(open_.begin(), open_.end(), [&](const Entry& entry) {
    return entry.level == kServing && entry.style == style && entry.scope == scope;
  });
  open_.erase(sibling, open_.end());
  if (open_.size() >= kMaxOpen) open_.pop_back();
  const std::int32_t parent = current();
  open_.push_back({block, kServing, style, scope});
  return parent;
}

void HeadingStack::enter_scope(std::uint32_t scope) {
  while (!open_.empty() && open_.back().scope != 0 && open_.back().scope != scope) open_.pop_back();
}

}  // namespace notegraph::extract
