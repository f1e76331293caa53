// Who sees a write when, and who waits for it. A gate holds up the view that is being made: no test here
// rests on how long anything takes.

#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/graph_views.h"
#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/api/service/gated_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

using test::chain_facts;
using testing::IsEmpty;
using testing::SizeIs;

/// How long it is watched that something does not happen.
constexpr std::chrono::milliseconds kWatched{20};

template <typename T>
bool goes_on_waiting(const std::future<T>& call) {
  return call.wait_for(kWatched) == std::future_status::timeout;
}

class FreshnessTest : public testing::Test {
 protected:
  ~FreshnessTest() override { gate.open(); }

  void write(const NoteFacts& facts) { ASSERT_TRUE(store.write({{facts}, {}, {}}, {})); }
  /// Somebody has read: the graph and its names are at hand.
  void read_first() {
    const auto view = views->current();
    ASSERT_TRUE(view) << view.status().message();
    ASSERT_TRUE((*view)->engine());
    ASSERT_TRUE((*view)->names());
  }
  std::size_t relations() {
    const auto view = views->current();
    EXPECT_TRUE(view) << view.status().message();
    return (*(*view)->engine())->relation_count();
  }
  /// A view is being made, and held up at the gate.
  void hold_up(const NoteFacts& facts) {
    gate.shut();
    write(facts);
    ASSERT_TRUE(views->current());
    gate.await_somebody();
  }

  test::GatedStore store;
  test::Gate& gate = store.gate();
  std::unique_ptr<GraphViews> views = std::make_unique<GraphViews>(store);
};

TEST_F(FreshnessTest, AWriteThatWasShownIsSeenByTheNextReader) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  write(chain_facts("b.md", 2, 5));
  views->show_writes();
  EXPECT_EQ(relations(), 4U);
}

TEST_F(FreshnessTest, ReadersGoOnWithTheLastViewWhileTheNextIsMade) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  hold_up(chain_facts("b.md", 2, 5));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(relations(), 2U);
  gate.open();
  views->show_writes();
  EXPECT_EQ(relations(), 4U);
}

TEST_F(FreshnessTest, WhoWroteWaitsUntilItIsSeen) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  gate.shut();
  write(chain_facts("b.md", 2, 5));
  const auto shown = std::async(std::launch::async, [&] { views->show_writes(); });
  gate.await_somebody();
  EXPECT_TRUE(goes_on_waiting(shown));
  EXPECT_EQ(relations(), 2U);
  gate.open();
  shown.wait();
  EXPECT_EQ(relations(), 4U);
}

TEST_F(FreshnessTest, AWriteBehindTheOneThatIsBeingShownIsWaitedForToo) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  hold_up(chain_facts("b.md", 2, 5));
  write(chain_facts("c.md", 4, 7));
  const auto shown = std::async(std::launch::async, [&] { views->show_writes(); });
  gate.open();
  shown.wait();
  EXPECT_EQ(relations(), 6U);
}

TEST_F(FreshnessTest, WhatIsReadAnewIsThereBeforeItIsShown) {
  write(chain_facts("few.md", 0, 9));
  read_first();
  write(chain_facts("many.md", 0, store::kMostListedEntities + 2));
  views->show_writes();
  const auto view = views->current();
  ASSERT_TRUE(view);
  ASSERT_NE((*view)->made_engine(), nullptr);
  ASSERT_NE((*view)->made_names(), nullptr);
  EXPECT_EQ((*view)->made_engine()->relation_count(), store::kMostListedEntities + 1U);
  EXPECT_EQ((*view)->made_names()->sequence(), store.sequence());
}

TEST_F(FreshnessTest, NobodyWaitsForAViewThatNobodyReads) {
  gate.shut();
  write(chain_facts("a.md", 0, 3));
  views->show_writes();
  gate.open();
  EXPECT_EQ(relations(), 2U);
}

TEST_F(FreshnessTest, AnErrorIsToldAndTheNextTryMaySucceed) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  store.give_broken_snapshots(true);
  write(chain_facts("b.md", 2, 5));
  views->show_writes();
  for (int i = 0; i < 2; ++i) {
    const auto failed = views->current();
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.status().code(), StatusCode::unavailable);
  }
  store.give_broken_snapshots(false);
  EXPECT_EQ(relations(), 4U);
}

