#include "extract/reading/indented_code.h"

#include "extract/reading/fence_kind.h"
#include "extract/reading/source_line.h"

namespace notegraph::extract {

std::vector<ByteRange> find_indented_code(std::string_view text, ByteRange range,
                                          const std::vector<ByteRange>& excluded) {
  constexpr std::uint32_t kMinIndent = 4;
  std::vector<ByteRange> found;
  auto next_excluded = excluded.begin();
  bool in_run = false;
  for_each_line(text, range, [&](const SourceLine& line) {
    while (next_excluded != excluded.end() && next_excluded->end <= line.range.begin) ++next_excluded;
    const bool outside = next_excluded == excluded.end() || line.next <= next_excluded->begin;
    const std::string_view content = text.substr(line.range.begin, line.range.end - line.range.begin);
    const bool code = outside && indent_columns(content) >= kMinIndent && is_code_line(content);
    if (code && in_run) {
      found.back().end = line.next;
    } else if (code) {
      found.push_back({line.range.begin, line.next});
    }
    in_run = code;
  });
  return found;
}

}  // namespace notegraph::extract
