#include "extract/quotes/quote.h"

#include <algorithm>
#include <vector>

namespace notegraph::extract {
namespace {

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Counts no further than `limit`.
std::size_t count_characters(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size() && count < limit; ++i) count += starts_character(text[i]) ? 1U : 0U;
  return count;
}

/// `range`, moved by up to `characters` to the left, not beyond `limit`.
std::uint64_t step_back(std::string_view text, std::uint64_t at, std::uint64_t limit,
                        std::size_t characters) {
  while (at > limit && characters > 0) {
    --at;
    if (starts_character(text[at])) --characters;
  }
  return at;
}

std::uint64_t step_forward(std::string_view text, std::uint64_t at, std::uint64_t limit,
                           std::size_t characters) {
  while (at < limit && characters > 0) {
    ++at;
    if (at == limit || starts_character(text[at])) --characters;
  }
  return at;
}

// Every quote below it repeats what stands above: without end, that would be the better part of the graph.
constexpr std::size_t kMaxHeadingCharacters = 1000;
constexpr std::size_t kMaxLeadCharacters = 160;
constexpr std::size_t kMaxLeads = 8;  // Lists of a sane depth have fewer.

std::string shown(const NoteView& note, ByteRange range, std::size_t max_characters) {
  return std::string(
      note.source.slice(cut_quote(note.source.utf8(), range, {range.begin, range.begin}, max_characters)));
}

std::string shown(const NoteView& note, std::int32_t block, std::size_t max_characters) {
  return shown(note, note.structure.blocks[static_cast<std::size_t>(block)].range, max_characters);
}

/// What of the note says what a quote from `block` is about, the outermost first.
std::vector<std::string> trail_above(const NoteView& note, std::uint32_t block, ByteRange quote) {
  const std::vector<Block>& blocks = note.structure.blocks;
  const Block& home = blocks[block];
  std::vector<std::string> trail;
  if (home.label.begin < home.label.end && home.label.end <= quote.begin) {
    trail.push_back(shown(note, home.label, kMaxLeadCharacters));
  }
  std::int32_t lead = home.lead;
  for (std::size_t i = 0; i < kMaxLeads && lead != kNoBlock; ++i) {
    trail.push_back(shown(note, lead, kMaxLeadCharacters));
    lead = blocks[static_cast<std::size_t>(lead)].lead;
  }
  if (home.column_header != kNoBlock) trail.push_back(shown(note, home.column_header, kMaxLeadCharacters));
  for (std::int32_t heading = home.heading; heading != kNoBlock;
       heading = blocks[static_cast<std::size_t>(heading)].heading) {
    trail.push_back(shown(note, heading, kMaxHeadingCharacters));
  }
  std::reverse(trail.begin(), trail.end());
  return trail;
}

}  // namespace

ByteRange cut_quote(std::string_view text, ByteRange range, ByteRange focus, std::size_t max_characters) {
  const auto length = [&](ByteRange part) {
    return count_characters(text.substr(part.begin, part.end - part.begin), max_characters + 1);
  };
  if (length(range) <= max_characters) return range;
  if (length(focus) >= max_characters) {
    return {focus.begin, step_forward(text, focus.begin, focus.end, max_characters)};
  }
  const std::size_t room = max_characters - length(focus);
  const std::uint64_t begin = step_back(text, focus.begin, range.begin, room / 2);
  const std::size_t used = length({begin, focus.begin});
  return {begin, step_forward(text, focus.end, range.end, room - used)};
}

std::string visible_text(const NoteView& note, ByteRange range, std::uint32_t block) {
  std::string text;
  std::uint64_t shown_to = range.begin;
  for (const Mark& mark : note.structure.blocks[block].marks) {
    if (mark.kind != MarkKind::hidden || mark.range.end <= shown_to || mark.range.begin >= range.end)
      continue;
    if (mark.range.begin > shown_to) text += note.source.slice({shown_to, mark.range.begin});
    shown_to = mark.range.end;
  }
  if (shown_to < range.end) text += note.source.slice({shown_to, range.end});
  return text;
}

Evidence quote_evidence(const NoteView& note, const std::string& note_id, ByteRange quote,
                        std::uint32_t block) {
  Evidence evidence;
  evidence.note = note_id;
  evidence.range = note.source.original_range(quote);
  evidence.line = note.source.line_of(quote.begin);
  evidence.headings = trail_above(note, block, quote);
  evidence.quote = note.source.slice(quote);
  return evidence;
}

}  // namespace notegraph::extract
