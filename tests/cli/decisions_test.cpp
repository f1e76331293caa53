// Decisions and history, the whole way through the program.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_test.h"
#include "tests/support/case_name.h"

namespace notegraph::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kPeople =
    R"({"type":"entity","name":"Ada","kind":"person","aliases":["Countess"],"attributes":{}})"
    "\n"
    R"({"type":"entity","name":"Ada Lovelace","kind":"person","aliases":[],"attributes":{}})"
    "\n"
    R"({"type":"entity","name":"Engine","kind":"machine","aliases":[],"attributes":{}})"
    "\n"
    R"({"type":"relation","head":"Ada","head_kind":"person","relation":"wrote_about","tail":"Engine","tail_kind":"machine","confidence":0.5})"
    "\n";

class DecisionCommandsTest : public ProgramTest {
 protected:
  DecisionCommandsTest() {
    directory_.write("people.jsonl", kPeople);
    notegraph_.set("USER", "ada");
    answer({"import", "people.jsonl"});
  }
};

TEST_F(DecisionCommandsTest, DecideShowListAndUndo) {
  EXPECT_THAT(answer({"merge", "Ada", "Ada Lovelace", "--reason", "one lady"}),
              HasSubstr("merge person:Ada person:Ada Lovelace"));
  EXPECT_THAT(answer({"accept", "Ada", "wrote_about", "Engine", "--reason", "her notes", "--author", "bob"}),
              HasSubstr("by bob: her notes"));
  const std::string card = answer({"show", "Ada Lovelace"});
  EXPECT_THAT(card, HasSubstr("also called Ada Lovelace, Countess"));
  EXPECT_THAT(card, HasSubstr("decision 2  \"her notes\""));
  EXPECT_THAT(card, HasSubstr("1.00"));

  const json listed = json_answer({"decisions"});
  ASSERT_EQ(listed["decisions"].size(), 2U);
  EXPECT_EQ(listed["decisions"][0]["author"], "ada");
  EXPECT_THAT(answer({"import", "people.jsonl"}), HasSubstr("3 entities"));  // Says it all again.
  EXPECT_EQ(json_answer({"stats"})["entities"], 2);

  EXPECT_THAT(answer({"undo", "1"}), HasSubstr("undone"));
  EXPECT_EQ(json_answer({"stats"})["entities"], 3);
  EXPECT_EQ(json_answer({"decisions"})["decisions"].size(), 1U);
  EXPECT_EQ(json_answer({"decisions", "--all"})["decisions"].size(), 2U);
}

TEST_F(DecisionCommandsTest, ReshapeEntities) {
  answer({"rename", "Ada", "Augusta Ada"});
  answer({"retype", "Engine", "concept"});
  answer({"reject", "person:Ada Lovelace"});
  answer({"split", "Countess", "--alias", "Countess", "--name", "Lady"});
  EXPECT_THAT(answer({"show", "Augusta Ada"}), HasSubstr("also called Ada\n"));
  EXPECT_THAT(answer({"show", "Countess"}), HasSubstr("person:Lady"));
  EXPECT_THAT(answer({"show", "Engine"}), HasSubstr("concept:Engine"));
  answer({"accept", "Lady", "--alias", "Dame"});
  answer({"reject", "Lady", "--alias", "Countess"});
  EXPECT_THAT(answer({"show", "Dame"}), Not(HasSubstr("Countess")));
}

TEST_F(DecisionCommandsTest, ReviewAndLookBack) {
  EXPECT_THAT(answer({"review"}), HasSubstr("0 pairs to merge, 1 relation in doubt"));
  answer({"add", "Ada Lovelace", "wrote_about", "Engine", "--reason", "a letter"});
  const std::string log = answer({"log"});
  EXPECT_THAT(log, HasSubstr("decision 1: add person:Ada Lovelace wrote_about machine:Engine"));
  EXPECT_LT(log.find("decision 1"), log.find("+ people.jsonl"));
  EXPECT_THAT(answer({"diff", "--since", "0"}), HasSubstr("+ person:Ada --wrote_about--> machine:Engine"));
  EXPECT_THAT(answer({"diff", "--since", "1"}), Not(HasSubstr("people.jsonl")));
  EXPECT_EQ(json_answer({"diff", "--since", "2000-01-01"})["entities"].size(), 3U);
}

