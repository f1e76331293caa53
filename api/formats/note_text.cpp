#include "api/formats/note_text.h"

#include "api/formats/readers.h"

namespace notegraph::formats {

NoteText::Place NoteText::place_in_file(const Place& in_text) const {
  if (!file_ || !text_.is_traced()) return in_text;
  const ByteRange in_utf8 = text_.origin_of(in_text.range);
  if (in_utf8.begin == in_utf8.end) return in_text;
  return {file_->original_range(in_utf8), file_->line_of(in_utf8.begin)};
}

Result<NoteText> note_text_of(MarkdownWriter writer) {
  auto text = std::move(writer).finish();
  if (!text) return text.status();
  return NoteText(*std::move(text));
}

Result<NoteText> note_text_of(MarkdownWriter writer, extract::SourceText file) {
  auto text = std::move(writer).finish();
  if (!text) return text.status();
  return NoteText(*std::move(text), std::move(file));
}

void place_in_file(const NoteText& text, NoteFacts& facts) {
  const auto move = [&text](ByteRange& range, std::uint32_t& line) {
    const NoteText::Place place = text.place_in_file({range, line});
    range = place.range;
    line = place.line;
  };
  for (NoteEntity& entity : facts.entities) {
    for (Mention& mention : entity.mentions) move(mention.range, mention.line);
    for (Attribute& attribute : entity.attributes) move(attribute.evidence.range, attribute.evidence.line);
  }
  for (NoteRelation& relation : facts.relations) {
    for (Evidence& evidence : relation.evidence) move(evidence.range, evidence.line);
  }
}

}  // namespace notegraph::formats
