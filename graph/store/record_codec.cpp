#include "graph/store/record_codec.h"

#include <utility>

#include "graph/store/byte_codec.h"

namespace notegraph::store {
namespace {

double read_confidence(ByteReader& reader) {
  const double value = reader.read_double();
  if (!(value > 0 && value <= 1)) reader.fail();
  return value;
}

void put_flag(ByteWriter& writer, bool flag) {
  writer.put_varint(flag ? 1 : 0);
}

bool read_flag(ByteReader& reader) {
  const std::uint64_t flag = reader.read_varint();
  if (flag > 1) reader.fail();
  return flag == 1;
}

void put_range(ByteWriter& writer, ByteRange range) {
  writer.put_varint(range.begin);
  writer.put_varint(range.end);
}

ByteRange read_range(ByteReader& reader) {
  ByteRange range;
  range.begin = reader.read_varint();
  range.end = reader.read_varint();
  return range;
}

void put_confidence_counts(ByteWriter& writer, const ConfidenceCounts& counts) {
  writer.put_varint(counts.size());
  for (const auto& [confidence, notes] : counts) {
    writer.put_double(confidence);
    writer.put_varint(notes);
  }
}

ConfidenceCounts read_confidence_counts(ByteReader& reader) {
  ConfidenceCounts counts;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    const double confidence = read_confidence(reader);
    if (reader.ok()) counts[confidence] = reader.read_varint32();
  }
  return counts;
}

void put_mention(ByteWriter& writer, const Mention& mention) {
  writer.put_string(mention.surface);
  put_range(writer, mention.range);
  writer.put_varint(mention.line);
}

Mention read_mention(ByteReader& reader) {
  Mention mention;
  mention.surface = reader.read_string();
  mention.range = read_range(reader);
  mention.line = reader.read_varint32();
  return mention;
}

// How a quote is written. Never renumber.
constexpr std::uint8_t kLiteralQuote = 0;  // string
constexpr std::uint8_t kQuoteInText = 1;   // begin, end: a range of the note's stored text

void put_quote(ByteWriter& writer, const Evidence& evidence, std::string_view text) {
  const std::string& quote = evidence.quote;
  std::size_t begin = std::string_view::npos;
  if (!quote.empty()) {
    // Most often the text is the file as it was. A byte order mark or another encoding moves it.
    const bool unmoved =
        evidence.range.begin < text.size() && text.substr(evidence.range.begin).starts_with(quote);
    begin = unmoved ? evidence.range.begin : text.find(quote);
  }
  if (begin == std::string_view::npos) {
    writer.put_byte(kLiteralQuote);
    writer.put_string(quote);
  } else {
    writer.put_byte(kQuoteInText);
    put_range(writer, {begin, begin + quote.size()});
  }
}

void put_evidence(ByteWriter& writer, const Evidence& evidence, std::string_view text) {
  put_range(writer, evidence.range);
  writer.put_varint(evidence.line);
  writer.put_strings(evidence.headings);
  put_quote(writer, evidence, text);
  writer.put_string(evidence.rule);
  writer.put_double(evidence.confidence);
}

/// Reads evidence of one note; keeps the first error of reading its text, which is not the record's fault.
class EvidenceDecoder {
 public:
  EvidenceDecoder(ByteReader& reader, std::string_view note, const TextReader& text)
      : reader_(reader), note_(note), text_(text) {}

  Evidence read() {
    Evidence evidence;
    evidence.note = note_;
    evidence.range = read_range(reader_);
    evidence.line = reader_.read_varint32();
    evidence.headings = reader_.read_strings();
    evidence.quote = read_quote();
    evidence.rule = reader_.read_string();
    evidence.confidence = read_confidence(reader_);
    return evidence;
  }

  const Status& text_status() const { return text_status_; }

 private:
  std::string read_quote() {
    const std::uint8_t kind = reader_.read_byte();
    if (kind == kLiteralQuote) return reader_.read_string();
    const ByteRange range = read_range(reader_);
    if (kind != kQuoteInText || range.begin > range.end) reader_.fail();
    if (!reader_.ok() || !text_status_) return {};
    Result<std::string> quote = text_(range);
    if (quote) return *std::move(quote);
    text_status_ = quote.status();
    return {};
  }

  ByteReader& reader_;
  std::string_view note_;
  const TextReader& text_;
  Status text_status_;
};

}  // namespace

Result<std::string> no_text(ByteRange /*anywhere*/) {
  return std::string();
}

std::string encode_note_header(const Note& note) {
  ByteWriter writer;
  writer.put_string(note.title);
  writer.put_be64(note.content_hash);
  writer.put_string(note.extractor_version);
  writer.put_varint(note.text.size());
  return writer.take();
}

Result<NoteHeader> decode_note_header(std::string_view bytes) {
  ByteReader reader(bytes);
  NoteHeader header;
  header.note.title = reader.read_string();
  header.note.content_hash = reader.read_be64();
  header.note.extractor_version = reader.read_string();
  header.text_bytes = reader.read_varint();
  return finish_record(reader, "note", std::move(header));
}

