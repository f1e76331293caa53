#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_STORE_BACKENDS_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_STORE_BACKENDS_H_

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graph/store/deferred_graph_store.h"
#include "graph/store/graph_store.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {

/// What the suites of all backends run on.
struct Backend {
  const char* name;
  std::unique_ptr<GraphStore> (*open)(const std::filesystem::path& directory);
};

inline constexpr Backend kBackends[] = {
    {"Memory", [](const std::filesystem::path&) { return make_memory_graph_store(); }},
    {"RocksDb", [](const std::filesystem::path& directory) { return *open_rocksdb_graph_store(directory); }},
    {"RocksDbTableFiles",
     [](const std::filesystem::path& directory) {
       return *open_rocksdb_graph_store(directory, {.small_import_facts = 0});
     }},
    {"Deferred",
     [](const std::filesystem::path& directory) {
       return make_deferred_graph_store([directory] { return open_rocksdb_graph_store(directory); });
     }},
};

/// A suite that is run on each backend, on an empty store.
class BackendTest : public testing::TestWithParam<Backend> {
 protected:
  BackendTest() : store_(GetParam().open(directory_.path() / "store")) {}

  WriteSummary put(std::vector<NoteFacts> facts) {
    const Result<WriteSummary> summary = store_->write({std::move(facts), {}, {}}, {.sync = false});
    EXPECT_TRUE(summary) << summary.status().message();
    return *summary;
  }
  WriteSummary remove(std::vector<std::string> notes) {
    const Result<WriteSummary> summary = store_->write({{}, std::move(notes), {}}, {.sync = false});
    EXPECT_TRUE(summary) << summary.status().message();
    return *summary;
  }

  test::TemporaryDirectory directory_;
  std::unique_ptr<GraphStore> store_;
};

inline const EntityId kBert = make_entity_id("model", "BERT");
inline const EntityId kAttention = make_entity_id("method", "attention");
inline const RelationKey kUses{kBert, "uses", kAttention};

/// One note: BERT -uses-> attention.
inline NoteFacts bert_note(const std::string& id, double confidence = 0.8) {
  test::FactsBuilder builder(id);
  const auto bert = builder.entity("model", "BERT");
  const auto attention = builder.entity("method", "attention");
  builder.mention(bert, "BERT").mention(bert, "bert").mention(attention, "self-attention");
  builder.attribute(bert, "definition", "a model", "BERT is a model.");
  builder.relation(bert, "uses", attention, "BERT uses attention.", confidence);
  return builder.build();
}

}  // namespace notegraph::store

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_STORE_BACKENDS_H_
