// What the program says and how it ends when it is used wrongly.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/case_name.h"
#include "tests/support/program.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct WrongUse {
  const char* name;
  std::vector<std::string> arguments;
  int exit_code;
  std::vector<std::string> says;  // On standard error.
};

const WrongUse kWrongUses[] = {
    {"NoCommand", {}, 2, {"notegraph: ", "notegraph --help"}},
    {"UnknownCommand", {"serch", "BERT"}, 2, {"there is no command \"serch\"", "did you mean: search?"}},
    {"NothingLikeACommand", {"frobnicate"}, 2, {"there is no command \"frobnicate\""}},
    {"UnknownOption", {"stats", "--fast"}, 2, {"--fast", "notegraph stats --help"}},
    {"MissingArgument", {"show"}, 2, {"REF", "notegraph show --help"}},
    {"MissingSecondArgument", {"path", "BERT"}, 2, {"TO", "notegraph path --help"}},
    {"TooManyArguments", {"show", "BERT", "LoRA"}, 2, {"LoRA"}},
    {"UnknownColor", {"stats", "--color", "mauve"}, 2, {"\"mauve\" is none of always, auto, never"}},
    {"NoNumber", {"path", "a", "b", "-k", "many"}, 2, {"many"}},
    {"NoPaths", {"path", "a", "b", "-k", "0"}, 2, {"0"}},
    {"NoHops", {"neighbors", "a", "--max-hops", "0"}, 2, {"--max-hops"}},
    {"NoShare", {"neighbors", "a", "--min-confidence", "1.5"}, 2, {"--min-confidence"}},
    {"UnknownDirection", {"neighbors", "a", "--direction", "up"}, 2, {"up"}},
    {"UnknownOrder", {"path", "a", "b", "--by", "luck"}, 2, {"luck"}},
    {"UnknownMeasure", {"rank", "--by", "luck"}, 2, {"luck"}},
    {"NoResolution", {"communities", "--resolution", "0"}, 2, {"--resolution"}},
    {"AbsurdResolution", {"communities", "--resolution", "1e300"}, 2, {"--resolution", "0.001..1000"}},
    {"NoTime", {"neighbors", "a", "--max-time", "0"}, 2, {"--max-time"}},
    {"SimilarToNothing", {"similar"}, 2, {"REF", "notegraph similar --help"}},
    {"TypesOfAComparison", {"similar", "a", "b", "--type", "model"}, 2, {"--type", "OTHER"}},
    {"NoMentions", {"gaps", "--min-mentions", "0"}, 2, {"--min-mentions"}},
    {"NoGraphToRank", {"rank"}, 1, {"there is no graph"}},
    {"NoPort", {"serve", "--port", "99999"}, 2, {"--port"}},
    {"UnknownEnding", {"diagram", "-o", "graph.gif"}, 2, {"graph.gif", "--to-format"}},
    {"EndWithoutBeginning", {"diagram", "--to", "BERT"}, 2, {"--to"}},
    {"UnknownExport", {"export", "--to", "rdf"}, 2, {"rdf"}},
    {"EvaluateNothing", {"evaluate", "--gold", "."}, 2, {"--docs", "--pred"}},
    {"EvaluateWithoutGold", {"evaluate", "--docs", "."}, 2, {"--gold"}},
    {"EvaluateNoGold", {"evaluate", "--gold", ".", "--docs", "."}, 1, {"no *.json"}},
    {"NoGraphYet", {"show", "BERT"}, 1, {"there is no graph", "notegraph ingest PATH"}},
    {"NoGraphToRemoveFrom", {"remove", "a.md"}, 1, {"there is no graph"}},
    {"NoSuchNote", {"ingest", "nowhere.md"}, 1, {"nowhere.md"}},
    {"NoSuchFileToExtract", {"extract", "nowhere.md"}, 1, {"nowhere.md"}},
    {"AFolderToExtract", {"extract", "."}, 2, {"folder"}},
    {"NoSuchData", {"stats", "--data", "nowhere"}, 1, {"--data nowhere"}},
    {"DataWithoutData",
     {"stats", "--data", "."},
     3,
     {"none of the folders ontology/, lexicon/, knowledge/, cues/"}},
    {"NoSuchImport", {"import", "nowhere.jsonl"}, 1, {"nowhere.jsonl"}},
    {"UnknownImportEnding", {"import", "."}, 2, {"the ending does not tell the format", ".csv", "ntriples"}},
    {"UnknownImportFormat", {"import", ".", "--as", "xml"}, 2, {"xml"}},
    {"ReportWithoutSkipping", {"import", ".", "--report", "bad.txt"}, 2, {"--skip-bad-lines"}},
    {"ImportOfAFolder", {"import", ".", "--as", "csv"}, 4, {"is a folder"}},
    {"NoGraphToCheck", {"check"}, 1, {"there is no store"}},
    {"NoGraphToRepair", {"repair"}, 1, {"there is no store"}},
    {"NoGraphToVerify", {"verify"}, 1, {"there is no graph"}},
    {"NoGraphToBackUp", {"backup", "backups"}, 1, {"there is no graph"}},
    {"NoBackups", {"restore", "nowhere"}, 1, {"there are no backups in 'nowhere'"}},
    {"NoBackupsToList", {"backup", "nowhere", "--list"}, 1, {"there are no backups in 'nowhere'"}},
    {"KeepLessThanNothing", {"backup", "backups", "--keep", "-1"}, 2, {"--keep"}},
    {"NoUrl", {"stats", "--server", "localhost:8080"}, 2, {"localhost:8080", "http://HOST:PORT"}},
    {"NobodyThere", {"stats", "--server", "http://127.0.0.1:1"}, 4, {"nobody answers", "notegraph serve"}},
    {"CheckFromAfar", {"check", "--server", "http://127.0.0.1:1"}, 2, {"leave out --server"}},
};

