// What opening a directory promises: what it refuses, and why; that damage is found out.
#include "graph/store/rocksdb_directory.h"

#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include "graph/store/key_codec.h"
#include "graph/store/manifest_tail.h"
#include "graph/store/record_codec.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_rebuild.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/raw_database.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RocksDbDirectoryTest : public testing::Test {
 protected:
  Status open_status() const {
    const auto opened = open_rocksdb_graph_store(store_path_);
    return opened ? Status() : opened.status();
  }

  void make_store(int notes = 30) const {
    auto store = open_rocksdb_graph_store(store_path_);
    ASSERT_TRUE(store) << store.status().message();
    std::mt19937_64 random(1);
    for (int i = 0; i < notes; ++i) {
      ASSERT_TRUE(
          (*store)->write({{test::random_facts(random, std::to_string(i))}, {}, {}}, {.sync = false}));
    }
  }

  /// Puts a record past all checks.
  void put_raw(const std::string& key, const std::string& value) const {
    ASSERT_TRUE(test::open_raw_database(store_path_)->Put({}, key, value).ok());
  }

  test::TemporaryDirectory directory_;
  fs::path store_path_ = directory_.path() / "store";
};

TEST_F(RocksDbDirectoryTest, IsNotFoundUnlessItMayBeMade) {
  const auto opened = open_rocksdb_graph_store(store_path_, {.create_if_missing = false});
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.status().code(), StatusCode::not_found);
  EXPECT_FALSE(fs::exists(store_path_));
  EXPECT_TRUE(open_status().ok());
  EXPECT_TRUE(open_rocksdb_graph_store(store_path_, {.create_if_missing = false}));
}

TEST_F(RocksDbDirectoryTest, RefusesAFile) {
  directory_.write("store", "text");
  EXPECT_EQ(open_status().code(), StatusCode::bad_data);
}

TEST_F(RocksDbDirectoryTest, RefusesADirectoryOfOtherFilesAndLeavesItAlone) {
  directory_.write("store/letter.txt", "Dear reader");
  const Status status = open_status();
  EXPECT_EQ(status.code(), StatusCode::bad_data);
  EXPECT_THAT(status.message(), HasSubstr("name another directory"));
  EXPECT_EQ(std::distance(fs::directory_iterator(store_path_), {}), 1);
}

TEST_F(RocksDbDirectoryTest, RefusesTheDatabaseOfAnotherProgram) {
  put_raw("some key", "some value");
  EXPECT_EQ(open_status().code(), StatusCode::bad_data);
}

TEST_F(RocksDbDirectoryTest, RefusesOtherFormatVersions) {
  make_store(1);
  put_raw(meta_key(kMetaFormat), encode_format({kStoreFormatVersion + 1, {}}));
  const Status status = open_status();
  EXPECT_EQ(status.code(), StatusCode::bad_data);
  EXPECT_THAT(status.message(), HasSubstr("open it with a newer notegraph"));
}

TEST_F(RocksDbDirectoryTest, RefusesFilesOfTwoStores) {
  make_store(1);
  put_raw(meta_key(kMetaState), encode_state({}));
  const Status status = open_status();
  EXPECT_EQ(status.code(), StatusCode::corruption);
  EXPECT_THAT(status.message(), HasSubstr("two stores"));
}

TEST_F(RocksDbDirectoryTest, IsBusyWhileAnotherHoldsIt) {
  const auto first = open_rocksdb_graph_store(store_path_);
  ASSERT_TRUE(first);
  EXPECT_EQ(open_status().code(), StatusCode::busy);
}

// Its files would be renamed and deleted before the lock is taken, by several programs at once.
TEST_F(RocksDbDirectoryTest, KeepsNoLogOfRocksDbItself) {
  make_store();
  make_store();
  EXPECT_FALSE(fs::exists(store_path_ / "LOG"));
}

TEST_F(RocksDbDirectoryTest, FinishesAStoreWhoseMakingWasInterrupted) {
  test::open_raw_database(store_path_).reset();
  EXPECT_TRUE(open_status().ok());
}

TEST_F(RocksDbDirectoryTest, LosesNothingWithoutCurrent) {
  make_store();
  const auto files = [&] { return std::distance(fs::directory_iterator(store_path_), {}); };
  fs::remove(store_path_ / "CURRENT");
  const auto before = files();
  EXPECT_EQ(open_status().code(), StatusCode::corruption);
  EXPECT_EQ(files(), before);
}

TEST_F(RocksDbDirectoryTest, LeavesAnEmptyLogBehind) {
  make_store();
  std::uintmax_t log_bytes = 0;
  for (const auto& file : fs::directory_iterator(store_path_)) {
    if (file.path().extension() == ".log") log_bytes += file.file_size();
  }
  EXPECT_EQ(log_bytes, 0U);
}

TEST_F(RocksDbDirectoryTest, FindsMissingRecords) {
  make_store();
  const auto whole = test::read_content(*(*open_rocksdb_graph_store(store_path_))->snapshot());
  ASSERT_TRUE(whole);
  const Note& note = whole->notes.front();
  put_raw(note_key(note.id), encode_note_header({"", "", "more text than there is", 0, ""}));
  const auto content = test::read_content(*(*open_rocksdb_graph_store(store_path_))->snapshot());
  ASSERT_FALSE(content);
  EXPECT_EQ(content.status().code(), StatusCode::corruption);
}

