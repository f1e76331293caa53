// While a service has the graph open, commands ask it, and their answers are the same bytes.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_test.h"
#include "tests/support/running_program.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class RunningServiceTest : public ProgramTest {
 protected:
  RunningServiceTest() {
    fs::copy(fs::path(NOTEGRAPH_SOURCE_DIR) / "data/notes", directory_.path() / "notes");
    directory_.write("people.jsonl", R"({"type":"entity","name":"Ada","kind":"person"})"
                                     "\n");
    answer({"ingest", "notes"});
  }

  /// Starts the service and waits until it listens.
  std::unique_ptr<test::RunningProgram> serve(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"serve", "--port", "0", "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto service = std::make_unique<test::RunningProgram>(NOTEGRAPH_BINARY, directory_.path(), arguments);
    url_ = service->read_line();
    EXPECT_THAT(url_, testing::StartsWith("http://127.0.0.1:"));
    return service;
  }
  fs::path service_file() const { return directory_.path() / ".local/share/notegraph.service"; }

  std::string url_;
};

TEST_F(RunningServiceTest, EveryQuestionGetsTheSameBytes) {
  std::vector<std::vector<std::string>> questions = {
      {"search", "bert"},
      {"search", "zzzzzz"},
      {"show", "LoRA"},
      {"show", "LSTN"},
      {"neighbors", "BERT", "--max-hops", "2", "--min-confidence", "0.5"},
      {"neighbors", "BERT", "--relation", "invented"},
      {"path", "LoRA", "灾难性遗忘", "-k", "3", "--by", "confidence"},
      {"path", "BERT", "LSTM", "--max-hops", "1"},
      {"neighbors", "BERT", "--max-hops", "64", "--limit", "100000", "--evidence", "1000"},
      {"neighbors", "BERT", "--limit", "2"},
      {"neighbors", "BERT", "--max-visited", "1"},
      {"neighbors", "BERT", "--max-visited", "1", "--offset", "5"},
      {"path", "BERT", "LSTM", "--max-hops", "64", "-k", "20", "--max-time", "60000"},
      {"similar", "BERT", "BERT"},
      {"diagram", "BERT"},
      {"diagram"},
      {"stats"},
      {"rank"},
      {"rank", "--by", "betweenness", "--type", "model"},
      {"rank", "--type", "invented"},
      {"communities", "--members", "3"},
      {"similar", "BERT"},
      {"similar", "BERT", "GPT"},
      {"order"},
      {"order", "LoRA", "--min-confidence", "0.5"},
      {"gaps"},
      {"review", "--limit", "3"},
      {"decisions"},
      {"log"},
      {"diff", "--since", "0"},
      {"notes"},
      {"export"},
      {"export", "--to", "dot"},
      {"verify"}};
  for (std::size_t i = 0, plain = questions.size(); i < plain; ++i) {
    questions.push_back(questions[i]);
    questions.back().insert(questions.back().end(), {"--format", "json"});
  }
  std::vector<process::SubprocessOutput> direct;
  for (const auto& question : questions) direct.push_back(notegraph_.run(question));
  const auto service = serve();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto asked = notegraph_.run(questions[i]);
    SCOPED_TRACE(questions[i].front() + " " + (questions[i].size() > 1 ? questions[i][1] : ""));
    EXPECT_EQ(asked.out, direct[i].out);
    EXPECT_EQ(asked.err, direct[i].err);
    EXPECT_EQ(asked.exit_code, direct[i].exit_code);
  }
}

