#include "extract/reading/lead_stack.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxOpen = 64;  // Deeper structure hangs on the 64th line.

}  // namespace

void LeadStack::close_items(std::uint32_t depth) {
  while (!open_.empty() && open_.back().depth >= depth && depth > 0) open_.pop_back();
}

std::int32_t LeadStack::adopt(const LineFacts& facts) {
  if (open_.empty()) return kNoBlock;
  Entry& lead = open_.back();
  if (lead.children++ == 0) lead.children_labelled = facts.labelled;
  return lead.block;
}

void LeadStack::push_introducing(const LineFacts& facts, std::int32_t block) {
  if (open_.size() >= kMaxOpen) return;
  const std::uint32_t depth = open_.empty() ? 0 : open_.back().depth;
  if (facts.introduces) open_.push_back({Form::colon, block, depth, facts, {}, 0, false, false});
  if (facts.question && !facts.introduces)
    open_.push_back({Form::question, block, depth, facts, {}, 0, false, false});
}

std::int32_t LeadStack::add_item(std::uint32_t depth, const LineFacts& facts, std::int32_t block) {
  bool sibling_without_text = false;
  for (const Entry& entry : open_)
    if (entry.form == Form::item && entry.depth == depth)
      sibling_without_text = entry.children == 0 || entry.sibling_without_text;
  close_items(depth);
  const std::int32_t lead = adopt(facts);
  if (open_.size() < kMaxOpen)
    open_.push_back({Form::item, block, depth, facts, {}, 0, false, sibling_without_text});
  return lead;
}

std::int32_t LeadStack::add_numbered(NumberStyle style, std::uint32_t base_depth, const LineFacts& facts,
                                     std::int32_t block, std::uint32_t& depth) {
  // A list after a blank line at the margin is a new one below the same introduction.
  depth = base_depth + 1;
  for (const Entry& entry : open_) {
    if (entry.form != Form::item || entry.depth <= base_depth) continue;
    depth = entry.depth + 1;
    if (entry.style == style) {
      depth = entry.depth;
      break;
    }
  }
  const std::int32_t lead = add_item(depth, facts, block);
  if (!open_.empty() && open_.back().block == block) open_.back().style = style;
  return lead;
}

bool LeadStack::covers(const Entry& entry, std::uint32_t depth, const LineFacts& line) const {
  const bool deeper = line.indent > entry.facts.indent;
  if (entry.form == Form::question) return false;  // Introduces lists only.
  if (entry.form == Form::item) {
    if (depth > 0 && entry.depth > depth) return false;
    if (deeper || (line.after_blank && entry.depth <= depth)) return true;  // Markdown sees it in the item.
    return !line.closing && !line.after_blank && !entry.sibling_without_text;
  }
  if (entry.depth > depth && depth > 0) return false;
  if (line.closing) return false;
  if (deeper) return true;
  if (line.aspect && entry.facts.aspect) return false;
  if (line.introduces) return entry.children == 0;
  if (entry.children == 0) return true;
  if (line.labelled != entry.children_labelled) return false;
  return !line.after_blank || line.labelled;
}

void LeadStack::close_aspects(const LineFacts& line) {
  const auto beside = std::find_if(open_.begin(), open_.end(), [&](const Entry& entry) {
    return entry.form == Form::colon && entry.facts.aspect && line.indent <= entry.facts.indent;
  });
  open_.erase(beside, open_.end());
}

std::int32_t LeadStack::add_text(std::uint32_t depth, const LineFacts& facts, std::int32_t block) {
  if (facts.aspect) close_aspects(facts);
  while (!open_.empty() && !covers(open_.back(), depth, facts)) open_.pop_back();
  const std::int32_t lead = adopt(facts);
  push_introducing(facts, block);
  return lead;
}

void LeadStack::enter_scope(std::uint32_t scope) {
  while (!open_.empty() && open_.back().facts.scope != 0 && open_.back().facts.scope != scope)
    open_.pop_back();
}

}  // namespace notegraph::extract
