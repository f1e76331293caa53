#include "extract/relations/network_input.h"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "extract/relations/cue_lexicon.h"
#include "tests/extract/relations/lettered_note.h"

namespace notegraph::extract {
namespace {

class NetworkInputTest : public testing::Test {
 protected:
  NetworkNote note_of(std::string_view text, const std::string& type = "model") {
    LetteredNote note(text);
    for (FoundEntity& entity : note.entities) entity.type = type;
    return network_note(MentionMap(note.view(), CueLexicon(), note.entities, note.mentions),
                        {"model", "task"});
  }
};

TEST_F(NetworkInputTest, HasEachWordOnce) {
  const NetworkNote note = note_of("A uses b, C uses b");
  EXPECT_EQ(note.tokens, (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 1, 2}));
  EXPECT_EQ(note.words.size(), 5U);
}

TEST_F(NetworkInputTest, KnowsHowLongWordsBeginAndEnd) {
  const NetworkNote note = note_of("the trainer trains trained");
  const auto& [the, trainer, trains, trained] =
      std::tie(note.words[0], note.words[1], note.words[2], note.words[3]);
  EXPECT_EQ(the[1], 0U);
  EXPECT_EQ(the[2], 0U);
  EXPECT_EQ(trainer[1], trains[1]);
  EXPECT_NE(trainer[2], trained[2]);
  EXPECT_NE(trainer[0], trained[0]);
}

TEST_F(NetworkInputTest, MarksWhatIsMentioned) {
  const NetworkNote note = note_of("A uses B");
  EXPECT_EQ(note.marks, (std::vector<std::uint8_t>{2, 0, 2}));
  ASSERT_EQ(note.mentions.size(), 2U);
  EXPECT_EQ(note.mentions[1].span, (TokenSpan{2, 3}));
  EXPECT_EQ(note_of("A uses B", "task").marks, (std::vector<std::uint8_t>{4, 0, 4}));
  EXPECT_EQ(note_of("A uses B", "never learnt").mentions[0].type, 0);
}

TEST_F(NetworkInputTest, TellsPlacesApart) {
  const NetworkNote note = note_of("# A b\n\nA b. C d.\n\n- A b\n");
  const auto& places = note.places;
  ASSERT_EQ(places.size(), 10U);
  EXPECT_NE(places[0], places[1]) << "opens its block";
  EXPECT_NE(places[0], places[2]) << "heading, paragraph";
  EXPECT_NE(places[5], places[2]) << "opens a sentence, not the block";
  EXPECT_NE(places[5], places[6]);
  EXPECT_NE(places[2], places[8]) << "paragraph, item";
}

TEST_F(NetworkInputTest, SaysWhichEntityComesFirst) {
  LetteredNote note("A uses B. B helps A. A and B. B or A.");
  const MentionMap map(note.view(), CueLexicon(), note.entities, note.mentions);
  const std::vector<PairContext> contexts = {{ContextRule::sentence, 0, 1},
                                             {ContextRule::next_sentence, 2, 3},
                                             {ContextRule::sentence, 4, 5},
                                             {ContextRule::sentence, 6, 7}};
  const std::vector<NetworkMeeting> meetings = network_meetings(map, 0, contexts);
  ASSERT_EQ(meetings.size(), 3U) << "no more than are judged";
  EXPECT_FALSE(meetings[0].turned);
  EXPECT_TRUE(meetings[1].turned);
  EXPECT_EQ(meetings[1].rule, static_cast<std::uint8_t>(ContextRule::next_sentence));
}

}  // namespace
}  // namespace notegraph::extract