TEST_F(RunningServiceTest, ChangesGoThroughIt) {
  const auto service = serve();
  directory_.write("notes/new.md", "GRU is a kind of RNN.\n");
  EXPECT_THAT(answer({"ingest", "notes"}), HasSubstr("1 added, 0 changed, 10 unchanged"));
  EXPECT_THAT(answer({"show", "GRU"}), HasSubstr("notes/new.md:1"));
  EXPECT_THAT(answer({"remove", "notes/new.md"}), HasSubstr("1 note removed"));
  EXPECT_THAT(answer({"import", "people.jsonl"}), HasSubstr("1 entity"));
  EXPECT_THAT(answer({"rename", "Ada", "Ada Lovelace", "--author", "bob"}), HasSubstr("by bob"));
  EXPECT_THAT(answer({"split", "BERT", "--note", "notes/bert-and-relatives.md", "--name", "BERT (2018)",
                      "--author", "bob"}),
              HasSubstr("BERT (2018)"));
  EXPECT_THAT(answer({"undo", "1", "--author", "bob"}), HasSubstr("Ada Lovelace"));
  EXPECT_THAT(answer({"backup", "backups"}), HasSubstr("backup 1 made and verified"));
}

TEST_F(RunningServiceTest, WhatNeedsTheStoreItselfSaysWhoHasIt) {
  answer({"backup", "backups"});
  const auto service = serve();
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"check"},
                                             {"repair"},
                                             {"restore", "backups", "--force"},
                                             {"serve", "--port", "0"},
                                             {"ingest", "--watch", "notes"}}) {
    const auto output = notegraph_.run(command);
    EXPECT_EQ(output.exit_code, 4) << command.front();
    EXPECT_THAT(output.err, HasSubstr("process " + std::to_string(service->pid()))) << command.front();
    EXPECT_THAT(output.err, HasSubstr("serve --port 0")) << command.front();
  }
}

