// The whole way through the program: notes in, answers, pictures and exports out.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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
using testing::Not;

constexpr std::string_view kBert =
    "# BERT\n"
    "\n"
    "BERT is based on the Transformer.\n";
constexpr std::string_view kLora =
    "# LoRA\n"
    "\n"
    "LoRA 可以缓解灾难性遗忘。\n";
constexpr std::string_view kImported =
    R"({"type":"entity","name":"Ada","kind":"person","aliases":["Countess"],"attributes":{"born":"1815"}})"
    "\n"
    R"({"type":"entity","name":"Analytical Engine","kind":"machine"})"
    "\n"
    R"({"type":"entity","name":"Babbage","kind":"person"})"
    "\n"
    R"({"type":"entity","name":"ada","kind":"machine"})"
    "\n"
    R"({"type":"relation","head":"Ada","head_kind":"person","relation":"wrote_about","tail":"Analytical Engine","tail_kind":"machine"})"
    "\n"
    R"({"type":"relation","head":"Babbage","head_kind":"person","relation":"designed","tail":"Analytical Engine","tail_kind":"machine"})"
    "\n";

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class EndToEndTest : public ProgramTest {
 protected:
  EndToEndTest() {
    directory_.write("notes/bert.md", kBert);
    directory_.write("notes/lora.md", kLora);
    directory_.write("people.jsonl", kImported);
  }
};

TEST_F(EndToEndTest, ReadsNotesOnceAndAgainWhenTheyChange) {
  EXPECT_THAT(answer({"ingest", "notes"}), HasSubstr("2 notes: 2 added, 0 changed, 0 unchanged"));
  EXPECT_THAT(answer({"ingest", "notes"}), HasSubstr("2 notes: 0 added, 0 changed, 2 unchanged"));
  directory_.write("notes/bert.md", std::string(kBert) + "\nMore.\n");
  EXPECT_THAT(answer({"ingest", "notes"}), HasSubstr("2 notes: 0 added, 1 changed, 1 unchanged"));
  EXPECT_EQ(json_answer({"ingest", "notes", "--force"}).at("changed"), 2);
  fs::remove(directory_.path() / "notes/lora.md");
  EXPECT_EQ(json_answer({"ingest", "notes", "--prune"}).at("removed"), 1);
  EXPECT_EQ(answer({"notes"}), "notes/bert.md\n");
}

TEST_F(EndToEndTest, KeepsTheGraphInTheDataHomeUnlessTold) {
  answer({"ingest", "notes"});
  EXPECT_TRUE(fs::exists(directory_.path() / ".local/share/notegraph"));
  answer({"--db", "here", "ingest", "notes"});
  EXPECT_TRUE(fs::exists(directory_.path() / "here"));
}

TEST_F(EndToEndTest, AnswersNameTheLineOfTheNote) {
  answer({"ingest", "notes"});
  EXPECT_THAT(answer({"search", "bert"}), HasSubstr("model:BERT"));
  EXPECT_THAT(answer({"show", "BERT"}), HasSubstr("notes/bert.md:3  \"BERT\""));
  EXPECT_THAT(answer({"show", "灾难性遗忘"}), HasSubstr("notes/lora.md:3  \"灾难性遗忘\""));
}

TEST_F(EndToEndTest, RelationsComeWithTheirEvidence) {
  const std::size_t last = kImported.rfind("\n{") + 1;
  json relation = json::parse(kImported.substr(last));
  relation["evidence"] = {
      {{"line", 7}, {"quote", "Babbage 设计了\n分析机。"}, {"rule", "sentence"}, {"confidence", 0.75}}};
  directory_.write("people.jsonl", std::string(kImported.substr(0, last)) + relation.dump() + "\n");
  answer({"import", "people.jsonl"});
  const std::string evidence = "people.jsonl:7  \"Babbage 设计了 分析机。\"";
  for (const std::vector<std::string>& question : std::vector<std::vector<std::string>>{
           {"show", "Babbage"}, {"neighbors", "Babbage"}, {"path", "Babbage", "person:Ada"}}) {
    EXPECT_THAT(answer(question), HasSubstr(evidence)) << question.front();
  }
  EXPECT_THAT(answer({"neighbors", "Babbage"}),
              HasSubstr("person:Babbage --designed--> machine:Analytical Engine  0.75?"));
  EXPECT_THAT(answer({"neighbors", "Analytical Engine"}),
              HasSubstr("machine:Analytical Engine <--designed-- person:Babbage"));
}

