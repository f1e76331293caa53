#include "api/watch/folder_watcher.h"

#include <fstream>
#include <optional>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::watch {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using testing::Contains;
using testing::ElementsAre;

constexpr Debounce kShort{milliseconds(50), milliseconds(300)};

class FolderWatcherTest : public testing::Test {
 protected:
  FolderWatcherTest() {
    directory_.write("notes/a.md", "a");
    directory_.write("notes/sub/b.md", "b");
    directory_.write("notes/.git/c.md", "c");
    watch({root_});
  }

  void watch(const std::vector<fs::path>& roots) {
    auto watcher = FolderWatcher::open(roots);
    ASSERT_TRUE(watcher) << watcher.status().message();
    watcher_.emplace(*std::move(watcher));
  }

  /// The paths that are told next, below the root; nothing after half a second without any.
  std::vector<std::string> told() {
    std::jthread patience([this](const std::stop_token& enough) {
      for (int i = 0; i < 50 && !enough.stop_requested(); ++i) std::this_thread::sleep_for(milliseconds(10));
      if (!enough.stop_requested()) watcher_->stop();
    });
    const auto changed = watcher_->wait(kShort);
    patience.request_stop();
    EXPECT_TRUE(changed) << changed.status().message();
    std::vector<std::string> names;
    if (changed && *changed) {
      for (const fs::path& path : **changed) names.push_back(fs::relative(path, root_).string());
    }
    return names;
  }

  test::TemporaryDirectory directory_;
  fs::path root_ = fs::canonical(directory_.path()) / "notes";
  std::optional<FolderWatcher> watcher_;
};

struct ChangeCase {
  const char* name;
  void (*change)(const fs::path& root);
  std::vector<std::string> told;
};

void write(const fs::path& file, const char* text) {
  std::ofstream(file) << text;
}

const ChangeCase kChanges[] = {
    {"Write", [](const fs::path& root) { write(root / "a.md", "new"); }, {"a.md"}},
    {"WriteDeeper", [](const fs::path& root) { write(root / "sub/b.md", "new"); }, {"sub/b.md"}},
    {"Make", [](const fs::path& root) { write(root / "new.md", "new"); }, {"new.md"}},
    {"Remove", [](const fs::path& root) { fs::remove(root / "a.md"); }, {"a.md"}},
    {"Rename", [](const fs::path& root) { fs::rename(root / "a.md", root / "z.md"); }, {"a.md", "z.md"}},
    {"SaveByRenaming",
     [](const fs::path& root) {
       write(root / "a.md.tmp", "new");
       fs::rename(root / "a.md.tmp", root / "a.md");
     },
     {"a.md", "a.md.tmp"}},
    {"MoveAway",
     [](const fs::path& root) { fs::rename(root / "a.md", root.parent_path() / "a.md"); },
     {"a.md"}},
    {"MoveAFolder", [](const fs::path& root) { fs::rename(root / "sub", root / "sub2"); }, {"sub", "sub2"}},
};

class ChangeTest : public FolderWatcherTest, public testing::WithParamInterface<ChangeCase> {};

TEST_P(ChangeTest, IsToldOnceWithItsPaths) {
  GetParam().change(root_);
  EXPECT_EQ(told(), GetParam().told);
  EXPECT_THAT(told(), ElementsAre());
}

INSTANTIATE_TEST_SUITE_P(Cases, ChangeTest, testing::ValuesIn(kChanges), test::case_name<ChangeCase>);

TEST_F(FolderWatcherTest, WatchesFoldersThatComeLater) {
  fs::create_directories(root_ / "new/deep");
  EXPECT_THAT(told(), Contains("new"));
  write(root_ / "new/deep/d.md", "d");
  EXPECT_THAT(told(), ElementsAre("new/deep/d.md"));
}

TEST_F(FolderWatcherTest, KnowsAMovedFolderByItsNewName) {
  fs::rename(root_ / "sub", root_ / "sub2");
  told();
  write(root_ / "sub2/b.md", "new");
  EXPECT_THAT(told(), ElementsAre("sub2/b.md"));
}

TEST_F(FolderWatcherTest, ForgetsAFolderThatIsMovedAway) {
  fs::rename(root_ / "sub", root_.parent_path() / "elsewhere");
  EXPECT_THAT(told(), ElementsAre("sub"));
  write(root_.parent_path() / "elsewhere/b.md", "new");
  EXPECT_THAT(told(), ElementsAre());
}

TEST_F(FolderWatcherTest, LeavesHiddenFoldersAlone) {
  write(root_ / ".git/c.md", "new");
  fs::create_directory(root_ / ".cache");
  write(root_ / "a.md", "new");
  EXPECT_THAT(told(), ElementsAre("a.md"));
}

TEST_F(FolderWatcherTest, TellsManyChangesTogether) {
  for (int i = 0; i < 20; ++i) write(root_ / "a.md", "again");
  write(root_ / "sub/b.md", "new");
  EXPECT_THAT(told(), ElementsAre("a.md", "sub/b.md"));
}

TEST_F(FolderWatcherTest, DoesNotWaitForAFolderThatNeverRests) {
  std::jthread writer([this](const std::stop_token& enough) {
    while (!enough.stop_requested()) {
      write(root_ / "a.md", "again");
      std::this_thread::sleep_for(milliseconds(10));
    }
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(told(), ElementsAre("a.md"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(900));
}

TEST_F(FolderWatcherTest, WatchesAFileAlone) {
  watch({root_ / "a.md"});
  write(root_ / "other.md", "new");
  write(root_ / "a.md", "new");
  EXPECT_THAT(told(), ElementsAre("a.md"));
}

TEST_F(FolderWatcherTest, LooksThroughEverythingAfterTooManyChanges) {
  std::ifstream limit_file("/proc/sys/fs/inotify/max_queued_events");
  std::size_t limit = 0;
  if (!(limit_file >> limit) || limit > 100'000) GTEST_SKIP() << "the queue holds too much to be filled here";
  for (std::size_t i = 0; i <= limit / 2; ++i) {  // Two events each: equal ones in a row would be one.
    fs::rename(root_ / "a.md", root_ / "z.md");
    fs::rename(root_ / "z.md", root_ / "a.md");
  }
  EXPECT_THAT(told(), Contains("."));
}

TEST_F(FolderWatcherTest, StopsBeforeAndWhileItWaits) {
  std::jthread stopper([this] {
    std::this_thread::sleep_for(milliseconds(50));
    watcher_->stop();
  });
  EXPECT_FALSE(*watcher_->wait());
  EXPECT_FALSE(*watcher_->wait());
}

TEST(FolderWatcher, SaysWhatIsNotThere) {
  const auto watcher = FolderWatcher::open({"/nowhere/notes"});
  ASSERT_FALSE(watcher);
  EXPECT_EQ(watcher.status().code(), StatusCode::not_found);
}

}  // namespace
}  // namespace notegraph::watch
