// Holds the bytes on disk to FORMAT.md and to the stores that earlier programs wrote.
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include "graph/store/key_codec.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/meta_codec.h"
#include "graph/store/rocksdb_graph_store.h"
#include "tests/graph/store/store_content.h"
#include "tests/graph/store/store_fixture.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

using Records = std::map<std::string, std::string>;  // Hexadecimal, two digits a byte.

std::string to_hex(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// The lines "key = value ; remark" of the worked example.
Records documented_records() {
  std::ifstream file(NOTEGRAPH_SOURCE_DIR "/graph/store/FORMAT.md");
  Records records;
  for (std::string line; std::getline(file, line);) {
    line = without_spaces(line.substr(0, line.find(';')));
    const auto equals = line.find('=');
    const bool is_record = equals != std::string::npos && equals >= 2 &&
                           line.find_first_not_of("0123456789abcdef=") == std::string::npos;
    if (is_record) records[line.substr(0, equals)] = line.substr(equals + 1);
  }
  return records;
}

/// The records of the store in `directory`, its random id written as zeros.
Records stored_records(const std::filesystem::path& directory) {
  rocksdb::DB* opened = nullptr;
  EXPECT_TRUE(rocksdb::DB::OpenForReadOnly({}, directory.string(), &opened).ok());
  const std::unique_ptr<rocksdb::DB> db(opened);
  Records records;
  const std::unique_ptr<rocksdb::Iterator> it(db->NewIterator({}));
  for (it->SeekToFirst(); it->Valid(); it->Next()) {
    std::string value = it->value().ToString();
    if (it->key() == meta_key(kMetaFormat)) value = encode_format({decode_format(value)->version, {}});
    if (it->key() == meta_key(kMetaState)) {
      const StoreState state = *decode_state(value);
      value = encode_state({{}, state.sequence, state.counts});
    }
    records[to_hex(it->key().ToStringView())] = to_hex(value);
  }
  return records;
}

std::string listing(const Records& records) {
  std::string text;
  for (const auto& [key, value] : records) text += fmt::format("{} = {}\n", key, value);
  return text;
}

TEST(StoreFormat, IsWhatTheWorkedExampleSays) {
  const test::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "store";
  RocksDbOptions options;
  options.clock = [] { return *parse_timestamp("2026-11-22T09:21:11Z"); };
  WriteBatch batch{{test::worked_example()}, {}, {}};
  batch.decide.push_back(test::worked_decision());
  const WriteOptions once{.token = WriteToken{"put-1", 0xFEDCBA9876543210}};
  ASSERT_TRUE((*open_rocksdb_graph_store(path, options))->write(batch, once));
  EXPECT_EQ(listing(stored_records(path)), listing(documented_records()));
}

TEST(StoreFormat, OpensAStoreOfVersionOne) {
  const test::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "store";
  std::filesystem::copy(NOTEGRAPH_SOURCE_DIR "/tests/fixtures/store_v1", path);
  auto store = open_rocksdb_graph_store(path, {.create_if_missing = false});
  ASSERT_TRUE(store) << store.status().message();
  const auto model = make_memory_graph_store();
  ASSERT_TRUE(model->write(test::fixture_batch()));
  test::expect_same_content(**store, *model);

  // And it goes on from there.
  WriteBatch change{{test::worked_example()}, {"notes/0.md"}, {}};
  ASSERT_TRUE((*store)->write(change));
  ASSERT_TRUE(model->write(change));
  test::expect_same_content(**store, *model);
}

/// Written by a program that kept no states and knew no renamings: b.md had been a.md.
TEST(StoreFormat, ReadsTheHistoryOfAnEarlierProgram) {
  const test::TemporaryDirectory directory;
  const std::filesystem::path path = directory.path() / "store";
  std::filesystem::copy(NOTEGRAPH_SOURCE_DIR "/tests/fixtures/store_v1_history", path);
  const auto store = open_rocksdb_graph_store(path, {.create_if_missing = false});
  ASSERT_TRUE(store) << store.status().message();
  const auto snapshot = (*store)->snapshot();
  const auto changes = snapshot->changes(0, 9);
  ASSERT_TRUE(changes) << changes.status().message();
  ASSERT_EQ(changes->rows.size(), 7U);
  EXPECT_THAT(changes->rows[2].notes, testing::ElementsAre(NoteChange{"a.md", ChangeKind::changed}));
  EXPECT_EQ(changes->rows[2].entities_lost, 2U);
  EXPECT_EQ(changes->rows[4].decisions.at(0).undone->author, "ada");
  EXPECT_THAT(changes->rows[5].notes, testing::ElementsAre(NoteChange{"b.md", ChangeKind::added}));
  EXPECT_THAT(changes->rows[6].notes, testing::ElementsAre(NoteChange{"a.md", ChangeKind::removed}));
  const auto facts = snapshot->fact_changes(2);
  ASSERT_TRUE(facts) << facts.status().message();
  EXPECT_EQ(facts->entities.size(), 4U);
  EXPECT_EQ(facts->relations.at(1).states, StateChange());
}

}  // namespace
}  // namespace notegraph::store
