// What a write promises when the disk fails or the power goes.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/store/rocksdb_directory.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/table_files.h"
#include "tests/graph/store/crash_trial.h"
#include "tests/graph/store/damage_trial.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/faulty_disk.h"
#include "tests/graph/store/read_fault_trial.h"
#include "tests/graph/store/trials.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

class RocksDbDurabilityTest : public testing::Test {
 protected:
  std::unique_ptr<GraphStore> open_on_disk() {
    Result<OpenDirectory> opened = open_directory(path_, {}, disk_.env());
    EXPECT_TRUE(opened) << opened.status().message();
    return make_rocksdb_graph_store(*std::move(opened));
  }

  static WriteBatch note(const std::string& id) {
    test::FactsBuilder builder(id);
    builder.mention(builder.entity("model", "BERT"), "BERT");
    return {{builder.build()}, {}, {}};
  }

  bool is_stored(const std::string& id) const {
    const auto store = open_rocksdb_graph_store(path_);
    EXPECT_TRUE(store) << store.status().message();
    return (*store)->snapshot()->find_note(id).ok();
  }

  test::TemporaryDirectory directory_;
  std::filesystem::path path_ = directory_.path() / "store";
  test::FaultyDisk disk_;
};

TEST_F(RocksDbDurabilityTest, SyncedWritesSurviveAPowerCutAndOthersNeedNot) {
  auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("synced"), {.sync = true}));
  ASSERT_TRUE(store->write(note("unsynced"), {.sync = false}));
  disk_.cut_power_at_change(1);  // So the store cannot save itself by its last flush.
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("synced"));
  EXPECT_FALSE(is_stored("unsynced"));  // Else this disk would not be what it claims to be.
}

TEST_F(RocksDbDurabilityTest, AfterAFailedSyncEveryWriteSaysThatTheOutcomeIsUnknown) {
  const auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("before")));
  disk_.fail_sync(1);
  const auto failed = store->write(note("unknown"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.status().code(), StatusCode::unknown_outcome);
  EXPECT_EQ(store->write(note("after")).status().code(), StatusCode::unavailable);

  EXPECT_EQ(store->sequence(), 1U);  // Readers go on with what was there before.
  EXPECT_TRUE(store->snapshot()->find_note("before"));
  EXPECT_FALSE(store->snapshot()->find_note("unknown"));
  EXPECT_EQ(store->snapshot()->counts()->notes, 1U);
}

TEST_F(RocksDbDurabilityTest, WhatTheNextOpenFindsLastsFromThenOn) {
  const WriteOptions once{.token = WriteToken{"t", 7}};
  auto store = open_on_disk();
  disk_.fail_sync(1);
  EXPECT_EQ(store->write(note("unknown"), once).status().code(), StatusCode::unknown_outcome);
  EXPECT_EQ(store->find_write(*once.token).status().code(), StatusCode::unknown_outcome);
  store.reset();
  store = open_on_disk();
  const auto found = store->write(note("unknown"), once);  // It is in the log, and never was synced there.
  ASSERT_TRUE(found) << found.status().message();
  EXPECT_EQ(found->sequence, 1U);
  EXPECT_EQ(store->sequence(), 1U);
  disk_.cut_power_at_change(1);
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("unknown"));
}

TEST_F(RocksDbDurabilityTest, ALogThatIsReadInPartIsStillThereForTheNextOpen) {
  {
    const auto store = open_on_disk();
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(store->write(note(std::to_string(i))));
    disk_.fail_sync(1);
    EXPECT_FALSE(store->write(note("unknown")));  // So it closes without a flush.
  }
  const std::filesystem::path whole = directory_.path() / "whole";
  std::filesystem::rename(path_, whole);
  int cut_logs = 0;
  for (int read = 1; read <= 12; ++read) {
    std::filesystem::remove_all(path_);
    std::filesystem::copy(whole, path_, std::filesystem::copy_options::recursive);
    disk_.cut_read_short(read);
    const auto opened = open_directory(path_, {}, disk_.env());
    if (opened) continue;
    if (opened.status().message().find("has lost its last") != std::string::npos) ++cut_logs;
    const auto again = open_directory(path_, {}, disk_.env());
    ASSERT_TRUE(again) << "read " << read << ": " << again.status().message();
    EXPECT_GE(again->state.sequence, 200U);
  }
  EXPECT_GT(cut_logs, 0);
}