std::string encode_entity_tally(const EntityTally& tally) {
  ByteWriter writer;
  writer.put_string(tally.type);
  writer.put_string(tally.name_key);
  writer.put_string(tally.exact_name);
  writer.put_varint(tally.mention_count);
  writer.put_varint(tally.note_count);
  writer.put_varint(tally.attribute_count);
  put_confidence_counts(writer, tally.confidences);
  writer.put_varint(tally.names.size());
  for (const auto& [key, spellings] : tally.names) {
    writer.put_string(key);
    writer.put_varint(spellings.size());
    for (const auto& [spelling, count] : spellings) {
      writer.put_string(spelling);
      writer.put_varint(count.mentions);
      writer.put_varint(count.notes_as_name);
      writer.put_varint(count.alias_statements);
    }
  }
  return writer.take();
}

Result<EntityTally> decode_entity_tally(std::string_view bytes) {
  ByteReader reader(bytes);
  EntityTally tally;
  tally.type = reader.read_string();
  tally.name_key = reader.read_string();
  tally.exact_name = reader.read_string();
  tally.mention_count = reader.read_varint32();
  tally.note_count = reader.read_varint32();
  tally.attribute_count = reader.read_varint32();
  tally.confidences = read_confidence_counts(reader);
  for (std::size_t names = reader.read_count(); names > 0 && reader.ok(); --names) {
    auto& spellings = tally.names[reader.read_string()];
    for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
      SpellingCount& count = spellings[reader.read_string()];
      count.mentions = reader.read_varint32();
      count.notes_as_name = reader.read_varint32();
      count.alias_statements = reader.read_varint32();
    }
    if (spellings.empty()) reader.fail();
  }
  // What to_entity() relies on.
  if (tally.empty() || tally.confidences.empty() || !tally.names.contains(tally.name_key)) reader.fail();
  return finish_record(reader, "entity", std::move(tally));
}

std::string encode_relation_tally(const RelationTally& tally) {
  ByteWriter writer;
  writer.put_varint(tally.evidence_count);
  put_confidence_counts(writer, tally.notes_by_best);
  return writer.take();
}

Result<RelationTally> decode_relation_tally(std::string_view bytes) {
  ByteReader reader(bytes);
  RelationTally tally;
  tally.evidence_count = reader.read_varint32();
  tally.notes_by_best = read_confidence_counts(reader);
  std::uint64_t notes = 0;
  for (const auto& [best, notes_at_best] : tally.notes_by_best) notes += notes_at_best;
  if (notes == 0 || notes > tally.evidence_count) reader.fail();
  return finish_record(reader, "relation", std::move(tally));
}

std::string encode_note_entity(const NoteEntity& entity, std::string_view text) {
  ByteWriter writer;
  writer.put_string(entity.type);
  writer.put_string(entity.name);
  put_flag(writer, entity.exact_name);
  writer.put_double(entity.confidence);
  writer.put_string(entity.found_by);
  writer.put_strings(entity.aliases);
  writer.put_varint(entity.mentions.size());
  for (const Mention& mention : entity.mentions) put_mention(writer, mention);
  writer.put_varint(entity.attributes.size());
  for (const Attribute& attribute : entity.attributes) {
    writer.put_string(attribute.key);
    writer.put_string(attribute.value);
    put_flag(writer, attribute.listed);
    put_evidence(writer, attribute.evidence, text);
  }
  return writer.take();
}

Result<NoteEntity> decode_note_entity(std::string_view bytes, std::string_view note, const TextReader& text) {
  ByteReader reader(bytes);
  EvidenceDecoder evidence(reader, note, text);
  NoteEntity entity;
  entity.type = reader.read_string();
  entity.name = reader.read_string();
  entity.exact_name = read_flag(reader);
  entity.confidence = read_confidence(reader);
  entity.found_by = reader.read_string();
  entity.aliases = reader.read_strings();
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    entity.mentions.push_back(read_mention(reader));
  }
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    Attribute attribute;
    attribute.key = reader.read_string();
    attribute.value = reader.read_string();
    attribute.listed = read_flag(reader);
    attribute.evidence = evidence.read();
    entity.attributes.push_back(std::move(attribute));
  }
  if (!evidence.text_status()) return evidence.text_status();
  return finish_record(reader, "note's entity", std::move(entity));
}

std::string encode_note_evidence(const std::vector<Evidence>& evidence, std::string_view text) {
  ByteWriter writer;
  writer.put_varint(evidence.size());
  for (const Evidence& e : evidence) put_evidence(writer, e, text);
  return writer.take();
}

Result<std::vector<Evidence>> decode_note_evidence(std::string_view bytes, std::string_view note,
                                                   const TextReader& text) {
  ByteReader reader(bytes);
  EvidenceDecoder decoder(reader, note, text);
  std::vector<Evidence> evidence;
  for (std::size_t left = reader.read_count(); left > 0 && reader.ok(); --left) {
    evidence.push_back(decoder.read());
  }
  if (!decoder.text_status()) return decoder.text_status();
  if (evidence.empty()) reader.fail();
  return finish_record(reader, "note's relation", std::move(evidence));
}

}  // namespace notegraph::store