TEST_F(DecisionCommandsTest, LogAndDiffSayWhatWentAndCameBackByThem) {
  answer({"reject", "person:Ada"});
  EXPECT_THAT(answer({"log", "--limit", "1"}), HasSubstr("entities +0 -1, relations +0 -1"));
  const std::string gone = answer({"diff", "--since", "1"});
  EXPECT_THAT(gone, HasSubstr("- person:Ada  decision 1\n"));
  EXPECT_THAT(gone, HasSubstr("- person:Ada --wrote_about--> machine:Engine  decision 1\n"));
  answer({"undo", "1"});
  EXPECT_THAT(answer({"log", "--limit", "1"}), HasSubstr("entities +1 -0, relations +1 -0"));
  EXPECT_THAT(answer({"diff", "--since", "2"}), HasSubstr("+ person:Ada  decision 1\n"));
  EXPECT_THAT(answer({"diff", "--since", "1"}), HasSubstr("0 notes, 0 entities, 0 relations"));
}

TEST_F(DecisionCommandsTest, KeepApartWhatReviewProposes) {
  directory_.write("types.jsonl",
                   R"({"type":"entity","name":"Ada","kind":"machine","aliases":[],"attributes":{}})");
  answer({"import", "types.jsonl"});
  EXPECT_THAT(answer({"review"}), HasSubstr("1 pair to merge"));
  EXPECT_THAT(answer({"keep-apart", "person:Ada", "machine:Ada", "--reason", "a lady, a language"}),
              HasSubstr("keep-apart person:Ada machine:Ada"));
  EXPECT_THAT(answer({"review"}), HasSubstr("0 pairs to merge"));
  const json listed = json_answer({"decisions"})["decisions"];
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0]["kind"], "keep_apart");
  EXPECT_EQ(listed[0]["reason"], "a lady, a language");
  answer({"undo", "1"});
  EXPECT_THAT(answer({"review"}), HasSubstr("1 pair to merge"));
}

struct WrongUseCase {
  const char* name;
  std::vector<std::string> arguments;
  int exit_code;
  const char* message;  ///< A part of it.
};

const WrongUseCase kWrongUses[] = {
    {"TwoParts", {"accept", "Ada", "wrote_about"}, 2, "HEAD RELATION TAIL"},
    {"UnknownEntity", {"reject", "Adda"}, 1, "Adda"},
    {"UnknownRelationType", {"reject", "Ada", "eats", "Engine"}, 2, "eats"},
    {"AddWithoutReason", {"add", "Ada", "wrote_about", "Engine"}, 2, "--reason"},
    {"AliasOfARelation", {"reject", "Ada", "wrote_about", "Engine", "--alias", "x"}, 2, "aliases"},
    {"UndoNothing", {"undo", "7"}, 1, "notegraph decisions"},
    {"UndoAWord", {"undo", "seven"}, 2, "NUMBER"},
    {"SplitOfNothing", {"split", "Ada"}, 2, "aliases or notes"},
    {"DiffSinceNever", {"diff", "--since", "never"}, 2, "never"},
    {"KeepApartOne", {"keep-apart", "Ada"}, 2, "OTHER"},
    {"KeepApartUnknown", {"keep-apart", "Ada", "Adda"}, 1, "Adda"},
    {"KeepApartFromItself", {"keep-apart", "Ada", "Countess"}, 2, "both names mean"},
    {"MergeWithItself", {"merge", "Ada", "Countess"}, 2, "already"},
};

class WrongDecisionTest : public DecisionCommandsTest, public testing::WithParamInterface<WrongUseCase> {};

TEST_P(WrongDecisionTest, SaysWhatToDoAndChangesNothing) {
  const auto output = notegraph_.run(GetParam().arguments);
  EXPECT_EQ(output.exit_code, GetParam().exit_code);
  EXPECT_THAT(output.err, HasSubstr(GetParam().message));
  EXPECT_TRUE(json_answer({"decisions", "--all"})["decisions"].empty());
}
INSTANTIATE_TEST_SUITE_P(Cases, WrongDecisionTest, testing::ValuesIn(kWrongUses),
                         test::case_name<WrongUseCase>);

TEST_F(DecisionCommandsTest, WantAnAuthor) {
  notegraph_.set("USER", "");
  const auto output = notegraph_.run({"reject", "Ada"});
  EXPECT_EQ(output.exit_code, 2);
  EXPECT_THAT(output.err, HasSubstr("--author"));
}

}  // namespace
}  // namespace notegraph::cli
