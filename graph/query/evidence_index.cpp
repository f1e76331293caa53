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
constexpr std::size_t kShareToMerge = 16;

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

/// Copies row number `row` of `layer`; what makes no sense is left out, for the snapshot to answer.
void append_kept(const EvidenceLayer& layer, std::size_t row, EvidenceLayerWriter& writer) {
  const EvidenceLayer::Columns& columns = layer.columns();
  for (std::size_t i = columns.row_begin[row]; i != columns.row_begin[row + 1]; ++i) {
    const auto all = layer.evidence(i, EvidenceLayer::kAllPlaces);
    if (all) writer.append(columns.heads[row], layer.type(i), columns.tails[i], *all);
  }
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
  return std::make_shared<const EvidenceIndex>(snapshot.sequence(), std::move(writer).finish());
}

Result<EvidenceIndex::Pointer> EvidenceIndex::open(const std::filesystem::path& file,
                                                   std::string_view store_id) {
  auto opened = open_evidence_file(file, store_id);
  if (!opened) return opened.status();
  return std::make_shared<const EvidenceIndex>(opened->sequence, std::move(opened->layer));
}

EvidenceIndex::EvidenceIndex(std::uint64_t sequence, EvidenceLayer layer, std::vector<EntityId> touched)
    : sequence_(sequence), layer_(std::move(layer)), touched_(std::move(touched)) {}

std::optional<BestEvidence> EvidenceIndex::find(const RelationKey& key, std::size_t limit) const {
  if (std::binary_search(touched_.begin(), touched_.end(), key.head)) return std::nullopt;
  return layer_.find(key, limit);
}

Result<EvidenceIndex::Pointer> EvidenceIndex::advanced(const store::Snapshot& snapshot) const {
  const auto ids = find_touched(snapshot, sequence_, std::max(kFewEntities, layer_.head_count()));
  if (!ids) return ids.status();
  if (!*ids) return Pointer();
  std::vector<EntityId> touched;
  std::set_union(touched_.begin(), touched_.end(), (*ids)->begin(), (*ids)->end(),
                 std::back_inserter(touched));
  return std::make_shared<const EvidenceIndex>(snapshot.sequence(), layer_, std::move(touched));
}

bool EvidenceIndex::wants_merge() const {
  return touched_.size() > std::max(kFewEntities, layer_.head_count() / kShareToMerge);
}

Result<EvidenceIndex::Pointer> EvidenceIndex::merged(const store::Snapshot& snapshot,
                                                     const std::stop_token& stop) const {
  EvidenceLayerWriter writer;
  const Column<EntityId>& heads = layer_.columns().heads;
  auto touched = touched_.begin();
  for (std::size_t row = 0; row != heads.size() || touched != touched_.end();) {
    if (stop.stop_requested()) return Pointer();
    const bool is_touched = touched != touched_.end() && (row == heads.size() || *touched <= heads[row]);
    if (!is_touched) {
      append_kept(layer_, row++, writer);
      continue;
    }
    if (Status status = append_stored(snapshot, *touched, writer); !status) return status;
    if (row != heads.size() && heads[row] == *touched) ++row;
    ++touched;
  }
  return std::make_shared<const EvidenceIndex>(sequence_, std::move(writer).finish());
}

Status EvidenceIndex::save(const std::filesystem::path& file, std::string_view store_id) const {
  return write_evidence_file(file, store_id, sequence_, layer_);
}

}  // namespace notegraph::query
