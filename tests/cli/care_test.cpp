// Looking after a graph: verify, check, repair, backup and restore, as a person calls them.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_test.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

class CareTest : public ProgramTest {
 protected:
  CareTest() {
    directory_.write("notes/bert.md", "# BERT\n\nBERT is based on the Transformer.\n");
    directory_.write("notes/lora.md", "# LoRA\n\nLoRA 可以缓解灾难性遗忘。\n");
    answer({"ingest", "notes"});
  }

  /// Spoils the stored words of a note, in the middle of its file.
  void damage(const fs::path& store) const {
    for (const auto& entry : fs::directory_iterator(store)) {
      if (entry.path().extension() != ".sst") continue;
      std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(60);
      file << "damaged";
    }
  }

  fs::path graph_ = directory_.path() / ".local/share/notegraph";
};

TEST_F(CareTest, VerifySaysWhatTheNotesNoLongerSay) {
  EXPECT_THAT(answer({"verify"}), HasSubstr("0 moved, 0 lost; 2 notes: 0 changed, 0 gone"));
  directory_.write("notes/lora.md", "# LoRA\n\nNew.\n\nLoRA 可以缓解灾难性遗忘。\n");
  fs::remove(directory_.path() / "notes/bert.md");
  const std::string said = answer({"verify"}, 1);
  EXPECT_THAT(said, HasSubstr("notes/lora.md:3  \"LoRA 可以缓解灾难性遗忘。\"\n"));
  EXPECT_THAT(said, HasSubstr(": stands in line 5 now"));
  EXPECT_THAT(said, HasSubstr("notes/bert.md: is gone"));
  const json report = json_answer({"verify"}, 1);
  EXPECT_EQ(report.at("gone").size(), 1U);
  answer({"ingest", "notes", "--prune"});
  answer({"verify"});
}

TEST_F(CareTest, CheckFindsDamageAndRepairOrRestoreMendIt) {
  EXPECT_EQ(json_answer({"check"}).at("sound"), true);
  answer({"backup", "backups"});
  damage(graph_);
  EXPECT_EQ(json_answer({"check"}, 3).at("sound"), false);
  EXPECT_THAT(notegraph_.run({"restore", "backups"}).err, HasSubstr("--force"));
  EXPECT_EQ(json_answer({"restore", "backups", "--force"}).at("notes"), 2);
  EXPECT_EQ(json_answer({"check"}).at("sound"), true);
}

TEST_F(CareTest, RepairKeepsWhatItReplaces) {
  const json report = json_answer({"repair"});
  EXPECT_EQ(report.at("notes"), 2);
  EXPECT_TRUE(report.at("lost").empty());
  EXPECT_TRUE(fs::exists(fs::path(report.at("damaged").get<std::string>()) / "CURRENT"));
  EXPECT_THAT(answer({"show", "BERT"}), HasSubstr("notes/bert.md:3"));
}

TEST_F(CareTest, BackupsAreListedAndBounded) {
  answer({"backup", "backups"});
  directory_.write("notes/new.md", "GRU is a kind of RNN.\n");
  answer({"ingest", "notes"});
  EXPECT_EQ(json_answer({"backup", "backups"}).at("id"), 2);
  EXPECT_EQ(json_answer({"backup", "backups", "--list"}).at("backups").size(), 2U);
  answer({"--db", "then", "restore", "backups", "--backup", "1"});
  EXPECT_EQ(json_answer({"--db", "then", "stats"}).at("notes"), 2);
  answer({"backup", "backups", "--keep", "1"});
  EXPECT_EQ(json_answer({"backup", "backups", "--list"}).at("backups")[0].at("id"), 3);
  EXPECT_EQ(notegraph_.run({"restore", "backups", "--backup", "1", "--force"}).exit_code, 1);
}

