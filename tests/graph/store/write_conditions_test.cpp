// Writes on conditions, and requests that are sent twice: one suite, run on each backend.
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/write_tokens.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/store_backends.h"
#include "tests/graph/store/store_content.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using testing::HasSubstr;

NoteFacts note_of(const std::string& id, std::uint64_t content_hash) {
  NoteFacts facts = bert_note(id);
  facts.note.content_hash = content_hash;
  return facts;
}

WriteToken token(std::string key, std::uint64_t request_hash = 7) {
  return {std::move(key), request_hash};
}

class WriteConditionsTest : public BackendTest {
 protected:
  Result<WriteSummary> write_if(std::vector<ExpectedNote> notes, const NoteFacts& facts) {
    return store_->write({{facts}, {}, {}}, {.sync = false, .if_notes = std::move(notes)});
  }
  Result<WriteSummary> write_once(const WriteToken& token, const NoteFacts& facts, bool sync = false) {
    return store_->write({{facts}, {}, {}}, {.sync = sync, .token = token});
  }
  void reopen() {
    store_.reset();
    store_ = GetParam().open(directory_.path() / "store");
  }
  std::uint64_t stored_hash(const std::string& id) const {
    return store_->snapshot()->find_note(id)->content_hash;
  }
};

TEST_P(WriteConditionsTest, WritesOverANoteThatIsAsExpected) {
  put({note_of("a.md", 1)});
  ASSERT_TRUE(write_if({{"a.md", 1}}, note_of("a.md", 2)));
  EXPECT_EQ(stored_hash("a.md"), 2U);
  const auto refused = write_if({{"a.md", 1}}, note_of("a.md", 3));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::conflict);
  EXPECT_THAT(refused.status().message(), HasSubstr("'a.md'"));
  EXPECT_THAT(refused.status().message(), HasSubstr("is there with the content hash 0000000000000002"));
  EXPECT_EQ(stored_hash("a.md"), 2U);
  EXPECT_EQ(store_->sequence(), 2U);
}

TEST_P(WriteConditionsTest, WritesANoteThatIsToBeNew) {
  ASSERT_TRUE(write_if({{"a.md", {}}}, note_of("a.md", 1)));
  const auto refused = write_if({{"a.md", {}}}, note_of("a.md", 2));
  EXPECT_EQ(refused.status().code(), StatusCode::conflict);
  EXPECT_THAT(refused.status().message(), HasSubstr("was to be missing"));
  EXPECT_EQ(stored_hash("a.md"), 1U);
}

TEST_P(WriteConditionsTest, AsksForANoteThatIsNotThere) {
  put({note_of("b.md", 1)});
  const auto refused = write_if({{"a.md", 1}}, note_of("c.md", 1));
  EXPECT_EQ(refused.status().code(), StatusCode::conflict);
  EXPECT_THAT(refused.status().message(), HasSubstr("is not there"));
  remove({"b.md"});
  EXPECT_EQ(write_if({{"b.md", 1}}, note_of("c.md", 1)).status().code(), StatusCode::conflict);
}

TEST_P(WriteConditionsTest, WantsAllOfTheConditions) {
  put({note_of("a.md", 1), note_of("b.md", 2)});
  const std::vector<ExpectedNote> right{{"a.md", 1}, {"b.md", 2}, {"c.md", {}}};
  for (std::size_t wrong = 0; wrong < right.size(); ++wrong) {
    std::vector<ExpectedNote> notes = right;
    notes[wrong].content_hash = 9;
    EXPECT_EQ(write_if(notes, note_of("d.md", 1)).status().code(), StatusCode::conflict) << wrong;
  }
  EXPECT_EQ(store_->write({}, {.if_sequence = 9, .if_notes = right}).status().code(), StatusCode::conflict);
  EXPECT_TRUE(store_->write({}, {.if_sequence = 1, .if_notes = right}));
}

TEST_P(WriteConditionsTest, LetsOneOfManyWritersThrough) {
  put({note_of("a.md", 0)});
  std::atomic<int> written = 0, refused = 0;
  {
    std::vector<std::jthread> writers;
    for (std::uint64_t writer = 1; writer <= 8; ++writer) {
      writers.emplace_back([&, writer] {
        const auto result = write_if({{"a.md", 0}}, note_of("a.md", writer));
        ++(result ? written : refused);
        EXPECT_TRUE(result || result.status().code() == StatusCode::conflict);
      });
    }
  }
  EXPECT_EQ(written, 1);
  EXPECT_EQ(refused, 7);
}

TEST_P(WriteConditionsTest, CarriesOutARequestOnce) {
  put({note_of("a.md", 1)});
  EXPECT_FALSE(*store_->find_write(token("t")));
  WriteBatch batch{{note_of("a.md", 2), bert_note("b.md")}, {"gone.md"}, {}};
  Decision decision;
  decision.kind = DecisionKind::reject_entity;
  decision.entity = {kBert, "model", "BERT"};
  batch.decide.push_back(decision);
  const auto first = store_->write(batch, {.token = token("t")});
  ASSERT_TRUE(first) << first.status().message();
  put({note_of("a.md", 3)});
  const auto before = test::read_content(*store_->snapshot());

  const auto again = store_->write(batch, {.token = token("t")});
  ASSERT_TRUE(again) << again.status().message();
  EXPECT_EQ(*again, *first);
  EXPECT_EQ(again->sequence, 2U);
  EXPECT_EQ(again->decisions.size(), 1U);
  EXPECT_EQ(store_->sequence(), 3U);
  EXPECT_EQ(store_->snapshot()->decisions()->size(), 1U);
  test::expect_same_content(*test::read_content(*store_->snapshot()), *before);
  EXPECT_EQ(*store_->find_write(token("t")), std::optional(*first));
}