TEST_F(EndToEndTest, NeighborsComePageByPage) {
  answer({"import", "people.jsonl"});
  const json all = json_answer({"neighbors", "Analytical Engine"}).at("neighbors");
  ASSERT_GE(all.size(), 2U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const json page =
        json_answer({"neighbors", "Analytical Engine", "--limit", "1", "--offset", std::to_string(i)});
    EXPECT_EQ(page.at("neighbors"), json::array({all[i]}));
    EXPECT_EQ(page.at("truncated") == "results", i + 1 < all.size());
  }
  EXPECT_THAT(answer({"neighbors", "Analytical Engine", "--offset", "9"}),
              HasSubstr("machine:Analytical Engine has no more neighbors"));
}

TEST_F(EndToEndTest, SaysWhyThereAreNoNeighbors) {
  answer({"import", "people.jsonl"});
  EXPECT_EQ(answer({"neighbors", "machine:ada"}), "machine:ada has no neighbors\n");
  EXPECT_EQ(answer({"neighbors", "Babbage", "--direction", "in"}),
            "person:Babbage has no neighbors that these filters let pass\n");
}

TEST_F(EndToEndTest, SaysWhatWasPerhapsMeant) {
  answer({"import", "people.jsonl"});
  const auto unknown = notegraph_.run({"show", "Babage"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("did you mean: person:Babbage?"));
  const auto ambiguous = notegraph_.run({"show", "ADA"});
  EXPECT_EQ(ambiguous.exit_code, 1);
  EXPECT_THAT(ambiguous.err, HasSubstr("did you mean: machine:ada, person:Ada?"));
  EXPECT_THAT(answer({"show", "person:Ada"}), HasSubstr("also called Countess"));
}

TEST_F(EndToEndTest, NothingFoundEndsWithOne) {
  answer({"import", "people.jsonl"});
  EXPECT_EQ(notegraph_.run({"search", "zzzzzz"}).exit_code, 1);
  const auto no_path = notegraph_.run({"path", "Babbage", "person:Ada", "--direction", "out"});
  EXPECT_EQ(no_path.exit_code, 1);
  EXPECT_THAT(no_path.out, HasSubstr("no path from person:Babbage to person:Ada: "));
  const auto removed = notegraph_.run({"remove", "nobody.md"});
  EXPECT_EQ(removed.exit_code, 1);
  EXPECT_THAT(removed.err, HasSubstr("notegraph notes"));
}

TEST_F(EndToEndTest, UnknownTypesAreWrongUse) {
  answer({"import", "people.jsonl"});
  const auto output = notegraph_.run({"neighbors", "Babbage", "--relation", "invented_by"});
  EXPECT_EQ(output.exit_code, 2);
  EXPECT_THAT(output.err, HasSubstr("designed"));
}

TEST_F(EndToEndTest, PathsHonourTheirFilters) {
  answer({"import", "people.jsonl"});
  const json path = json_answer({"path", "Babbage", "person:Ada"});
  ASSERT_EQ(path.at("paths").size(), 1U);
  EXPECT_EQ(path.at("paths")[0].at("hops").size(), 2U);
  EXPECT_EQ(notegraph_.run({"path", "Babbage", "person:Ada", "--max-hops", "1"}).exit_code, 1);
  EXPECT_EQ(notegraph_.run({"path", "Babbage", "person:Ada", "--relation", "designed"}).exit_code, 1);
  EXPECT_EQ(notegraph_.run({"path", "Babbage", "person:Ada", "--avoid", "Analytical Engine"}).exit_code, 1);
}

TEST_F(EndToEndTest, EqualQuestionsGetEqualBytes) {
  answer({"ingest", "notes"});
  answer({"import", "people.jsonl"});
  for (const std::vector<std::string>& question :
       std::vector<std::vector<std::string>>{{"search", "a"},
                                             {"show", "BERT"},
                                             {"neighbors", "BERT"},
                                             {"path", "Babbage", "person:Ada"},
                                             {"stats"},
                                             {"notes"},
                                             {"extract", "notes/lora.md"},
                                             {"diagram"},
                                             {"export"}}) {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.begin(), {"--format", "json"});
    EXPECT_EQ(answer(arguments), answer(arguments)) << question.front();
  }
}

