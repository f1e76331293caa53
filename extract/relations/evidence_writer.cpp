#include "extract/relations/evidence_writer.h"

#include <algorithm>
#include <string_view>

namespace notegraph::extract {
namespace {

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
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

/// The part of `sentence` around `focus` that a quote has room for.
ByteRange cut_to_fit(std::string_view text, ByteRange sentence, ByteRange focus) {
  const auto length = [text](ByteRange range) {
    return count_characters(text.substr(range.begin, range.end - range.begin));
  };
  if (length(sentence) <= kMaxQuoteCharacters) return sentence;
  if (length(focus) >= kMaxQuoteCharacters) {
    return {focus.begin, step_forward(text, focus.begin, focus.end, kMaxQuoteCharacters)};
  }
  const std::size_t room = kMaxQuoteCharacters - length(focus);
  const std::uint64_t begin = step_back(text, focus.begin, sentence.begin, room / 2);
  const std::size_t used = length({begin, focus.begin});
  return {begin, step_forward(text, focus.end, sentence.end, room - used)};
}

std::vector<std::string> heading_trail(const NoteView& note, std::uint32_t block) {
  std::vector<std::string> trail;
  std::int32_t heading = note.structure.blocks[block].heading;
  while (heading != kNoBlock) {
    const Block& above = note.structure.blocks[static_cast<std::size_t>(heading)];
    trail.emplace_back(note.source.slice(above.range));
    heading = above.heading;
  }
  std::reverse(trail.begin(), trail.end());
  return trail;
}

}  // namespace

Evidence write_evidence(const NoteView& note, const std::string& note_id,
                        const std::vector<EntityMention>& mentions, const PairContext& context,
                        double confidence) {
  const ByteRange first = note.range(mentions[context.first].span);
  const ByteRange second = note.range(mentions[context.second].span);
  const Token& token = note.tokens.tokens[mentions[context.second].span.begin];
  const bool together = context.rule == ContextRule::sentence;
  const ByteRange focus = together ? ByteRange{first.begin, second.end} : second;
  ByteRange sentence = note.structure.sentences[token.sentence].range;
  sentence = {std::min(sentence.begin, focus.begin), std::max(sentence.end, focus.end)};
  const ByteRange quote = cut_to_fit(note.source.utf8(), sentence, focus);
  Evidence evidence;
  evidence.note = note_id;
  evidence.range = note.source.original_range(quote);
  evidence.line = note.source.line_of(quote.begin);
  evidence.headings = heading_trail(note, token.block);
  evidence.quote = note.source.slice(quote);
  evidence.rule = to_string(context.rule);
  evidence.confidence = confidence;
  return evidence;
}

}  // namespace notegraph::extract