TEST_F(RocksDbDurabilityTest, AFullDiskLosesOnlyTheWriteThatFailed) {
  auto store = open_on_disk();
  ASSERT_TRUE(store->write(note("before")));
  disk_.fail_append(1);
  const auto failed = store->write(note("unknown"));
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.status().code(), StatusCode::unknown_outcome);
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("before"));
  EXPECT_FALSE(is_stored("unknown"));
}

TEST_F(RocksDbDurabilityTest, AStoreOnAFullDiskIsReadAndTakesNoWrites) {
  ASSERT_TRUE(open_on_disk()->write(note("before")));
  disk_.fail_append(1);
  auto store = open_on_disk();
  EXPECT_TRUE(disk_.has_failed());
  EXPECT_TRUE(store->snapshot()->find_note("before"));
  EXPECT_EQ(store->write(note("after")).status().code(), StatusCode::unavailable);
  store.reset();
  disk_.repair();
  EXPECT_TRUE(is_stored("before"));
  EXPECT_FALSE(is_stored("after"));
  EXPECT_TRUE(open_on_disk()->write(note("after")));
}

TEST_F(RocksDbDurabilityTest, APowerCutWhileAStoreIsMadeLeavesNothingOrAStore) {
  int interrupted = 0;
  for (int change = 1; change <= 60; ++change) {
    disk_.cut_power_at_change(change);
    const bool made = open_directory(path_, {}, disk_.env()).ok();
    if (!made) ++interrupted;
    disk_.repair();
    {
      const auto opened = open_directory(path_, {}, disk_.env());
      EXPECT_TRUE(opened) << "cut at change " << change << ": " << opened.status().message();
    }  // An open store still removes files of its own.
    std::filesystem::remove_all(path_);
  }
  EXPECT_GT(interrupted, 0);
}

/// What became of the writes of several threads.
struct Outcomes {
  std::vector<std::string> stored, unknown;
};

/// Writes small notes by `writers` threads until each has written `notes`, or has been refused.
Outcomes write_at_once(GraphStore& store, int writers, int notes) {
  std::mutex mutex;
  Outcomes outcomes;
  std::vector<std::jthread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < notes; ++i) {
        const NoteFacts facts = test::chain_facts(fmt::format("{}-{}", writer, i), 0, 3);
        const auto written = store.write({{facts}, {}, {}});
        if (written && store.sequence() < written->sequence)
          ADD_FAILURE() << "an acknowledged write is hidden";
        const std::lock_guard lock(mutex);
        (written ? outcomes.stored : outcomes.unknown).push_back(facts.note.id);
        if (!written) return;
      }
    });
  }
  threads.clear();  // Waits for them.
  return outcomes;
}

TEST_F(RocksDbDurabilityTest, WritersThatShareASyncAreAllAcknowledgedForGood) {
  auto store = open_on_disk();
  const Outcomes outcomes = write_at_once(*store, 8, 20);
  EXPECT_EQ(outcomes.stored.size(), 160U);
  EXPECT_EQ(store->sequence(), 160U);
  disk_.cut_power_at_change(1);
  store.reset();
  disk_.repair();
  const auto opened = open_rocksdb_graph_store(path_);
  ASSERT_TRUE(opened);
  for (const std::string& id : outcomes.stored) EXPECT_TRUE((*opened)->snapshot()->find_note(id)) << id;
}

TEST_F(RocksDbDurabilityTest, AFailedSyncFailsAllWhoWaitForItAndNoneBefore) {
  auto store = open_on_disk();
  disk_.fail_sync(10);
  const Outcomes outcomes = write_at_once(*store, 8, 1000);
  EXPECT_EQ(outcomes.unknown.size(), 8U);
  EXPECT_FALSE(outcomes.stored.empty());
  EXPECT_EQ(store->sequence(), outcomes.stored.size()) << "what readers see is what was acknowledged";
  disk_.cut_power_at_change(1);
  store.reset();
  disk_.repair();
  const auto opened = open_rocksdb_graph_store(path_);
  ASSERT_TRUE(opened);
  for (const std::string& id : outcomes.stored) EXPECT_TRUE((*opened)->snapshot()->find_note(id)) << id;
}

