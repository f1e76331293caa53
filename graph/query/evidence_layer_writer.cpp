#include "graph/query/evidence_layer_writer.h"

#include <string>
#include <utility>

#include "graph/store/byte_codec.h"

namespace notegraph::query {
namespace {

std::string to_record(const BestEvidence& all, TextNumbers& texts) {
  store::ByteWriter record;
  record.put_double(all.confidence);
  record.put_varint(all.evidence.size());
  for (const Evidence& place : all.evidence) {
    record.put_varint(texts.add(place.note));
    record.put_varint(place.range.begin);
    record.put_varint(place.range.end - place.range.begin);
    record.put_varint(place.line);
    record.put_varint(place.headings.size());
    for (const std::string& heading : place.headings) record.put_varint(texts.add(heading));
    record.put_varint(texts.add(place.quote));
    record.put_varint(texts.add(place.rule));
    record.put_double(place.confidence);
  }
  return record.take();
}

TextColumn to_column(TextNumbers&& numbers) {
  TextNumbers::Texts texts = std::move(numbers).take();
  return {Column(std::move(texts.begins)), Column(std::move(texts.bytes))};
}

}  // namespace

void EvidenceLayerWriter::append(EntityId head, std::string_view type, EntityId tail,
                                 const BestEvidence& all) {
  if (heads_.empty() || heads_.back() != head) {
    heads_.push_back(head);
    row_begin_.push_back(tails_.size());
  }
  relation_types_.push_back(types_.add(type));
  tails_.push_back(tail);
  records_.append(to_record(all, texts_));
}

EvidenceLayer EvidenceLayerWriter::finish() && {
  row_begin_.push_back(tails_.size());
  return EvidenceLayer({Column(std::move(heads_)), Column(std::move(row_begin_)),
                        to_column(std::move(types_)), Column(std::move(relation_types_)),
                        Column(std::move(tails_)), std::move(records_).finish(),
                        to_column(std::move(texts_))});
}

}  // namespace notegraph::query