class WrongUseTest : public testing::TestWithParam<WrongUse> {};

TEST_P(WrongUseTest, IsSaidOnStandardErrorWithItsExitCode) {
  const test::TemporaryDirectory directory;
  const auto output = test::Program(NOTEGRAPH_BINARY, directory.path()).run(GetParam().arguments);
  EXPECT_EQ(output.exit_code, GetParam().exit_code) << output.err;
  EXPECT_EQ(output.out, "");
  EXPECT_THAT(output.err, StartsWith("notegraph: "));
  for (const std::string& text : GetParam().says) EXPECT_THAT(output.err, HasSubstr(text));
}

TEST_P(WrongUseTest, IsJsonForPrograms) {
  const test::TemporaryDirectory directory;
  std::vector<std::string> arguments{"--format=json"};
  arguments.insert(arguments.end(), GetParam().arguments.begin(), GetParam().arguments.end());
  const auto output = test::Program(NOTEGRAPH_BINARY, directory.path()).run(arguments);
  EXPECT_EQ(output.exit_code, GetParam().exit_code);
  EXPECT_EQ(output.out, "");
  const auto error = nlohmann::json::parse(output.err);
  EXPECT_FALSE(error.at("code").get<std::string>().empty());
  EXPECT_FALSE(error.at("message").get<std::string>().empty());
  EXPECT_TRUE(error.at("candidates").is_array());
}

INSTANTIATE_TEST_SUITE_P(Cases, WrongUseTest, testing::ValuesIn(kWrongUses), test::case_name<WrongUse>);

TEST(WrongFormat, IsSaidInWords) {
  const test::TemporaryDirectory directory;
  const auto output = test::Program(NOTEGRAPH_BINARY, directory.path()).run({"stats", "--format", "xml"});
  EXPECT_EQ(output.exit_code, 2);
  EXPECT_THAT(output.err, StartsWith("notegraph: --format: "));
  EXPECT_THAT(output.err, HasSubstr("\"xml\" is none of json, table"));
}

TEST(Help, IsNoWrongUse) {
  const test::TemporaryDirectory directory;
  const test::Program notegraph(NOTEGRAPH_BINARY, directory.path());
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"path", "--help"}, {"--version"}}) {
    const auto output = notegraph.run(arguments);
    EXPECT_EQ(output.exit_code, 0);
    EXPECT_THAT(output.out, HasSubstr("notegraph"));
    EXPECT_EQ(output.err, "");
  }
  EXPECT_THAT(notegraph.run({"path", "--help"}).out, HasSubstr("--avoid"));
}

TEST(Output, ThatCannotBeWrittenIsAnError) {
  const test::TemporaryDirectory directory;
  const auto output = test::Program("/bin/sh", directory.path())
                          .run({"-c", "exec \"$0\" --help > /dev/full", NOTEGRAPH_BINARY});
  EXPECT_EQ(output.exit_code, 4);
  EXPECT_THAT(output.err, HasSubstr("standard output cannot be written"));
}

}  // namespace
}  // namespace notegraph::cli