void flip_bit(const fs::path& file, std::uint64_t place) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(place / 8));
  const int byte = stream.get() ^ (1 << (place % 8));
  stream.seekp(static_cast<std::streamoff>(place / 8));
  stream.put(static_cast<char>(byte));
}

bool holds_data(const fs::path& file) {
  const std::string name = file.filename().string();
  return name == "CURRENT" || name.starts_with("MANIFEST-") || name.ends_with(".sst");
}

TEST_F(RocksDbDirectoryTest, NeverGivesWrongAnswersFromDamagedFiles) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  make_store();
  const auto want = test::read_content(*(*open_rocksdb_graph_store(store_path_))->snapshot());
  ASSERT_TRUE(want);
  const fs::path whole = directory_.path() / "whole";
  fs::rename(store_path_, whole);

  int found_out = 0;
  for (const auto& file : fs::directory_iterator(whole)) {
    if (!holds_data(file.path())) continue;
    for (int round = 0; round < 8; ++round) {
      fs::remove_all(store_path_);
      fs::copy(whole, store_path_);
      flip_bit(store_path_ / file.path().filename(), random() % (8 * file.file_size()));
      const auto store = open_rocksdb_graph_store(store_path_);
      const auto got =
          store ? test::read_content(*(*store)->snapshot()) : Result<test::StoreContent>(store.status());
      if (got) {
        EXPECT_TRUE(*got == *want) << file.path().filename();  // The bit was of no consequence.
      } else {
        ++found_out;
        EXPECT_EQ(got.status().code(), StatusCode::corruption) << got.status().message();
      }
    }
  }
  EXPECT_GT(found_out, 0);
}

/// Flips bits of the log of a store, or cuts it, and says what became of the store each time.
class DamagedLogTest : public RocksDbDirectoryTest, public testing::WithParamInterface<bool> {};

INSTANTIATE_TEST_SUITE_P(Writes, DamagedLogTest, testing::Bool(),
                         [](const auto& each) { return each.param ? "Synced" : "NotSynced"; });

TEST_P(DamagedLogTest, GivesAnEarlierStateOnlyIfNobodyWasToldOfALaterOne) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  const fs::path whole = directory_.path() / "whole";
  std::vector<test::StoreContent> history;
  {
    const auto store = *open_rocksdb_graph_store(store_path_);
    for (int i = 0; i < 10; ++i) {
      history.push_back(*test::read_content(*store->snapshot()));
      ASSERT_TRUE(store->write(test::random_batch(random), {.sync = GetParam()}));
    }
    history.push_back(*test::read_content(*store->snapshot()));
    fs::copy(store_path_, whole);  // As a kill leaves it: all that was written is in the log.
  }
  int cut_short = 0, noticed = 0;
  for (const auto& file : fs::directory_iterator(whole)) {
    if (file.path().extension() != ".log") continue;
    for (int round = 0; round < 20; ++round) {
      fs::remove_all(store_path_);
      fs::copy(whole, store_path_);
      const fs::path log = store_path_ / file.path().filename();
      if (round % 2 == 0) {
        flip_bit(log, random() % (8 * file.file_size()));
      } else {
        fs::resize_file(log, random() % file.file_size());
      }
      const auto store = open_rocksdb_graph_store(store_path_);
      if (!store) {
        ++noticed;
        EXPECT_EQ(store.status().code(), StatusCode::corruption);
        EXPECT_THAT(store.status().message(), HasSubstr("has lost "));
        continue;
      }
      ASSERT_LT((*store)->sequence(), history.size());
      if ((*store)->sequence() + 1 < history.size()) ++cut_short;
      test::expect_same_content(*test::read_content(*(*store)->snapshot()), history[(*store)->sequence()]);
    }
  }
  EXPECT_GT(GetParam() ? noticed : cut_short, 0);
  EXPECT_EQ(GetParam() ? cut_short : noticed, 0);
}

TEST_F(RocksDbDirectoryTest, ARepairKeepsWhatIsLeftOfADamagedLogAndCountsTheRest) {
  const fs::path cut = directory_.path() / "cut";
  {
    const auto store = *open_rocksdb_graph_store(store_path_);
    std::mt19937_64 random(1);
    for (int i = 0; i < 10; ++i) {
      ASSERT_TRUE(store->write({{test::random_facts(random, std::to_string(i))}, {}, {}}));
    }
    fs::copy(store_path_, cut);
  }
  for (const auto& file : fs::directory_iterator(cut)) {
    if (file.path().extension() == ".log") fs::resize_file(file.path(), file.file_size() / 2);
  }
  const auto rebuilt = rebuild_store(cut, directory_.path() / "mended");
  ASSERT_TRUE(rebuilt) << rebuilt.status().message();
  EXPECT_GT(rebuilt->lost_writes, 0U);
  EXPECT_EQ(rebuilt->counts.notes + rebuilt->lost_writes, 10U);
}