TEST_F(RunningServiceTest, TheServiceFileIsForItsOwnerAndGoesWithIt) {
  const auto service = serve();
  EXPECT_EQ(fs::status(service_file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  service->kill(SIGTERM);
  EXPECT_EQ(service->wait(seconds(10)), 0);
  EXPECT_FALSE(fs::exists(service_file()));
  answer({"stats"});
}

TEST_F(RunningServiceTest, AFileThatACrashLeftDeceivesNobody) {
  auto service = serve();
  service->kill(SIGKILL);
  service->wait(seconds(10));
  ASSERT_TRUE(fs::exists(service_file()));
  answer({"stats"});
  const test::RunningProgram other(NOTEGRAPH_BINARY, directory_.path(), {"ingest", "--watch", "notes"});
  ASSERT_THAT(other.read_line(), HasSubstr("10 notes"));
  const auto busy = notegraph_.run({"stats"});
  EXPECT_EQ(busy.exit_code, 4);
  EXPECT_THAT(busy.err, HasSubstr("process " + std::to_string(other.pid())));
}

TEST_F(RunningServiceTest, AnyServiceCanBeNamed) {
  const std::string direct = answer({"show", "BERT"});
  const auto service = serve();
  EXPECT_EQ(answer({"--db", "elsewhere", "--server", url_, "show", "BERT"}), direct);
  EXPECT_FALSE(fs::exists(directory_.path() / "elsewhere"));
  const auto refused = notegraph_.run({"--server", url_, "ingest", "notes"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("only the owner"));
  EXPECT_EQ(notegraph_.run({"--server", url_, "check"}).exit_code, 2);
}

TEST_F(RunningServiceTest, ASavedNoteIsAnsweredFromInLessThanASecond) {
  const auto service = serve({"--watch", "notes"});
  // The service reads everything first: until it has, nothing is to be measured.
  for (int i = 0; i < 200 && notegraph_.run({"show", "BERT"}).exit_code != 0; ++i) {
    std::this_thread::sleep_for(milliseconds(20));
  }
  directory_.write("notes/first.md", "Mamba uses the state space model.\n");
  for (int i = 0; i < 200 && answer({"notes"}).find("first.md") == std::string::npos; ++i) {
    std::this_thread::sleep_for(milliseconds(20));
  }
  const auto saved = std::chrono::steady_clock::now();
  directory_.write("notes/second.md", "GRU is a kind of RNN.\n");
  std::string notes;
  while (notes.find("second.md") == std::string::npos &&
         std::chrono::steady_clock::now() - saved < seconds(5)) {
    notes = answer({"notes"});
  }
  EXPECT_LT(std::chrono::steady_clock::now() - saved, seconds(1));
}

TEST_F(RunningServiceTest, TheLogIsFollowedThroughServicesThatComeAndGo) {
  const test::RunningProgram log(NOTEGRAPH_BINARY, directory_.path(),
                                 {"log", "--follow", "--limit", "1", "--format", "json"});
  const auto next_note = [&] {
    const auto change = nlohmann::json::parse(log.read_line(), nullptr, false);
    return change.is_discarded() ? nlohmann::json() : change["notes"].back()["note"];
  };
  EXPECT_THAT(next_note(), HasSubstr("serving-large-models.md"));
  directory_.write("more/1.md", "GRU is a kind of RNN.\n");
  answer({"ingest", "more"});
  EXPECT_THAT(next_note(), HasSubstr("more/1.md"));
  {
    const auto service = serve();
    directory_.write("more/2.md", "GRU is a kind of RNN.\n");
    answer({"ingest", "more"});
    EXPECT_THAT(next_note(), HasSubstr("more/2.md"));
    directory_.write("more/3.md", "GRU is a kind of RNN.\n");
    answer({"ingest", "more"});
    EXPECT_THAT(next_note(), HasSubstr("more/3.md"));
    const test::RunningProgram named(NOTEGRAPH_BINARY, directory_.path(),
                                     {"--server", url_, "log", "-f", "--limit", "2"});
    EXPECT_THAT(named.read_line(), testing::StartsWith("3  "));
    EXPECT_THAT(named.read_line(), HasSubstr("more/2.md"));
    EXPECT_THAT(named.read_line(), testing::StartsWith("4  "));
    service->kill(SIGTERM);
    EXPECT_EQ(service->wait(seconds(4)), 0) << "who follows does not keep a service from ending";
  }
  directory_.write("more/4.md", "GRU is a kind of RNN.\n");
  answer({"ingest", "more"});
  EXPECT_THAT(next_note(), HasSubstr("more/4.md"));
}

// The restore drill: back up while a writer writes, restore, check, serve, compare.
TEST_F(RunningServiceTest, ABackupMadeWhileWritingRestoresWhole) {
  {
    const auto service = serve();
    std::jthread writer([this](const std::stop_token& enough) {
      for (int i = 0; !enough.stop_requested(); ++i) {
        directory_.write("more/" + std::to_string(i % 5) + ".md",
                         "GRU is a kind of RNN, says " + std::to_string(i) + ".\n");
        answer({"ingest", "more"});
      }
    });
    for (int i = 0; i < 3; ++i) answer({"backup", "backups", "--keep", "2"});
    writer.request_stop();
    writer.join();
    answer({"backup", "backups", "--keep", "2"});
    answer({"export", "-o", "before.jsonl"});
    service->kill(SIGTERM);
    EXPECT_EQ(service->wait(seconds(10)), 0);
  }
  const auto listed = nlohmann::json::parse(answer({"backup", "backups", "--list", "--format", "json"}));
  ASSERT_EQ(listed.at("backups").size(), 2U);
  for (const auto& backup : listed.at("backups")) {
    const std::string id = std::to_string(backup.at("id").get<int>());
    answer({"--db", "restored" + id, "restore", "backups", "--backup", id});
    EXPECT_THAT(answer({"--db", "restored" + id, "check"}), HasSubstr("the graph is sound"));
  }
  answer({"restore", "backups", "--force"});
  const auto service = serve();
  answer({"--server", url_, "export", "-o", "after.jsonl"});
  EXPECT_EQ(read(directory_.path() / "before.jsonl"), read(directory_.path() / "after.jsonl"));
}

}  // namespace
}  // namespace notegraph::cli
