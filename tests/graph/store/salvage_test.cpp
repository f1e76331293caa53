// What repair keeps of a store whose files are damaged.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/sst_file_reader.h>

#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_checker.h"
#include "graph/store/store_rebuild.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_fixture.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr int kNotes = 120;
constexpr int kDecisions = 3;

class SalvageTest : public testing::Test {
 protected:
  SalvageTest() {
    const auto store = *open_rocksdb_graph_store(path_);
    WriteBatch batch;
    for (int i = 0; i < kNotes; ++i) batch.put.push_back(facts(i));
    for (int i = 0; i < kDecisions; ++i) batch.decide.push_back(test::worked_decision());
    EXPECT_TRUE(store->write(batch));
    for (int i = 0; i < kNotes; ++i) facts_.push_back(*store->snapshot()->facts_of(name(i)));
  }

  static NoteFacts facts(int i) {
    return test::chain_facts(name(i), static_cast<std::uint32_t>(i) * 40,
                             static_cast<std::uint32_t>(i + 1) * 40);
  }
  static std::string name(int i) { return fmt::format("note-{:03}", i); }

  fs::path only_file(const std::function<bool(const fs::path&)>& is_wanted) const {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(path_)) {
      if (!is_wanted(entry.path())) continue;
      EXPECT_EQ(found, fs::path());
      found = entry.path();
    }
    return found;
  }
  fs::path table_file() const {
    return only_file([](const fs::path& file) { return file.extension() == ".sst"; });
  }

  static void flip_bit(const fs::path& file, std::uint64_t place) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const int byte = stream.seekg(static_cast<std::streamoff>(place)).get();
    stream.seekp(static_cast<std::streamoff>(place));
    stream.put(static_cast<char>(byte ^ 1));
  }

  /// Every note is in the new store as it was, or named as lost; the old one is as before.
  RebuildReport rebuild() {
    const fs::path mended = directory_.path() / "mended";
    fs::remove_all(mended);
    const Result<RebuildReport> rebuilt = rebuild_store(path_, mended);
    EXPECT_TRUE(rebuilt) << rebuilt.status().message();
    if (!rebuilt) return {};
    const auto store = *open_rocksdb_graph_store(mended);
    for (int i = 0; i < kNotes; ++i) {
      const auto& lost = rebuilt->lost.notes;
      const bool is_lost =
          std::any_of(lost.begin(), lost.end(), [&](const LostNote& note) { return note.note == name(i); });
      const auto got = store->snapshot()->facts_of(name(i));
      EXPECT_NE(got.ok(), is_lost) << name(i);
      if (got) {
        EXPECT_TRUE(*got == facts_[static_cast<std::size_t>(i)]) << name(i);
      }
    }
    EXPECT_EQ(store->snapshot()->decisions()->size() + rebuilt->lost.decisions, std::uint64_t{kDecisions});
    return *rebuilt;
  }
  CheckReport check() const {
    const Result<CheckReport> report = check_store(path_, directory_.path() / "scratch");
    EXPECT_TRUE(report) << report.status().message();
    return report ? *report : CheckReport();
  }

  test::TemporaryDirectory directory_;
  fs::path path_ = directory_.path() / "store";
  std::vector<NoteFacts> facts_;  // As the store gives them while it is whole.
};

TEST_F(SalvageTest, AFlippedBitCostsOnlyTheNotesOfItsBlock) {
  rocksdb::SstFileReader reader((rocksdb::Options()));
  ASSERT_TRUE(reader.Open(table_file().string()).ok());
  const auto properties = reader.GetTableProperties();
  const std::uint64_t data_bytes = properties->data_size;
  ASSERT_GT(properties->num_data_blocks, 20U);
  const fs::path whole = directory_.path() / "whole";
  fs::copy(path_, whole, fs::copy_options::recursive);
  std::size_t lost = 0, without_loss = 0;
  std::vector<std::string> reasons;
  constexpr std::uint64_t kPlaces = 9;
  for (std::uint64_t i = 0; i < kPlaces; ++i) {
    const std::uint64_t place = data_bytes * (2 * i + 1) / (2 * kPlaces);
    SCOPED_TRACE(fmt::format("bit flipped at {} of {}", place, data_bytes));
    fs::remove_all(path_);
    fs::copy(whole, path_, fs::copy_options::recursive);
    flip_bit(table_file(), place);
    const CheckReport checked = check();
    EXPECT_FALSE(checked.sound());
    EXPECT_GT(checked.records, 1000U);
    const RebuildReport report = rebuild();
    EXPECT_LT(report.lost.notes.size(), kNotes / 2U);
    EXPECT_FALSE(report.lost.unnamed_notes);
    for (const LostNote& note : report.lost.notes) reasons.push_back(note.reason);
    for (const Finding& finding : checked.findings) reasons.push_back(finding.what);
    lost += report.lost.notes.size();
    without_loss += report.lost.any() ? 0 : 1;
  }
  EXPECT_GT(lost, 0U);
  // They name the damaged file where it lies, and none of the copies that are gone by then.
  EXPECT_THAT(reasons, testing::Contains(HasSubstr(table_file().string())));
  EXPECT_THAT(reasons, testing::Each(testing::Not(HasSubstr("with-manifest"))));
  EXPECT_GT(without_loss, 0U) << "damage to what is derived costs no note";
}

TEST_F(SalvageTest, WithoutCurrentOrManifestTheTableFilesAreRead) {
  const auto is_manifest = [](const fs::path& file) {
    return file.filename().string().starts_with("MANIFEST-");
  };
  const std::function<void()> damages[] = {
      [&] { fs::resize_file(path_ / "CURRENT", 0); },
      [&] { fs::remove(path_ / "CURRENT"); },
      [&] { flip_bit(only_file(is_manifest), fs::file_size(only_file(is_manifest)) / 2); },
      [&] { fs::resize_file(only_file(is_manifest), 0); },
      [&] { fs::remove(only_file(is_manifest)); },
  };
  const fs::path whole = directory_.path() / "whole";
  fs::copy(path_, whole, fs::copy_options::recursive);
  for (std::size_t i = 0; i < std::size(damages); ++i) {
    SCOPED_TRACE(i);
    fs::remove_all(path_);
    fs::copy(whole, path_, fs::copy_options::recursive);
    damages[i]();
    const RebuildReport report = rebuild();
    EXPECT_FALSE(report.lost.any());
    EXPECT_EQ(report.counts.notes, std::uint64_t{kNotes});
    EXPECT_FALSE(check().sound());
  }
}

TEST_F(SalvageTest, WhatCannotBeSavedSaysWhatToDo) {
  fs::resize_file(table_file(), 100);
  const CheckReport checked = check();
  EXPECT_FALSE(checked.sound());
  EXPECT_EQ(checked.records, 0U);
  const auto rebuilt = rebuild_store(path_, directory_.path() / "mended");
  ASSERT_FALSE(rebuilt);
  EXPECT_EQ(rebuilt.status().code(), StatusCode::corruption);
  EXPECT_THAT(rebuilt.status().message(), HasSubstr("notegraph restore"));
  EXPECT_THAT(rebuilt.status().message(), HasSubstr("another directory"));
}

}  // namespace
}  // namespace notegraph::store
