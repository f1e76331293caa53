#ifndef NOTEGRAPH_API_EXCHANGE_SPOOLED_FACTS_H_
#define NOTEGRAPH_API_EXCHANGE_SPOOLED_FACTS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "graph/model/relation.h"
#include "graph/spill/record_sorter.h"
#include "graph/store/fact_stream.h"

namespace notegraph::exchange {

/// The facts of one source, read from sorted records. Errors of the stream: io_error.
class SpooledFacts final : public store::FactStream {
 public:
  /// Keys and values of `entities`: their ids and encode_note_entity(); of `relations`: what
  /// store::parse_relation() reads and encode_note_evidence(), several where a relation is stated several
  /// times.
  SpooledFacts(std::string source, spill::RecordSorter entities, spill::RecordSorter relations);

  std::uint64_t most_facts() const override { return entities_.size() + relations_.size(); }
  Result<std::optional<NoteEntity>> next_entity() override;
  Result<std::optional<store::StatedRelation>> next_relation() override;
  void rewind() override;

  /// Calls `progress` now and then with the facts given so far and most_facts().
  void report_to(std::function<void(std::uint64_t told, std::uint64_t total)> progress);

  /// How many were given so far; anew after rewind().
  std::uint64_t entities_told() const { return entities_told_; }
  std::uint64_t relations_told() const { return relations_told_; }

 private:
  void count(std::uint64_t& told);

  const std::string source_;
  spill::RecordSorter entities_, relations_;
  std::optional<spill::SortedRecords> entity_, relation_;  // The next ones; nothing at first.
  std::uint64_t entities_told_ = 0, relations_told_ = 0;
  std::function<void(std::uint64_t, std::uint64_t)> progress_;
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_SPOOLED_FACTS_H_
