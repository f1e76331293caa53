#include "api/service/note_answers.h"

#include <gtest/gtest.h>

#include "graph/store/memory_graph_store.h"

namespace notegraph::service {
namespace {

NoteFacts note(const std::string& id, const std::string& text) {
  NoteFacts facts;
  facts.note.id = id;
  facts.note.text = text;
  return facts;
}

Evidence asked_at(const std::string& note, std::uint32_t line) {
  Evidence evidence;
  evidence.note = note;
  evidence.line = line;
  return evidence;
}

TEST(NoteAnswers, LooksBelowTheQuestion) {
  const auto store = store::make_memory_graph_store();
  store::WriteBatch batch;
  batch.put.push_back(note("a.md", "# What is a heap?\n\nA tree.\n\n# What is a tree?\n"));
  batch.put.push_back(note("import", ""));
  ASSERT_TRUE(store->write(batch));
  const auto snapshot = store->snapshot();
  NoteAnswers is_answered(*snapshot);
  EXPECT_TRUE(*is_answered(asked_at("a.md", 1)));
  EXPECT_FALSE(*is_answered(asked_at("a.md", 5)));
  EXPECT_TRUE(*is_answered(asked_at("import", 0)));
  EXPECT_EQ(is_answered(asked_at("gone.md", 1)).status().code(), StatusCode::not_found);
}

TEST(NoteAnswers, KnowsAQuestionOfATableByItsWords) {
  const auto store = store::make_memory_graph_store();
  store::WriteBatch batch;
  batch.put.push_back(note("a.json", "# What is a heap?\n\nA tree.\n\n# What is a tree?\n"));
  ASSERT_TRUE(store->write(batch));
  const auto snapshot = store->snapshot();
  NoteAnswers is_answered(*snapshot);
  Evidence question = asked_at("a.json", 1);
  question.quote = "What is a tree?";
  EXPECT_FALSE(*is_answered(question));
  question.quote = "What is a heap?";
  EXPECT_TRUE(*is_answered(question));
}

}  // namespace
}  // namespace notegraph::service
