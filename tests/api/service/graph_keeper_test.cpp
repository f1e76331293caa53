#include "api/service/graph_keeper.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/damaged_file.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::uint32_t kEntities = 12'000;

class GraphKeeperTest : public testing::Test {
 protected:
  void SetUp() override { put(test::chain_facts("all.md", 0, kEntities)); }

  void put(const NoteFacts& facts) { ASSERT_TRUE(store_->write({{facts}, {}, {}})); }

  /// As one run of the program does; what it writes is there when this returns.
  std::shared_ptr<const query::QueryEngine> run(const std::string& store_id = "id") {
    return *GraphKeeper(keeping(), store_id).make_engine(*store_->snapshot());
  }
  std::shared_ptr<const query::NameIndex> run_names() {
    return *GraphKeeper(keeping(), "id").make_names(*store_->snapshot());
  }

  GraphKeeping keeping() {
    return {directory_.path(), [this](const std::string& message) { warnings_.push_back(message); }};
  }

  test::TemporaryDirectory directory_;
  const std::filesystem::path file_ = directory_.path() / "graph.mapped";
  std::unique_ptr<store::GraphStore> store_ = store::make_memory_graph_store();
  std::vector<std::string> warnings_;
};

TEST_F(GraphKeeperTest, FindsAgainWhatItKept) {
  run();
  const auto written = std::filesystem::last_write_time(file_);
  const auto found = run();
  EXPECT_EQ(std::filesystem::last_write_time(file_), written);
  EXPECT_EQ(found->relation_count(), kEntities - 1);
  const query::PathRequest path{make_entity_id("model", "0"), make_entity_id("model", "5")};
  EXPECT_EQ(found->paths(path)->paths, (*query::QueryEngine::build(*store_->snapshot()))->paths(path)->paths);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(GraphKeeperTest, FindsNamesAgain) {
  run_names();
  ASSERT_TRUE(std::filesystem::exists(directory_.path() / "names.mapped"));
  put(test::chain_facts("more.md", kEntities, kEntities + 2));
  const auto names = run_names();
  const auto built = *query::NameIndex::build(*store_->snapshot());
  EXPECT_EQ(names->entity_count(), kEntities + 2);
  for (const char* name : {"0", "77", "12001"}) {
    EXPECT_EQ(names->find(make_entity_id("model", name)), built->find(make_entity_id("model", name)));
    EXPECT_EQ(names->search(name, 50), built->search(name, 50));
  }
  EXPECT_EQ(names->find(make_entity_id("model", "none")), std::nullopt);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(GraphKeeperTest, TellsHowMuchRoomItsFilesTake) {
  const std::filesystem::path names = directory_.path() / "names.mapped";
  directory_.write("other.mapped", "of no concern");
  EXPECT_EQ(GraphKeeper(keeping(), "id").disk_bytes(), 0U);
  run();
  run_names();
  const std::uintmax_t bytes = std::filesystem::file_size(file_) + std::filesystem::file_size(names);
  EXPECT_GT(bytes, kEntities);
  EXPECT_EQ(GraphKeeper(keeping(), "id").disk_bytes(), bytes);
  EXPECT_EQ(GraphKeeper(keeping(), "").disk_bytes(), 0U) << "a store without id keeps nothing";
}

TEST_F(GraphKeeperTest, GoesOnFromAnEarlierState) {
  run();
  const auto written = std::filesystem::last_write_time(file_);
  put(test::chain_facts("more.md", kEntities, kEntities + 3));
  EXPECT_EQ(run()->relation_count(), kEntities + 1);
  EXPECT_EQ(std::filesystem::last_write_time(file_), written);
}

TEST_F(GraphKeeperTest, BringsAFileFarBehindUpToDate) {
  run();
  put(test::chain_facts("some.md", 0, 2900));
  put(test::chain_facts("more.md", 2900, 5800));
  EXPECT_FALSE(run()->wants_merge());
  const auto written = std::filesystem::last_write_time(file_);
  EXPECT_EQ(run()->sequence(), store_->sequence());
  EXPECT_EQ(std::filesystem::last_write_time(file_), written) << "what was touched was merged into it before";
}

TEST_F(GraphKeeperTest, TellsHowFarReadingHasCome) {
  std::vector<std::pair<std::size_t, std::size_t>> told;
  GraphKeeping asked = keeping();
  asked.progress = [&](const Progress& progress) { told.emplace_back(progress.done, progress.total); };
  ASSERT_TRUE(GraphKeeper(asked, "id").make_engine(*store_->snapshot()));
  const std::size_t rows = std::size_t{kEntities} + kEntities - 1;
  ASSERT_GT(told.size(), 4U);
  EXPECT_EQ(told.back(), std::pair(rows, rows));
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  told.clear();
  ASSERT_TRUE(GraphKeeper(asked, "id").make_engine(*store_->snapshot()));
  EXPECT_THAT(told, IsEmpty()) << "it was mapped";
}

TEST_F(GraphKeeperTest, NoticesDamageAnywhere) {
  run();
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file_));
  for (const std::streamoff place :
       {std::streamoff{0}, std::streamoff{17}, std::streamoff{25}, std::streamoff{50}, size / 2, size - 1}) {
    test::flip_bit(file_, place);
    EXPECT_EQ(run()->relation_count(), kEntities - 1);
    EXPECT_EQ(warnings_.size(), 1U) << place;
    warnings_.clear();
    run();  // It was made anew.
    EXPECT_THAT(warnings_, IsEmpty());
  }
}

TEST_F(GraphKeeperTest, NoticesAFileCutShort) {
  run();
  for (const std::uintmax_t size : {std::uintmax_t{100'000}, std::uintmax_t{30}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(file_, size);
    EXPECT_EQ(run()->relation_count(), kEntities - 1);
    EXPECT_THAT(warnings_, ElementsAre(HasSubstr("damaged"))) << size;
    warnings_.clear();
  }
}

TEST_F(GraphKeeperTest, LeavesTheFileOfAnotherStoreAside) {
  run("another");
  EXPECT_EQ(run()->relation_count(), kEntities - 1);
  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("another store")));
}

TEST_F(GraphKeeperTest, SaysWhenNothingCanBeKept) {
  std::filesystem::create_directory(file_);
  EXPECT_EQ(run()->relation_count(), kEntities - 1);
  EXPECT_THAT(warnings_, testing::Contains(HasSubstr("not kept")));
}

TEST_F(GraphKeeperTest, KeepsNoSmallGraphs) {
  ASSERT_TRUE(store_->write({{}, {"all.md"}, {}}));
  put(test::chain_facts("few.md", 0, 9));
  run();
  EXPECT_FALSE(std::filesystem::exists(file_));
}

}  // namespace
}  // namespace notegraph::service