TEST_P(WriteConditionsTest, AnswersARepeatedRequestWhateverItsConditions) {
  const WriteOptions once{.sync = false, .if_sequence = 0, .if_notes = {{"a.md", {}}}, .token = token("t")};
  const WriteBatch batch{{note_of("a.md", 1)}, {}, {}};
  ASSERT_TRUE(store_->write(batch, once));
  const auto again = store_->write(batch, once);
  ASSERT_TRUE(again) << again.status().message();
  EXPECT_EQ(again->sequence, 1U);
}

TEST_P(WriteConditionsTest, RefusesAnotherRequestUnderTheSameToken) {
  ASSERT_TRUE(write_once(token("t", 7), note_of("a.md", 1)));
  const auto refused = write_once(token("t", 8), note_of("a.md", 2));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.status().code(), StatusCode::conflict);
  EXPECT_THAT(refused.status().message(), HasSubstr("'t' stands for another request, which was write 1"));
  EXPECT_EQ(store_->find_write(token("t", 8)).status().code(), StatusCode::conflict);
  EXPECT_EQ(stored_hash("a.md"), 1U);
  EXPECT_EQ(store_->sequence(), 1U);
  EXPECT_TRUE(write_once(token("another", 8), note_of("a.md", 2)));
}

TEST_P(WriteConditionsTest, RefusesTokensWithoutKeyOrWithALongOne) {
  for (const std::string& key : {std::string(), std::string(kMostTokenBytes + 1, 'x')}) {
    EXPECT_EQ(write_once(token(key), note_of("a.md", 1)).status().code(), StatusCode::invalid_argument);
    EXPECT_EQ(store_->find_write(token(key)).status().code(), StatusCode::invalid_argument);
  }
  EXPECT_FALSE(store_->snapshot()->find_note("a.md"));
  using namespace std::string_literals;
  for (const std::string& key : {std::string(kMostTokenBytes, 'x'), "\0\xFF"s}) {
    EXPECT_TRUE(write_once(token(key), note_of("a.md", 1)));
    EXPECT_TRUE(*store_->find_write(token(key)));
  }
}

TEST_P(WriteConditionsTest, DoesNotSpendATokenOnAWriteThatFails) {
  NoteFacts wrong = bert_note("a.md");
  wrong.relations[0].evidence.clear();
  EXPECT_EQ(write_once(token("t"), wrong).status().code(), StatusCode::invalid_argument);
  EXPECT_FALSE(*store_->find_write(token("t")));
  const auto written = write_once(token("t"), bert_note("a.md"));
  ASSERT_TRUE(written);
  EXPECT_EQ(written->sequence, 1U);
}

TEST_P(WriteConditionsTest, CarriesOutOnceWhatManySendAtTheSameTime) {
  std::atomic<int> answered_as_first = 0;
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 8; ++writer) {
      writers.emplace_back([&] {
        const auto written = write_once(token("t"), bert_note("a.md"), true);
        if (written && written->sequence == 1) ++answered_as_first;
        EXPECT_GE(store_->sequence(), 1U) << "an acknowledged write is hidden";
      });
    }
  }
  EXPECT_EQ(answered_as_first, 8);
  EXPECT_EQ(store_->sequence(), 1U);
}

TEST_P(WriteConditionsTest, KnowsRequestsAsLongAsTheirWrites) {
  ASSERT_TRUE(write_once(token("first"), bert_note("a.md")));
  ASSERT_TRUE(write_once(token("second"), bert_note("b.md")));
  const auto write_nothing = [&] { return store_->write({}, {.sync = false})->sequence; };
  while (write_nothing() < kKeptChanges) continue;
  EXPECT_TRUE(*store_->find_write(token("first")));
  // An import makes others forgotten as any write does.
  ASSERT_TRUE(test::import_facts(*store_, bert_note("c.md")));
  EXPECT_FALSE(*store_->find_write(token("first")));
  EXPECT_TRUE(*store_->find_write(token("second", 7)));
  const auto anew = write_once(token("first", 8), bert_note("a.md"));
  ASSERT_TRUE(anew) << anew.status().message();
  EXPECT_EQ(anew->sequence, kKeptChanges + 2);
  EXPECT_FALSE(*store_->find_write(token("second")));
  EXPECT_TRUE(*store_->find_write(token("first", 8)));
}

TEST_P(WriteConditionsTest, KnowsRequestsWhenItIsOpenedAgain) {
  if (GetParam().name == std::string("Memory")) GTEST_SKIP() << "it ends with the process";
  const auto first = write_once(token("t"), bert_note("a.md"));
  ASSERT_TRUE(first);
  reopen();
  const auto again = write_once(token("t"), bert_note("a.md"));
  ASSERT_TRUE(again) << again.status().message();
  EXPECT_EQ(*again, *first);
  EXPECT_EQ(store_->sequence(), 1U);
  EXPECT_EQ(write_once(token("t", 8), bert_note("a.md")).status().code(), StatusCode::conflict);
}

INSTANTIATE_TEST_SUITE_P(Backends, WriteConditionsTest, testing::ValuesIn(kBackends),
                         test::case_name<Backend>);

TEST(WriteTokenCodec, GivesBackWhatItWasGivenAndNothingElse) {
  const TokenRecord record{300, 0x0123456789ABCDEF};
  const std::string bytes = encode_token(record);
  EXPECT_EQ(*decode_token(bytes), record);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(decode_token(bytes.substr(0, length)).status().code(), StatusCode::corruption) << length;
  }
  EXPECT_EQ(decode_token(bytes + "x").status().code(), StatusCode::corruption);
}

}  // namespace
}  // namespace notegraph::store
