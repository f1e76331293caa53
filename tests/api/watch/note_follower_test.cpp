#include "api/watch/note_follower.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::watch {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

class NoteFollowerTest : public testing::Test {
 protected:
  NoteFollowerTest()
      : service_(store::make_memory_graph_store(), Ontology(),
                 []() -> Result<std::unique_ptr<const extract::Extractor>> {
                   return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                 }) {
    directory_.write("a.md", "model:BERT uses technique:MLM\n");
    auto follower = NoteFollower::open(service_, {directory_.path()}, {});
    EXPECT_TRUE(follower) << follower.status().message();
    follower_.emplace(*std::move(follower));
    thread_ = std::thread([this] {
      const Status status = follower_->run([this](const service::IngestReport& report) {
        const std::lock_guard lock(mutex_);
        last_ = report;
        ++updates_;
        changed_.notify_all();
      });
      EXPECT_TRUE(status) << status.message();
    });
    EXPECT_TRUE(wait_for_update(1));
  }
  ~NoteFollowerTest() override {
    follower_->stop();
    thread_.join();
  }

  bool wait_for_update(int number) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(5), [&] { return updates_ >= number; });
  }

  test::TemporaryDirectory directory_;
  service::KnowledgeService service_;
  std::optional<NoteFollower> follower_;
  std::mutex mutex_;
  std::condition_variable changed_;
  service::IngestReport last_;
  int updates_ = 0;
  std::thread thread_;
};

TEST_F(NoteFollowerTest, ReadsEverythingFirst) {
  EXPECT_EQ(last_.added, 1U);
  EXPECT_TRUE(service_.resolve("BERT"));
}

TEST_F(NoteFollowerTest, AnswersFromASavedNoteInLessThanASecond) {
  const auto saved = Clock::now();
  directory_.write("b.md", "model:LSTM variant_of model:RNN\n");
  while (!service_.resolve("LSTM") && Clock::now() - saved < std::chrono::seconds(5)) {
    std::this_thread::sleep_for(milliseconds(5));
  }
  EXPECT_LT(Clock::now() - saved, std::chrono::seconds(1));
  EXPECT_TRUE(wait_for_update(2));
}

TEST_F(NoteFollowerTest, SeesAnEditorsWayOfSavingAsAChange) {
  directory_.write(".a.md.swp", "");
  directory_.write("a.md~", "model:BERT uses technique:NSP\n");
  fs::rename(directory_.path() / "a.md~", directory_.path() / "a.md");
  fs::remove(directory_.path() / ".a.md.swp");
  ASSERT_TRUE(wait_for_update(2));
  EXPECT_EQ(last_.changed, 1U);
  EXPECT_EQ(last_.added + last_.removed, 0U);
  EXPECT_TRUE(service_.resolve("NSP"));
}

TEST_F(NoteFollowerTest, SeesARename) {
  fs::rename(directory_.path() / "a.md", directory_.path() / "z.md");
  ASSERT_TRUE(wait_for_update(2));
  EXPECT_EQ(last_.renamed.size(), 1U);
  EXPECT_EQ(last_.added + last_.removed, 0U);
}

TEST_F(NoteFollowerTest, SaysNothingOfWhatIsNoNews) {
  directory_.write("picture.png", "png");
  std::this_thread::sleep_for(milliseconds(400));
  fs::remove(directory_.path() / "a.md");
  ASSERT_TRUE(wait_for_update(2));
  EXPECT_EQ(last_.removed, 1U);
  EXPECT_EQ(updates_, 2);
}

}  // namespace
}  // namespace notegraph::watch
