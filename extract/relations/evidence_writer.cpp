#include "extract/relations/evidence_writer.h"

#include <algorithm>

#include "extract/quotes/quote.h"

namespace notegraph::extract {
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
  const ByteRange quote = cut_quote(note.source.utf8(), sentence, focus, kMaxQuoteCharacters);
  Evidence evidence = quote_evidence(note, note_id, quote, token.block);
  evidence.rule = to_string(context.rule);
  evidence.confidence = confidence;
  return evidence;
}

}  // namespace notegraph::extract