TEST_F(FreshnessTest, EndsWhileAViewIsBeingMade) {
  write(chain_facts("a.md", 0, 3));
  read_first();
  hold_up(chain_facts("b.md", 2, 5));
  const auto end = std::async(std::launch::async, [&] { views.reset(); });
  EXPECT_TRUE(goes_on_waiting(end));
  gate.open();
  end.wait();
  EXPECT_EQ(views, nullptr);
}

// Every note holds two relations: a view that showed half of one would show an odd number.
TEST_F(FreshnessTest, EachFindsItsOwnWritesAndNobodyHalfANote) {
  constexpr std::uint32_t kWriters = 2, kNotes = 60;
  write(chain_facts("first.md", 0, 3));
  read_first();
  ASSERT_TRUE(views->keep_evidence());
  std::atomic<std::uint32_t> missed = 0, halves = 0, writing = kWriters;
  std::vector<std::jthread> threads;
  for (std::uint32_t writer = 1; writer <= kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (std::uint32_t i = 0; i < kNotes; ++i) {
        const std::string note = std::to_string(writer) + "-" + std::to_string(i) + ".md";
        const std::uint32_t begin = 1000 * writer + 3 * i;
        static_cast<void>(store.write({{chain_facts(note, begin, begin + 3)}, {}, {}}, {}));
        views->show_writes();
        const auto view = views->current();
        if (!view || !(*view)->snapshot().find_note(note)) ++missed;
      }
      --writing;
    });
    threads.emplace_back([&] {
      while (writing > 0) {
        if (relations() % 2 != 0) ++halves;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(missed, 0U);
  EXPECT_EQ(halves, 0U);
  EXPECT_EQ(relations(), 2 + kWriters * kNotes * 2);
}

/// The facade over a store whose next view can be held up.
class FreshServiceTest : public testing::Test {
 protected:
  ~FreshServiceTest() override { gate_.open(); }

  std::vector<SearchHit> search(const std::string& text) {
    const auto reply = service_.search({text, {}});
    EXPECT_TRUE(reply) << reply.status().message();
    return reply->hits;
  }

  std::unique_ptr<test::GatedStore> store_ = std::make_unique<test::GatedStore>();
  test::Gate& gate_ = store_->gate();
  KnowledgeService service_{
      std::move(store_), Ontology(), []() -> Result<std::unique_ptr<const extract::Extractor>> {
        return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
      }};
  test::TemporaryDirectory directory_;
};

TEST_F(FreshServiceTest, AnImportIsReportedWhenItIsSeenAndHoldsUpNobody) {
  ASSERT_TRUE(service_.put_note({"a.md", "model:LSTM variant_of model:RNN\n"}));
  EXPECT_THAT(search("LSTM"), SizeIs(1));
  const auto graph = directory_.write("graph.jsonl", R"({"type":"entity","name":"BERT","kind":"model"})");
  gate_.shut();
  auto import = std::async(std::launch::async, [&] { return service_.import_graph(graph, {}); });
  gate_.await_somebody();
  EXPECT_TRUE(goes_on_waiting(import));
  EXPECT_THAT(search("LSTM"), SizeIs(1));
  EXPECT_THAT(search("BERT"), IsEmpty());
  gate_.open();
  const auto report = import.get();
  ASSERT_TRUE(report) << report.status().message();
  EXPECT_THAT(search("BERT"), SizeIs(1));
}

TEST_F(FreshServiceTest, WhateverWasWrittenIsSeenNext) {
  EXPECT_THAT(search("LSTM"), IsEmpty());
  ASSERT_TRUE(service_.put_note({"a.md", "model:LSTM variant_of model:RNN\n"}));
  EXPECT_THAT(search("LSTM"), SizeIs(1));
  const auto decision =
      service_.decide({.kind = DecisionKind::reject_entity, .entity = "LSTM", .author = "ada"});
  ASSERT_TRUE(decision) << decision.status().message();
  EXPECT_THAT(search("LSTM"), IsEmpty());
  ASSERT_TRUE(service_.undo(decision->decision.number, "ada"));
  EXPECT_THAT(search("LSTM"), SizeIs(1));
  ASSERT_TRUE(service_.remove({"a.md"}));
  EXPECT_THAT(search("LSTM"), IsEmpty());
  directory_.write("b.md", "model:BERT uses technique:MLM\n");
  ASSERT_TRUE(service_.ingest({directory_.path()}, {}));
  EXPECT_THAT(search("BERT"), SizeIs(1));
}

}  // namespace
}  // namespace notegraph::service