TEST_F(RocksDbDirectoryTest, AMarkThatIsMissingDamagedOrOfAnotherStoreSaysNothing) {
  make_store(1);
  const fs::path mark = store_path_ / "last-synced";
  const fs::path other = directory_.path() / "other";
  for (int i = 0; i < 3; ++i) ASSERT_TRUE((*open_rocksdb_graph_store(other))->write({}));
  flip_bit(mark, 8 * 20);
  EXPECT_TRUE(open_status().ok());
  fs::copy_file(other / "last-synced", mark, fs::copy_options::overwrite_existing);
  EXPECT_TRUE(open_status().ok());
  fs::remove(mark);
  EXPECT_TRUE(open_status().ok());
}

TEST_F(RocksDbDirectoryTest, NeverGivesWrongAnswersFromFilesCutShort) {
  make_store();
  const auto want = test::read_content(*(*open_rocksdb_graph_store(store_path_))->snapshot());
  ASSERT_TRUE(want);
  const fs::path whole = directory_.path() / "whole";
  fs::rename(store_path_, whole);
  for (const auto& file : fs::directory_iterator(whole)) {
    if (!holds_data(file.path())) continue;
    fs::remove_all(store_path_);
    fs::copy(whole, store_path_);
    fs::resize_file(store_path_ / file.path().filename(), file.file_size() / 2);
    const auto store = open_rocksdb_graph_store(store_path_);
    const bool refused = !store || !test::read_content(*(*store)->snapshot());
    EXPECT_TRUE(refused) << file.path().filename();
  }
}

class DamagedManifestTest : public RocksDbDirectoryTest {
 protected:
  void SetUp() override {
    make_store();
    const auto content = test::read_content(*(*open_rocksdb_graph_store(store_path_))->snapshot());
    ASSERT_TRUE(content);
    content_ = *content;
  }

  /// Each open makes a new one.
  fs::path manifest() const {
    std::string name;
    std::getline(std::ifstream(store_path_ / "CURRENT"), name);
    return store_path_ / name;
  }
  std::string bytes() const {
    std::ifstream file(manifest(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void append(const std::string& end) const {
    std::ofstream(manifest(), std::ios::binary | std::ios::app) << end;
  }

  test::StoreContent content_;
};

// A whole record, but for its checksum.
const std::string kTorn = std::string("\x11\x22\x33\x44\x0C\x00\x01", 7) + "twelve bytes";

TEST_F(DamagedManifestTest, IsReadUpToWhatAPowerCutLeftTorn) {
  for (const std::string& end : {kTorn, kTorn + std::string(100, '\0'), kTorn + kTorn}) {
    append(end);
    const auto store = open_rocksdb_graph_store(store_path_);
    ASSERT_TRUE(store) << store.status().message();
    test::expect_same_content(*test::read_content(*(*store)->snapshot()), content_);
  }
  EXPECT_TRUE(open_status());
}

TEST_F(DamagedManifestTest, StaysAsItIsWhereWholeRecordsFollowTheDamage) {
  flip_bit(manifest(), 8 * 10);
  const std::string damaged = bytes();
  EXPECT_EQ(open_status().code(), StatusCode::corruption);
  EXPECT_EQ(bytes(), damaged);
}

TEST_F(DamagedManifestTest, StaysAsItIsWhereTheRestIsNoWholeStore) {
  const std::string whole = bytes();
  fs::resize_file(manifest(), 0);
  append(whole.substr(0, 7) + std::string(whole.size(), 'x'));
  const std::string damaged = bytes();
  EXPECT_EQ(open_status().code(), StatusCode::corruption);
  EXPECT_EQ(bytes(), damaged);
}

TEST_F(DamagedManifestTest, HasATornEndOnlyWhereNothingWholeFollows) {
  const std::string whole = bytes();
  EXPECT_EQ(find_torn_end(""), std::nullopt);
  EXPECT_EQ(find_torn_end(whole), std::nullopt);
  EXPECT_EQ(find_torn_end(whole + kTorn), whole.size());
  EXPECT_EQ(find_torn_end(whole + std::string(9, '\0')), whole.size());
  EXPECT_EQ(find_torn_end(kTorn + whole), std::nullopt);
  EXPECT_EQ(find_torn_end(kTorn), 0U);
}

TEST(RocksDbRemainsTest, OpeningAgainAndAgainLeavesNothingBehind) {
  const test::TemporaryDirectory directory;
  const std::filesystem::path store = directory.path() / "store";
  ASSERT_TRUE((*open_rocksdb_graph_store(store))->write({{test::chain_facts("a.md", 0, 3)}, {}, {}}));
  const auto count = [&] {
    return std::distance(std::filesystem::directory_iterator(store), std::filesystem::directory_iterator());
  };
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(open_rocksdb_graph_store(store));
  const auto before = count();
  directory.write("store/OPTIONS-000099.dbtmp", "half");
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(open_rocksdb_graph_store(store));
  EXPECT_EQ(count(), before);
  EXPECT_TRUE((*open_rocksdb_graph_store(store))->snapshot()->find_note("a.md"));
}

}  // namespace
}  // namespace notegraph::store
