#include "extract/relations/evidence_writer.h"

#include <algorithm>

#include "extract/quotes/quote.h"

namespace notegraph::extract {
namespace {

bool fits_quote(const NoteView& note, ByteRange range) {
  return cut_quote(note.source.utf8(), range, {range.begin, range.begin}, kMaxQuoteCharacters) == range;
}

}  // namespace

Evidence write_evidence(const NoteView& note, const std::string& note_id,
                        const std::vector<EntityMention>& mentions, const PairContext& context,
                        double confidence) {
  const ByteRange first = note.range(mentions[context.first].span);
  const ByteRange second = note.range(mentions[context.second].span);
  const Token& token = note.tokens.tokens[mentions[context.second].span.begin];
  const Token& first_token = note.tokens.tokens[mentions[context.first].span.begin];
  const ByteRange from_first{note.structure.sentences[first_token.sentence].range.begin,
                             note.structure.sentences[token.sentence].range.end};
  // Sentences that follow each other are quoted together where there is room.
  const bool together = context.rule == ContextRule::sentence ||
                        (first_token.block == token.block && fits_quote(note, from_first));
  const ByteRange focus = together ? ByteRange{first.begin, second.end} : second;
  ByteRange sentence = together ? from_first : note.structure.sentences[token.sentence].range;
  sentence = {std::min(sentence.begin, focus.begin), std::max(sentence.end, focus.end)};
  const ByteRange quote = cut_quote(note.source.utf8(), sentence, focus, kMaxQuoteCharacters);
  Evidence evidence = quote_evidence(note, note_id, quote, token.block);
  evidence.rule = to_string(context.rule);
  evidence.confidence = confidence;
  return evidence;
}

}  // namespace notegraph::extract
