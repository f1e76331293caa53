#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_FACT_LIST_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_FACT_LIST_H_

#include <cstddef>
#include <utility>

#include "graph/store/canonical_facts.h"
#include "graph/store/fact_stream.h"
#include "graph/store/graph_store.h"

namespace notegraph::test {

/// The facts of a note as a stream.
class FactList final : public store::FactStream {
 public:
  /// `facts` must be such as a store takes.
  explicit FactList(const NoteFacts& facts) : canonical_(*store::canonicalize(facts)) {}

  std::uint64_t most_facts() const override {
    return canonical_.facts.entities.size() + canonical_.facts.relations.size();
  }
  Result<std::optional<NoteEntity>> next_entity() override {
    if (entities_told_ == canonical_.facts.entities.size()) return std::optional<NoteEntity>();
    return std::optional(canonical_.facts.entities[entities_told_++]);
  }
  Result<std::optional<store::StatedRelation>> next_relation() override {
    if (relations_told_ == canonical_.facts.relations.size()) return std::optional<store::StatedRelation>();
    const NoteRelation& relation = canonical_.facts.relations[relations_told_++];
    return std::optional(store::StatedRelation{canonical_.key_of(relation), relation.evidence});
  }

  void rewind() override { entities_told_ = relations_told_ = 0; }

 private:
  const store::CanonicalFacts canonical_;
  std::size_t entities_told_ = 0, relations_told_ = 0;
};

inline Result<store::WriteSummary> import_facts(store::GraphStore& store, const NoteFacts& facts,
                                                const Ontology& types = {}) {
  FactList list(facts);
  return store.import_note(facts.note, types, list, {.memory_bytes = 1 << 10});
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_FACT_LIST_H_
