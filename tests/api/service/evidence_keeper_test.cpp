#include "api/service/evidence_keeper.h"

#include <filesystem>
#include <ios>
#include <memory>
#include <string>
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

class EvidenceKeeperTest : public testing::Test {
 protected:
  void SetUp() override { put(test::chain_facts("all.md", 0, kEntities)); }

  void put(const NoteFacts& facts) { ASSERT_TRUE(store_->write({{facts}, {}, {}})); }

  /// As one run of the program does.
  query::EvidenceIndex::Pointer run(const std::string& store_id = "id") {
    const EvidenceKeeper keeper(file_, store_id,
                                [this](const std::string& message) { warnings_.push_back(message); });
    auto made = keeper.make(*store_->snapshot(), nullptr, {});
    EXPECT_TRUE(made) << made.status().message();
    EXPECT_EQ((*made)->sequence(), store_->sequence());
    return *made;
  }

  static std::string note_of(const query::EvidenceIndex& index, std::uint32_t head) {
    const auto id = [](std::uint32_t number) { return make_entity_id("model", std::to_string(number)); };
    const auto found = index.find({id(head), "uses", id(head + 1)}, 1);
    return found ? found->evidence.at(0).note : "";
  }

  test::TemporaryDirectory directory_;
  const std::filesystem::path file_ = directory_.path() / "evidence.mapped";
  std::unique_ptr<store::GraphStore> store_ = store::make_memory_graph_store();
  std::vector<std::string> warnings_;
};

TEST_F(EvidenceKeeperTest, FindsAgainWhatItKept) {
  EXPECT_EQ(note_of(*run(), 77), "all.md");
  const auto written = std::filesystem::last_write_time(file_);
  EXPECT_EQ(note_of(*run(), 77), "all.md");
  EXPECT_EQ(std::filesystem::last_write_time(file_), written);
  EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(EvidenceKeeperTest, ReadsWhatWasTouchedAndLeavesTheFile) {
  run();
  const auto written = std::filesystem::last_write_time(file_);
  put(test::chain_facts("more.md", kEntities, kEntities + 3));
  const auto index = run();
  EXPECT_EQ(note_of(*index, 77), "all.md");
  EXPECT_EQ(note_of(*index, kEntities), "more.md");
  EXPECT_EQ(std::filesystem::last_write_time(file_), written);
}

TEST_F(EvidenceKeeperTest, BringsAFileFarBehindUpToDate) {
  run();
  ASSERT_TRUE(store_->write({{}, {"all.md"}, {}}));
  put(test::chain_facts("some.md", 0, 2900));
  put(test::chain_facts("more.md", 2900, 5800));
  for (int again = 0; again < 2; ++again) {
    const auto index = run();
    EXPECT_TRUE(index->is_whole());
    EXPECT_EQ(note_of(*index, 77), "some.md");
    EXPECT_EQ(note_of(*index, 3000), "more.md");
  }
}

TEST_F(EvidenceKeeperTest, NoticesDamageAnywhere) {
  run();
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file_));
  for (const std::streamoff place : {std::streamoff{0}, std::streamoff{50}, size / 2, size - 1}) {
    test::flip_bit(file_, place);
    EXPECT_EQ(note_of(*run(), 77), "all.md");
    EXPECT_EQ(warnings_.size(), 1U) << place;
    warnings_.clear();
    run();  // It was made anew.
    EXPECT_THAT(warnings_, IsEmpty());
  }
}

TEST_F(EvidenceKeeperTest, LeavesTheFileOfAnotherStoreAside) {
  run("another");
  EXPECT_EQ(note_of(*run(), 77), "all.md");
  EXPECT_THAT(warnings_, ElementsAre(HasSubstr("another store")));
}

TEST_F(EvidenceKeeperTest, SaysWhenNothingCanBeKept) {
  std::filesystem::create_directory(file_);
  EXPECT_EQ(note_of(*run(), 77), "all.md");
  EXPECT_THAT(warnings_, testing::Contains(HasSubstr("not kept")));
}

TEST_F(EvidenceKeeperTest, KeepsNoFewRelations) {
  ASSERT_TRUE(store_->write({{}, {"all.md"}, {}}));
  put(test::chain_facts("few.md", 0, 9));
  EXPECT_EQ(note_of(*run(), 7), "few.md");
  EXPECT_FALSE(std::filesystem::exists(file_));
}

}  // namespace
}  // namespace notegraph::service
