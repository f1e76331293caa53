#include "extract/reading/fence.h"

#include <algorithm>

#include "extract/reading/characters.h"
#include "extract/reading/source_line.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxNesting = 32;

struct OpenFence {
  char mark = '`';
  std::size_t length = 0;
  std::string_view info;
};

std::string_view without_space(std::string_view text) {
  const ByteRange range = trim(text, {0, text.size()});
  return text.substr(range.begin, range.end - range.begin);
}

// The fence that `line` draws: length 0 for none. A backtick in the info string makes it inline code.
OpenFence parse_fence(std::string_view line) {
  const std::string_view content = without_space(line);
  if (content.empty() || (content.front() != '`' && content.front() != '~')) return {};
  const std::size_t length = std::min(content.find_first_not_of(content.front()), content.size());
  const std::string_view info = without_space(content.substr(length));
  if (length < 3 || info.find('`') != std::string_view::npos) return {};
  return {content.front(), length, info};
}

bool is_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ';
}

class FenceFinder {
 public:
  FenceFinder(std::string_view text, ByteRange range) : text_(text), range_(range) {}

  Fences find() {
    bool after_blank = true;
    for_each_line(text_, range_, [&](const SourceLine& line) {
      const std::string_view content = text_.substr(line.range.begin, line.range.end - line.range.begin);
      const OpenFence fence = parse_fence(content);
      const bool ends_forgotten = !open_.empty() && after_blank && open_.back().info.empty() &&
                                  is_heading(content) && followed_by_break(line.next);
      if (ends_forgotten) {
        end_content(line.range.begin);
        open_.clear();
      } else if (fence.length > 0) {
        see(fence, line);
      }
      after_blank = is_blank(text_, line.range);
    });
    if (!open_.empty()) end_content(range_.end);
    return std::move(found_);
  }

 private:
  void see(const OpenFence& fence, const SourceLine& line) {
    const bool closes = !open_.empty() && fence.info.empty() && fence.mark == open_.back().mark &&
                        fence.length >= open_.back().length;
    const bool opens = open_.empty() || (!closes && !fence.info.empty() && open_.size() < kMaxNesting);
    if (!closes && !opens) return;  // A shorter fence inside a longer one is content.
    if (!open_.empty()) end_content(line.range.begin);
    if (closes) {
      open_.pop_back();
    } else {
      open_.push_back(fence);
    }
    found_.delimiters.push_back(line.range);
    content_begin_ = line.next;
  }

  void end_content(std::uint64_t end) {
    if (content_begin_ < end) found_.contents.push_back({{content_begin_, end}, open_.back().info});
  }

  bool followed_by_break(std::uint64_t next) const {
    if (next >= range_.end) return true;
    const SourceLine line = source_line(text_, next, range_.end);
    return is_blank(text_, line.range) ||
           parse_fence(text_.substr(line.range.begin, line.range.end - line.range.begin)).length > 0;
  }

  std::string_view text_;
  ByteRange range_;
  std::vector<OpenFence> open_;
  std::uint64_t content_begin_ = 0;
  Fences found_;
};

}  // namespace

Fences find_fences(std::string_view text, ByteRange range) {
  return FenceFinder(text, range).find();
}

}  // namespace notegraph::extract
