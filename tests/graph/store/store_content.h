#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_STORE_CONTENT_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_STORE_CONTENT_H_

#include <map>
#include <string>
#include <vector>

#include "graph/store/graph_store.h"

namespace notegraph::test {

/// Everything that a snapshot says, by every call it offers.
struct StoreContent {
  store::StoreCounts counts;
  Ontology ontology;
  std::vector<Note> notes;        ///< By scan_notes().
  std::vector<Note> whole_notes;  ///< By find_note().
  std::vector<NoteFacts> facts;
  std::vector<Entity> entities;        ///< By scan_entities().
  std::vector<Entity> found_entities;  ///< By find_entity().
  std::vector<store::RelationSummary> relation_summaries;
  std::vector<Relation> relations;           ///< By find_relation().
  std::vector<Relation> relations_backward;  ///< By find_relations(), last key first.
  std::vector<Relation> scanned_relations;   ///< By scan_relations_with_evidence().
  std::map<std::string, std::vector<EntityId>> ids_by_name;
  std::vector<std::vector<store::LocatedMention>> mentions;        ///< Of each entity.
  std::vector<std::vector<store::LocatedMention>> first_mentions;  ///< The first two of each.
  std::vector<store::IncidentRelations> incident_relations;        ///< At each entity.
  std::vector<store::IncidentRelations> first_incident_relations;  ///< The first two at each.
  std::vector<store::FrontierRelation> expanded;                   ///< By expand(), of all entities.
  bool operator==(const StoreContent&) const = default;
};

/// Reads pages of `page_rows` rows. Errors: the first that a call answers.
Result<StoreContent> read_content(const store::Snapshot& snapshot, std::size_t page_rows = 3);

/// Says where `got` differs from `want`, field by field.
void expect_same_content(const StoreContent& got, const StoreContent& want);

/// Also when the store cannot be read, the test fails.
void expect_same_content(const store::GraphStore& got, const store::GraphStore& want);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_STORE_CONTENT_H_
