#include "graph/query/evidence_index.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "graph/query/evidence_file.h"
#include "graph/query/evidence_layer_writer.h"
#include "graph/query/touched_entities.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 1024;  // Between two looks at the wish to stop.
constexpr std::size_t kFirstRowsOfAHead = 16;
constexpr std::size_t kFewEntities = 4096;
constexpr std::size_t kFewRelations = 4096;
constexpr std::size_t kShareToMerge = 4;

void append(const Relation& relation, EvidenceLayerWriter& writer) {
  writer.append(relation.key.head, relation.key.type, relation.key.tail,
                best_evidence(relation, EvidenceLayer::kAllPlaces));
}

/// Reads the relations that lead out of `head`.
Status append_stored(const store::Snapshot& snapshot, EntityId head, EvidenceLayerWriter& writer) {
  std::optional<RelationKey> after = RelationKey{head, "", {}};  // No relation has an empty type.
  // Pages grow with what was found: most entities have few relations, and a page reads on into the next one.
  for (std::size_t rows = kFirstRowsOfAHead; after; rows = std::min(2 * rows, kRowsAPage)) {
    auto page = snapshot.scan_relations_with_evidence(after, rows);
    if (!page) return page.status();
    for (const Relation& relation : page->rows) {
      if (relation.key.head != head) return {};
      append(relation, writer);
    }
    after = std::move(page->next);
  }
  return {};
}

/// Copies the row of `head`, if there is one; what makes no sense is left out, for the snapshot to answer.
void append_kept(const EvidenceLayer& layer, EntityId head, EvidenceLayerWriter& writer) {
  const auto row = layer.find_row(head);
  if (!row) return;
  const EvidenceLayer::Columns& columns = layer.columns();
  for (std::size_t i = columns.row_begin[*row]; i != columns.row_begin[*row + std::size_t{1}]; ++i) {
    const auto all = layer.evidence(i, EvidenceLayer::kAllPlaces);
    if (all) writer.append(head, layer.type(i), columns.tails[i], *all);
  }
}

bool contains(const std::vector<EntityId>& ids, EntityId id) {
  return std::binary_search(ids.begin(), ids.end(), id);
}

template <typename Ids>
std::vector<EntityId> united(const std::vector<EntityId>& ids, const Ids& others) {
  std::vector<EntityId> all;
  std::set_union(ids.begin(), ids.end(), others.begin(), others.end(), std::back_inserter(all));
  return all;
}

}  // namespace

Result<EvidenceIndex::Pointer> EvidenceIndex::build(const store::Snapshot& snapshot,
                                                    const std::stop_token& stop) {
  EvidenceLayerWriter writer;
  std::optional<RelationKey> after;
  do {
    if (stop.stop_requested()) return Pointer();
    auto page = snapshot.scan_relations_with_evidence(after, kRowsAPage);
    if (!page) return page.status();
    for (const Relation& relation : page->rows) append(relation, writer);
    after = std::move(page->next);
  } while (after);
  return Pointer(new EvidenceIndex(snapshot.sequence(), std::move(writer).finish()));
}

Result<EvidenceIndex::Pointer> EvidenceIndex::open(const std::filesystem::path& file,
                                                   std::string_view store_id) {
  auto opened = open_evidence_file(file, store_id);
  if (!opened) return opened.status();
  return Pointer(new EvidenceIndex(opened->sequence, std::move(opened->layer)));
}

EvidenceIndex::EvidenceIndex(std::uint64_t sequence, EvidenceLayer base)
    : sequence_(sequence), base_(std::move(base)) {}

std::optional<BestEvidence> EvidenceIndex::find(const RelationKey& key, std::size_t limit) const {
  if (contains(touched_, key.head)) return std::nullopt;
  return (contains(covered_, key.head) ? top_ : base_).find(key, limit);
}

Result<EvidenceIndex::Pointer> EvidenceIndex::advanced(const store::Snapshot& snapshot) const {
  const auto ids = find_touched(snapshot, sequence_, std::max(kFewEntities, base_.head_count()));
  if (!ids) return ids.status();
  if (!*ids) return Pointer();
  const auto advanced = std::make_shared<EvidenceIndex>(*this);
  advanced->sequence_ = snapshot.sequence();
  advanced->touched_ = united(touched_, **ids);
  return Pointer(advanced);
}

Result<EvidenceIndex::Pointer> EvidenceIndex::settled(const store::Snapshot& snapshot,
                                                      const std::stop_token& stop) const {
  const auto settled = std::make_shared<EvidenceIndex>(*this);
  settled->covered_ = united(covered_, touched_);
  settled->touched_.clear();
  EvidenceLayerWriter writer;
  for (const EntityId head : settled->covered_) {
    if (stop.stop_requested()) return Pointer();
    if (!contains(touched_, head)) {
      append_kept(top_, head, writer);
    } else if (Status status = append_stored(snapshot, head, writer); !status) {
      return status;
    }
  }
  settled->top_ = std::move(writer).finish();
  const std::size_t many = std::max(kFewRelations, base_.relation_count() / kShareToMerge);
  const bool is_large =
      settled->top_.relation_count() > many || settled->covered_.size() > base_.head_count() + kFewEntities;
  return is_large ? settled->merged(stop) : Pointer(settled);
}

EvidenceIndex::Pointer EvidenceIndex::merged(const std::stop_token& stop) const {
  EvidenceLayerWriter writer;
  for (const EntityId head : united(covered_, base_.columns().heads)) {
    if (stop.stop_requested()) return nullptr;
    append_kept(contains(covered_, head) ? top_ : base_, head, writer);
  }
  return Pointer(new EvidenceIndex(sequence_, std::move(writer).finish()));
}

Status EvidenceIndex::save(const std::filesystem::path& file, std::string_view store_id) const {
  return write_evidence_file(file, store_id, sequence_, base_);
}

}  // namespace notegraph::query
