#include "graph/query/evidence_layer.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "graph/store/byte_codec.h"

namespace notegraph::query {
namespace {

/// Reads the places of a record, one after the other.
class PlaceReader {
 public:
  PlaceReader(store::ByteReader& record, const TextColumn& texts) : record_(record), texts_(texts) {}

  Evidence read() {
    Evidence evidence;
    evidence.note = read_text();
    evidence.range.begin = record_.read_varint();
    evidence.range.end = evidence.range.begin + record_.read_varint();
    evidence.line = record_.read_varint32();
    for (std::size_t left = record_.read_count(); left > 0 && record_.ok(); --left) {
      evidence.headings.emplace_back(read_text());
    }
    evidence.quote = read_text();
    evidence.rule = read_text();
    evidence.confidence = record_.read_double();
    return evidence;
  }

 private:
  std::string_view read_text() {
    const std::uint64_t number = record_.read_varint();
    if (number < texts_.size()) return texts_[number];
    record_.fail();
    return {};
  }

  store::ByteReader& record_;
  const TextColumn& texts_;
};

}  // namespace

EvidenceLayer::EvidenceLayer(Columns columns) : columns_(std::move(columns)), directory_(columns_.heads) {}

std::optional<BestEvidence> EvidenceLayer::find(const RelationKey& key, std::size_t limit) const {
  const auto head = find_row(key.head);
  if (!head) return std::nullopt;
  std::size_t first = columns_.row_begin[*head];
  const std::size_t end = columns_.row_begin[*head + std::size_t{1}];
  for (std::size_t count = end - first; count > 0;) {
    const std::size_t half = count / 2, middle = first + half;
    const bool is_before =
        std::tuple(type(middle), columns_.tails[middle]) < std::tuple(std::string_view(key.type), key.tail);
    first = is_before ? middle + 1 : first;
    count = is_before ? count - half - 1 : half;
  }
  if (first == end || columns_.tails[first] != key.tail || type(first) != key.type) return std::nullopt;
  return evidence(first, limit);
}

std::optional<BestEvidence> EvidenceLayer::evidence(std::size_t relation, std::size_t limit) const {
  store::ByteReader record(columns_.records[relation]);
  BestEvidence best;
  best.confidence = record.read_double();
  PlaceReader places(record, columns_.texts);
  for (std::size_t left = std::min(record.read_count(), limit); left > 0 && record.ok(); --left) {
    best.evidence.push_back(places.read());
  }
  return record.ok() ? std::optional(std::move(best)) : std::nullopt;
}

}  // namespace notegraph::query
