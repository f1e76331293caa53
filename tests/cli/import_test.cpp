// Other people's graphs: what `import` reads, refuses, reports, and leaves behind.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_test.h"
#include "tests/support/case_name.h"
#include "tests/support/running_program.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class ImportTest : public ProgramTest {
 protected:
  std::string read(const std::string& name) const {
    std::ifstream in(directory_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  /// A table of `relations` relations: enough of them keep an import busy for a while.
  void write_table(const std::string& name, int relations) const {
    std::string table;
    for (int i = 0; i < relations; ++i) {
      const std::string number = std::to_string(i);
      table.append("a").append(number).append(",r,b").append(number).append("\n");
    }
    directory_.write(name, table);
  }

  /// The same as N-Triples.
  void write_triples(const std::string& name, int relations) const {
    std::string triples;
    for (int i = 0; i < relations; ++i) {
      const std::string number = std::to_string(i);
      triples.append("<http://e.org/a").append(number).append("> <http://e.org/r> <http://e.org/b");
      triples.append(number).append("> .\n");
    }
    directory_.write(name, triples);
  }

  fs::path graph_ = directory_.path() / ".local/share/notegraph";
};

struct Source {
  const char* name;
  const char* file;
  const char* text;
};

const Source kSources[] = {
    {"Csv", "ada.csv", "head,relation,tail,head_type\nAda,knows,Babbage,person\n"},
    {"Tsv", "ada.tsv", "head\trelation\ttail\thead_type\nAda\tknows\tBabbage\tperson\n"},
    {"NTriples", "ada.nt",
     "<http://e.org/Ada> <http://e.org/knows> <http://e.org/Babbage> .\n"
     "<http://e.org/Ada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e.org/person> .\n"},
    {"Turtle", "ada.ttl", "@prefix : <http://e.org/> .\n:Ada a :person ; :knows :Babbage .\n"},
};

class SourceTest : public ImportTest, public testing::WithParamInterface<Source> {};

TEST_P(SourceTest, IsReadByItsEndingAndAnswersQuestions) {
  directory_.write(GetParam().file, GetParam().text);
  EXPECT_THAT(answer({"import", GetParam().file}), HasSubstr("2 entities, 1 relation"));
  EXPECT_THAT(answer({"path", "person:Ada", "concept:Babbage"}), HasSubstr("--knows-->"));
  EXPECT_THAT(answer({"path", "Ada", "Babbage"}), HasSubstr(GetParam().file)) << "the evidence";
}

INSTANTIATE_TEST_SUITE_P(Cases, SourceTest, testing::ValuesIn(kSources), test::case_name<Source>);

TEST_F(ImportTest, AsSaysWhatTheEndingDoesNot) {
  directory_.write("ada.txt", "Ada,knows,Babbage\n");
  EXPECT_THAT(notegraph_.run({"import", "ada.txt"}).err, HasSubstr("name it as one of"));
  EXPECT_THAT(answer({"import", "ada.txt", "--as", "csv"}), HasSubstr("1 relation"));
}

TEST_F(ImportTest, AFailedImportLeavesNoNewGraphBehind) {
  directory_.write("bad.csv", "a,r,b\nno triple\n");
  const auto refused = notegraph_.run({"import", "bad.csv"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("bad.csv:2: 3 columns are expected, here are 1"));
  EXPECT_FALSE(fs::exists(graph_));
}

TEST_F(ImportTest, AFailedImportLeavesTheGraphAsItWas) {
  directory_.write("good.csv", "a,r,b\n");
  directory_.write("bad.csv", "c,r,d\nno triple\n");
  answer({"import", "good.csv"});
  const std::string before = answer({"export"});
  EXPECT_EQ(notegraph_.run({"import", "bad.csv"}).exit_code, 3);
  EXPECT_EQ(answer({"export"}), before);
}

TEST_F(ImportTest, SkippedLinesAreCountedAndListedInAFile) {
  std::string table = "a,r,b\n";
  for (int i = 0; i < 150; ++i) table += "no triple\n";
  directory_.write("bad.csv", table);
  const auto told = json::parse(answer({"import", "bad.csv", "--skip-bad-lines", "--format", "json"}));
  EXPECT_EQ(told.at("skipped_count"), 150);
  EXPECT_EQ(told.at("skipped").size(), 100U);
  const std::string listed = answer({"import", "bad.csv", "--skip-bad-lines", "--report", "report.txt"});
  EXPECT_THAT(listed, HasSubstr("skipped 150 lines"));
  EXPECT_THAT(listed, Not(HasSubstr("line 2:")));
  const std::string report = read("report.txt");
  EXPECT_EQ(std::count(report.begin(), report.end(), '\n'), 150);
  EXPECT_THAT(report, HasSubstr("line 2: 3 columns are expected, here are 1\n"));
}

TEST_F(ImportTest, AReportThatCannotBeWrittenStopsBeforeAnythingIsRead) {
  directory_.write("bad.csv", "a,r,b\nno triple\n");
  const auto refused =
      notegraph_.run({"import", "bad.csv", "--skip-bad-lines", "--report", "nowhere/report.txt"});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_FALSE(fs::exists(graph_));
}

TEST_F(ImportTest, AnInterruptedImportLeavesTheGraphAsItWas) {
  write_table("small.csv", 3);
  write_table("large.csv", 300'000);
  write_triples("large.nt", 200'000);
  answer({"import", "small.csv"});
  const std::string before = answer({"export"});
  for (const char* file : {"large.csv", "large.nt"}) {
    for (const int signal : {SIGINT, SIGKILL}) {
      test::RunningProgram import(NOTEGRAPH_BINARY, directory_.path(), {"import", file});
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
      import.kill(signal);
      EXPECT_EQ(import.wait(std::chrono::seconds(10)), std::nullopt) << file << " was done before";
      EXPECT_EQ(answer({"export"}), before) << file;
    }
  }
}

TEST_F(ImportTest, AnInterruptedFirstImportLeavesNoGraphBehind) {
  write_table("large.csv", 300'000);
  test::RunningProgram import(NOTEGRAPH_BINARY, directory_.path(), {"import", "large.csv"});
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  import.kill(SIGINT);
  EXPECT_EQ(import.wait(std::chrono::seconds(10)), std::nullopt);
  EXPECT_FALSE(fs::exists(graph_));
}

TEST_F(ImportTest, KilledAtAnyMomentItIsThereWhollyOrNotAtAll) {
  constexpr int kMoments = 8;
  write_table("small.csv", 3);
  write_table("large.csv", 50'000);
  const auto relations = [&] {
    return json::parse(answer({"stats", "--format", "json"})).at("relations").get<int>();
  };
  answer({"import", "small.csv"});
  const auto start = std::chrono::steady_clock::now();
  answer({"--db", "other", "import", "large.csv", "--memory", "8"});
  const auto whole = std::chrono::steady_clock::now() - start;

  int left_as_it_was = 0;
  for (int moment = 0; moment < kMoments; ++moment) {
    test::RunningProgram import(NOTEGRAPH_BINARY, directory_.path(),
                                {"import", "large.csv", "--memory", "8"});
    std::this_thread::sleep_for(whole * moment / kMoments);
    import.kill(SIGKILL);
    import.wait(std::chrono::seconds(10));
    const int there = relations();
    EXPECT_THAT(there, testing::AnyOf(3, 50'000)) << "killed at moment " << moment;
    EXPECT_FALSE(fs::exists(graph_ / "import")) << "killed at moment " << moment;
    left_as_it_was += there == 3;
  }
  EXPECT_GT(left_as_it_was, 0) << "it was done before it could be killed";
  EXPECT_THAT(answer({"check"}), HasSubstr("sound"));
}

TEST_F(ImportTest, AnExportThatIsImportedComesOutAgainAsItWentIn) {
  fs::copy(fs::path(NOTEGRAPH_SOURCE_DIR) / "data/notes", directory_.path() / "notes");
  answer({"ingest", "notes"});
  answer({"export", "-o", "first.jsonl"});
  answer({"--db", "second", "import", "first.jsonl"});
  answer({"--db", "second", "export", "-o", "second.jsonl"});
  answer({"--db", "third", "import", "second.jsonl"});
  answer({"--db", "third", "export", "-o", "third.jsonl"});
  EXPECT_THAT(read("first.jsonl"), HasSubstr("notes/bert-and-relatives.md"));
  EXPECT_TRUE(read("second.jsonl") == read("first.jsonl"));
  EXPECT_TRUE(read("third.jsonl") == read("first.jsonl"));
}

TEST_F(ImportTest, AFullDiskIsSaidAndLeavesNothingOver) {
  write_table("large.csv", 200'000);
  // No file may grow beyond a mebibyte: what is spilled is the first to need more.
  const test::Program shell("/bin/sh", directory_.path());
  const auto refused = shell.run(
      {"-c", "trap '' XFSZ; ulimit -f 2048; exec \"$0\" import large.csv --memory 1", NOTEGRAPH_BINARY});
  EXPECT_EQ(refused.exit_code, 4);
  EXPECT_THAT(refused.err, HasSubstr("make room there and try again"));
  EXPECT_FALSE(fs::exists(graph_)) << "nothing was stored";
  for (const auto& left : fs::recursive_directory_iterator(directory_.path())) {
    EXPECT_THAT(left.path().filename(), testing::AnyOf("large.csv", ".local", "share")) << left.path();
  }
}

TEST_F(ImportTest, MemoryMustBeAtLeastOneMebibyte) {
  directory_.write("ada.csv", "Ada,knows,Babbage\n");
  const auto refused = notegraph_.run({"import", "ada.csv", "--memory", "0"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--memory"));
}

}  // namespace
}  // namespace notegraph::cli