class ImportDurabilityTest : public RocksDbDurabilityTest {
 protected:
  std::unique_ptr<GraphStore> open_for_imports() {
    Result<OpenDirectory> opened = open_directory(path_, {}, disk_.env());
    EXPECT_TRUE(opened) << opened.status().message();
    return make_rocksdb_graph_store(*std::move(opened), {.small_import_facts = 0});
  }
  /// Imports notes until one fails, as what was arranged comes to pass.
  Status import_until_it_fails(GraphStore& store) {
    for (int i = 0; i < 100; ++i) {
      const auto imported = test::import_facts(store, test::chain_facts(std::to_string(i), 0, 20));
      if (!imported) return imported.status();
      imported_.push_back(std::to_string(i));
    }
    return {};
  }
  void expect_what_was_imported() {
    const auto opened = open_rocksdb_graph_store(path_);
    ASSERT_TRUE(opened) << opened.status().message();
    EXPECT_FALSE(std::filesystem::exists(path_ / kTableFilesDirectory));
    const auto notes = (*opened)->snapshot()->scan_notes({}, 1000);
    ASSERT_TRUE(notes);
    EXPECT_EQ(notes->rows.size(), imported_.size());
    for (const std::string& id : imported_) EXPECT_TRUE((*opened)->snapshot()->facts_of(id)) << id;
  }

  std::vector<std::string> imported_;
};

TEST_F(ImportDurabilityTest, AFullDiskRefusesTheImportAndLeavesTheStoreUsable) {
  auto store = open_for_imports();
  disk_.fail_append(2);  // Of the table files.
  EXPECT_EQ(import_until_it_fails(*store).code(), StatusCode::io_error);
  EXPECT_TRUE(imported_.empty());
  EXPECT_EQ(store->sequence(), 0U);
  EXPECT_FALSE(std::filesystem::exists(path_ / kTableFilesDirectory));
  ASSERT_TRUE(test::import_facts(*store, test::chain_facts("again", 0, 20)));
  imported_.push_back("again");
  store.reset();
  expect_what_was_imported();
}

TEST_F(ImportDurabilityTest, APowerCutAtAnyChangeLeavesTheImportsBeforeIt) {
  for (int change = 1; change <= 120; change += 9) {
    auto store = open_for_imports();
    disk_.cut_power_at_change(change);
    const StatusCode code = import_until_it_fails(*store).code();  // Got ready, or taken in.
    EXPECT_TRUE(code == StatusCode::io_error || code == StatusCode::unknown_outcome) << to_string(code);
    store.reset();
    disk_.repair();
    expect_what_was_imported();
    ASSERT_FALSE(HasFailure()) << "cut at change " << change;
    std::filesystem::remove_all(path_);
    imported_.clear();
  }
}

TEST_F(ImportDurabilityTest, WhatACutImportLeftIsRemovedByTheNextOpen) {
  open_for_imports().reset();
  directory_.write("store/import/05-0.sst", "half a table file");
  expect_what_was_imported();
}

/// Runs rounds of trials until each of `kinds` has come up: chance decides which faults a trial meets, but
/// none may be missing for long.
template <typename Counts>
void expect_all_kinds(std::uint64_t trials,
                      Status (*trial)(std::uint64_t seed, const std::filesystem::path& directory,
                                      Counts& counts),
                      const std::vector<std::uint64_t Counts::*>& kinds) {
  constexpr int kMostRounds = 6;
  Counts counts;
  const auto missing = [&] {
    return std::count_if(kinds.begin(), kinds.end(), [&](auto kind) { return counts.*kind == 0; });
  };
  for (int round = 0; round < kMostRounds && missing() != 0; ++round) {
    const Status status = test::run_trials(std::random_device()(), trials, trial, counts);
    ASSERT_TRUE(status) << status.message();
  }
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    EXPECT_GT(counts.*kinds[kind], 0U) << "kind " << kind;
}

TEST_F(RocksDbDurabilityTest, RandomCutsAndFaultsBreakNoPromise) {
  using Counts = test::CrashCounts;
  expect_all_kinds(12, test::run_crash_trial,
                   {&Counts::power_cuts, &Counts::failed_syncs, &Counts::full_disks,
                    &Counts::cuts_in_recovery, &Counts::spoiled_tails, &Counts::repeated,
                    &Counts::writes_lost});  // The last: else the disk would not be what it claims to be.
}

TEST(ReadFaultTest, ReadsThatFailGiveNoWrongAnswerAndLoseNothing) {
  using Counts = test::ReadFaultCounts;
  expect_all_kinds(4, test::run_read_fault_trial,
                   {&Counts::errors, &Counts::short_reads, &Counts::opens_refused, &Counts::reads_refused});
}

TEST(DamageTest, RandomDamageGivesNoWrongAnswer) {
  using Counts = test::DamageCounts;
  expect_all_kinds(4, test::run_damage_trial,
                   {&Counts::files, &Counts::refused, &Counts::repaired, &Counts::backups_refused});
}

}  // namespace
}  // namespace notegraph::store
