#ifndef NOTEGRAPH_GRAPH_STORE_STORED_FACTS_H_
#define NOTEGRAPH_GRAPH_STORE_STORED_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "graph/store/fact_reader.h"
#include "graph/store/fact_stream.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {

/// What a stored note says, read record by record: for imports, which have no text that quotes could stand in
/// and may be larger than memory. Errors of the stream: corruption, also for a relation whose ends the note
/// does not name; io_error.
class StoredFacts final : public FactStream {
 public:
  /// `reader` must outlive it.
  StoredFacts(const FactReader& reader, std::string note);

  std::uint64_t most_facts() const override { return most_facts_; }
  Result<std::optional<NoteEntity>> next_entity() override;
  Result<std::optional<StatedRelation>> next_relation() override;
  void rewind() override;

  /// What ended the stream before its end, if anything did.
  const Status& failure() const { return failure_; }

 private:
  Status fail(Status failure);
  Status check_end(EntityId id) const;

  const FactReader& reader_;
  const std::string note_;
  std::optional<RangeCursor> entities_, relations_;
  std::uint64_t most_facts_ = 0;
  Status failure_;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_STORED_FACTS_H_