TEST_F(EndToEndTest, ExtractGivesTheShapeOfGoldFiles) {
  const json facts = json_answer({"extract", "notes/bert.md"});
  EXPECT_EQ(facts.at("doc"), "bert.md");
  EXPECT_TRUE(facts.at("relations").is_array());
  bool found = false;
  for (const json& entity : facts.at("entities")) {
    found = found || (entity.at("name") == "BERT" && entity.at("type") == "model" &&
                      entity.at("mentions") == json::array({"BERT"}));
  }
  EXPECT_TRUE(found) << facts;
  EXPECT_FALSE(fs::exists(directory_.path() / ".local")) << "extracting makes no graph";
  const auto from_input = notegraph_.run({"extract", "-", "--format", "json"}, kBert);
  EXPECT_EQ(json::parse(from_input.out).at("entities"), facts.at("entities"));
  EXPECT_THAT(answer({"extract", "notes/bert.md"}), testing::ContainsRegex("model +BERT"));
}

TEST_F(EndToEndTest, AUsersOwnDataIsAddedToOurs) {
  directory_.write("mine/ontology/entities.tsv",
                   "name\tmeaning\tcolor\tshape\tzh\ten\tfr\nplant\tA plant\t#00aa00\tbox\n");
  directory_.write("mine/lexicon/plants.tsv",
                   "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\nSphagnum\tplant\n");
  directory_.write("bog.md", "Sphagnum grows in bogs. BERT does not.\n");
  EXPECT_THAT(answer({"extract", "bog.md"}), Not(HasSubstr("plant")));
  const std::string facts = answer({"extract", "--data", "mine", "bog.md"});
  EXPECT_THAT(facts, testing::ContainsRegex("plant +Sphagnum"));
  EXPECT_THAT(facts, HasSubstr("BERT"));

  directory_.write("mine/lexicon/plants.tsv", "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\nOak\ttree\n");
  const auto refused = notegraph_.run({"extract", "bog.md", "--data", "mine"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("plants.tsv:2: "));
}

TEST_F(EndToEndTest, DrawsByTheEndingOfTheFile) {
  answer({"import", "people.jsonl"});
  EXPECT_THAT(answer({"diagram"}), HasSubstr("digraph"));
  answer({"diagram", "Babbage", "-o", "around.svg"});
  EXPECT_THAT(read(directory_.path() / "around.svg"), HasSubstr("<svg"));
  answer({"diagram", "Babbage", "--to", "person:Ada", "-o", "path.png"});
  EXPECT_TRUE(read(directory_.path() / "path.png").starts_with("\x89PNG"));
  answer({"diagram", "-o", "whole.pdf"});
  EXPECT_TRUE(read(directory_.path() / "whole.pdf").starts_with("%PDF"));
  answer({"diagram", "-o", "picture", "--to-format", "dot"});
  EXPECT_THAT(read(directory_.path() / "picture"), HasSubstr("digraph"));
}

TEST_F(EndToEndTest, ADiagramSaysWhatItLeavesOut) {
  answer({"import", "people.jsonl"});
  const auto output = notegraph_.run({"diagram", "--max-entities", "2"});
  EXPECT_THAT(output.err, HasSubstr("left out: raise --max-entities"));
  EXPECT_EQ(notegraph_.run({"diagram", "--max-entities", "2", "--quiet"}).err, "");
}

TEST_F(EndToEndTest, WhatIsExportedCanBeImportedElsewhere) {
  answer({"ingest", "notes"});
  answer({"import", "people.jsonl"});
  answer({"export", "-o", "all.jsonl"});
  answer({"export", "-o", "all.jsonl.gz"});
  EXPECT_TRUE(read(directory_.path() / "all.jsonl.gz").starts_with("\x1f\x8b"));
  EXPECT_EQ(answer({"export"}), read(directory_.path() / "all.jsonl"));
  answer({"--db", "other", "import", "all.jsonl.gz"});
  // The import stands for the notes now; beside that nothing is lost, and a second journey changes nothing.
  answer({"--db", "other", "export", "-o", "again.jsonl"});
  const std::string again = read(directory_.path() / "again.jsonl");
  EXPECT_THAT(again, HasSubstr("LoRA 可以缓解灾难性遗忘。"));
  const std::string all = read(directory_.path() / "all.jsonl");
  EXPECT_EQ(std::count(again.begin(), again.end(), '\n'), std::count(all.begin(), all.end(), '\n'));
  answer({"--db", "third", "import", "again.jsonl", "--name", "all.jsonl.gz"});
  EXPECT_EQ(answer({"--db", "third", "export"}), again);
  EXPECT_THAT(answer({"export", "--to", "dot"}), HasSubstr("digraph"));
}

TEST_F(EndToEndTest, ABadLineRefusesAnImportUnlessSkipped) {
  directory_.write("bad.jsonl", std::string(kImported) + "no json\n");
  const auto refused = notegraph_.run({"import", "bad.jsonl"});
  EXPECT_EQ(refused.exit_code, 3);
  EXPECT_THAT(refused.err, HasSubstr("7"));
  EXPECT_THAT(answer({"import", "bad.jsonl", "--skip-bad-lines"}), HasSubstr("skipped"));
}

TEST_F(EndToEndTest, RemovingANoteRemovesWhatOnlyItSaid) {
  answer({"ingest", "notes"});
  EXPECT_THAT(answer({"remove", "notes/lora.md"}), HasSubstr("1 note removed"));
  EXPECT_EQ(notegraph_.run({"show", "灾难性遗忘"}).exit_code, 1);
  EXPECT_THAT(answer({"show", "BERT"}), HasSubstr("notes/bert.md:3"));
  EXPECT_EQ(json_answer({"stats"}).at("notes"), 1);
}

TEST_F(EndToEndTest, RemoveSaysThatANoteWithAFileComesBack) {
  answer({"ingest", "notes"});
  const auto removed = notegraph_.run({"remove", "notes/lora.md"});
  EXPECT_THAT(removed.err, HasSubstr("files still there: 1; the next ingest"));
  EXPECT_EQ(json_answer({"ingest", "notes"}).at("added"), 1);
  std::filesystem::remove(directory_.path() / "notes/lora.md");
  EXPECT_THAT(notegraph_.run({"remove", "notes/lora.md"}).err, testing::IsEmpty());
}

TEST_F(EndToEndTest, GlobalOptionsStandAnywhere) {
  answer({"import", "people.jsonl"});
  const std::string before = answer({"--format", "json", "show", "Babbage"});
  EXPECT_EQ(before, answer({"show", "--format", "json", "Babbage"}));
  EXPECT_EQ(before, answer({"show", "Babbage", "--format=json"}));
}

TEST_F(EndToEndTest, ColorsOnlyWhenAskedForInAPipe) {
  answer({"import", "people.jsonl"});
  EXPECT_THAT(answer({"show", "Babbage"}), Not(HasSubstr("\x1b[")));
  EXPECT_THAT(answer({"show", "Babbage", "--color", "always"}), HasSubstr("\x1b["));
}

/// Starts the server, waits until it says its address, sends it $1.
constexpr const char* kServeAndStop = R"sh(
"$0" serve --port 0 > address &
server=$!
tries=0
while [ ! -s address ] && [ $tries -lt 600 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s "$1" $server
wait $server
)sh";

TEST_F(EndToEndTest, ServesUntilItIsTold) {
  answer({"import", "people.jsonl"});
  const test::Program shell("/bin/sh", directory_.path());
  for (const char* signal : {"TERM", "INT"}) {
    fs::remove(directory_.path() / "address");
    const auto output = shell.run({"-c", kServeAndStop, NOTEGRAPH_BINARY, signal});
    EXPECT_EQ(output.exit_code, 0) << output.err;
    EXPECT_THAT(read(directory_.path() / "address"), testing::StartsWith("http://127.0.0.1:"));
  }
}

}  // namespace
}  // namespace notegraph::cli