TEST_F(CareTest, BackupsMayHaveNames) {
  EXPECT_THAT(answer({"backup", "backups", "--name", "before-merge"}),
              HasSubstr("backup 1 (before-merge) made"));
  directory_.write("notes/new.md", "GRU is a kind of RNN.\n");
  answer({"ingest", "notes"});
  answer({"backup", "backups"});
  const json listed = json_answer({"backup", "backups", "--list"}).at("backups");
  EXPECT_EQ(listed[0].at("name"), "before-merge");
  EXPECT_EQ(listed[1].at("name"), "");
  EXPECT_THAT(answer({"backup", "backups", "--list"}), HasSubstr("before-merge"));
  EXPECT_THAT(answer({"--db", "then", "restore", "backups", "--name", "before-merge"}),
              HasSubstr("backup 1 (before-merge) of"));
  EXPECT_EQ(json_answer({"--db", "then", "stats"}).at("notes"), 2);

  EXPECT_THAT(notegraph_.run({"backup", "backups", "--name", "before-merge"}).err,
              HasSubstr("take another name"));
  EXPECT_THAT(notegraph_.run({"backup", "backups", "--name", "a/b"}).err, HasSubstr("'-', '_' and '.'"));
  EXPECT_THAT(notegraph_.run({"restore", "backups", "--name", "never"}).err,
              HasSubstr("no backup called 'never'"));
  EXPECT_EQ(json_answer({"backup", "backups", "--list"}).at("backups").size(), 2U);
}

TEST_F(CareTest, StatsSayHowMuchRoomItTakes) {
  constexpr std::uintmax_t kBeside = 5000;
  // A graph of two notes is too small for files of its own.
  std::ofstream(graph_ / "names.mapped") << std::string(kBeside, 'x');
  const json stats = json_answer({"stats"});
  EXPECT_EQ(stats.at("beside_bytes"), kBeside);
  EXPECT_GT(stats.at("store_bytes"), 0);
  EXPECT_EQ(stats.at("disk_bytes"), stats.at("store_bytes").get<std::uintmax_t>() + kBeside);
  EXPECT_THAT(answer({"stats"}), HasSubstr(" on disk: "));
}

TEST_F(CareTest, AnIngestOrImportOfNothingLeavesNoGraphBehind) {
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"ingest", "nowhere"},
                                             {"ingest", "--watch", "nowhere"},
                                             {"import", "nowhere.jsonl"},
                                             {"serve", "--watch", "nowhere"}}) {
    std::vector<std::string> arguments{"--db", "fresh"};
    arguments.insert(arguments.end(), command.begin(), command.end());
    EXPECT_EQ(notegraph_.run(arguments).exit_code, 1) << command.front();
    EXPECT_FALSE(fs::exists(directory_.path() / "fresh")) << command.front();
  }
}

TEST_F(CareTest, OtherExtractionOptionsReadUnchangedNotesAgain) {
  EXPECT_EQ(json_answer({"ingest", "notes"}).at("unchanged"), 2);
  EXPECT_EQ(json_answer({"ingest", "notes", "--related-to"}).at("changed"), 2);
  EXPECT_EQ(json_answer({"ingest", "notes", "--min-confidence", "0.9"}).at("changed"), 2);
  EXPECT_EQ(json_answer({"ingest", "notes", "--min-confidence", "0.9"}).at("unchanged"), 2);
  EXPECT_EQ(json_answer({"ingest", "notes", "--prune"}).at("changed"), 2);
}

TEST_F(CareTest, ARenamedNoteIsSeenAsOne) {
  fs::rename(directory_.path() / "notes/bert.md", directory_.path() / "notes/encoders.md");
  const json report = json_answer({"ingest", "notes", "--prune"});
  ASSERT_EQ(report.at("renamed").size(), 1U);
  EXPECT_THAT(report.at("renamed")[0].at("to").get<std::string>(), HasSubstr("encoders.md"));
  EXPECT_EQ(report.at("added"), 0);
  EXPECT_EQ(report.at("removed"), 0);
  const std::string renamed = "renamed notes/bert.md -> notes/encoders.md\n";
  EXPECT_THAT(answer({"log", "--limit", "1"}), HasSubstr("entities +0 -0, relations +0 -0\n  " + renamed));
  const std::string diff = answer({"diff", "--since", "1"});
  EXPECT_THAT(diff, HasSubstr("1 note, 0 entities, 0 relations\n  " + renamed));
  const json told = json_answer({"diff", "--since", "1"}).at("notes").at(0);
  EXPECT_EQ(told.at("change"), "renamed");
  EXPECT_THAT(told.at("from").get<std::string>(), HasSubstr("bert.md"));
}

}  // namespace
}  // namespace notegraph::cli
