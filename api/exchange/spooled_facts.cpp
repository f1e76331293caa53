#include "api/exchange/spooled_facts.h"

#include <iterator>
#include <utility>
#include <vector>

#include "graph/store/key_codec.h"
#include "graph/store/record_codec.h"

namespace notegraph::exchange {
namespace {

constexpr std::uint64_t kFactsBetweenReports = 10'000;

Status begin(spill::RecordSorter& records, std::optional<spill::SortedRecords>& position) {
  if (position) return {};
  Result<spill::SortedRecords> sorted = records.sorted();
  if (!sorted) return sorted.status();
  position = *std::move(sorted);
  return {};
}

}  // namespace

SpooledFacts::SpooledFacts(std::string source, spill::RecordSorter entities, spill::RecordSorter relations)
    : source_(std::move(source)), entities_(std::move(entities)), relations_(std::move(relations)) {}

void SpooledFacts::report_to(std::function<void(std::uint64_t, std::uint64_t)> progress) {
  progress_ = std::move(progress);
}

void SpooledFacts::count(std::uint64_t& told) {
  ++told;
  const std::uint64_t all = entities_told_ + relations_told_;
  if (progress_ && all % kFactsBetweenReports == 0) progress_(all, most_facts());
}

Result<std::optional<NoteEntity>> SpooledFacts::next_entity() {
  if (Status status = begin(entities_, entity_); !status) return status;
  if (!entity_->valid()) return std::optional<NoteEntity>();
  Result<NoteEntity> entity = store::decode_note_entity(entity_->value(), source_, store::no_text);
  if (!entity) return entity.status();
  if (Status status = entity_->next(); !status) return status;
  count(entities_told_);
  return std::optional(*std::move(entity));
}

Result<std::optional<store::StatedRelation>> SpooledFacts::next_relation() {
  if (Status status = begin(relations_, relation_); !status) return status;
  if (!relation_->valid()) return std::optional<store::StatedRelation>();
  const std::string key(relation_->key());
  store::StatedRelation relation{*store::parse_relation(key), {}};
  while (relation_->valid() && relation_->key() == key) {
    auto evidence = store::decode_note_evidence(relation_->value(), source_, store::no_text);
    if (!evidence) return evidence.status();
    relation.evidence.insert(relation.evidence.end(), std::make_move_iterator(evidence->begin()),
                             std::make_move_iterator(evidence->end()));
    if (Status status = relation_->next(); !status) return status;
  }
  count(relations_told_);
  return std::optional(std::move(relation));
}

void SpooledFacts::rewind() {
  entity_.reset();
  relation_.reset();
  entities_told_ = relations_told_ = 0;
}

}  // namespace notegraph::exchange
