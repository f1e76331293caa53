// What `diff` tells: states compared, renamings followed, decisions beside notes.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/fingerprints.h"
#include "graph/store/memory_graph_store.h"
#include "tests/support/line_extractor.h"
#include "tests/support/shipped_ontology.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::service {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr const char* kBert = "model:BERT uses technique:MLM\n";
constexpr const char* kGpt = "model:GPT uses technique:CLM\n";

std::string sign(store::ChangeKind kind) {
  switch (kind) {
    case store::ChangeKind::added: return "+";
    case store::ChangeKind::changed: return "~";
    case store::ChangeKind::removed: return "-";
  }
  std::abort();  // Not an enumerator: a bug in the test.
}

class HistoryTest : public testing::Test {
 protected:
  HistoryTest()
      : owned_(store::make_memory_graph_store()),
        store_(*owned_),
        service_(std::move(owned_), test::shipped_ontology(),
                 []() -> Result<std::unique_ptr<const extract::Extractor>> {
                   return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
                 }) {
    fs::create_directories(root_);
  }

  void save(const std::string& note, const std::string& text) {
    directory_.write("notes/" + note, text);
    update();
  }
  void rename(const std::string& from, const std::string& to) {
    fs::rename(root_ / from, root_ / to);
    update();
  }
  void erase(const std::string& note) {
    fs::remove(root_ / note);
    update();
  }
  void update() {
    const auto report = service_.follow({root_}, {});
    ASSERT_TRUE(report) << report.status().message();
  }
  void decide(DecisionRequest request) {
    request.author = "ada";
    const auto reply = service_.decide(request);
    ASSERT_TRUE(reply) << reply.status().message();
  }
  void undo(std::uint64_t number) { ASSERT_TRUE(service_.undo(number, "ada")); }
  std::uint64_t now() const { return store_.sequence(); }

  /// "+BERT (a.md)", and for notes "a.md -> b.md".
  std::vector<std::string> diff(std::uint64_t since) const {
    const auto reply = service_.diff(std::to_string(since));
    EXPECT_TRUE(reply) << reply.status().message();
    std::vector<std::string> told;
    if (!reply) return told;
    for (const store::NoteChange& note : reply->notes) {
      told.push_back(note.renamed_from.empty() ? sign(note.kind) + name(note.note)
                                               : name(note.renamed_from) + " -> " + name(note.note));
    }
    for (const EntityDiff& entity : reply->entities) {
      told.push_back(sign(entity.kind) + entity.entity.label + causes(entity));
    }
    for (const RelationDiff& relation : reply->relations) {
      told.push_back(sign(relation.kind) + relation.head.label + " " + relation.relation + " " +
                     relation.tail.label + causes(relation));
    }
    return told;
  }

  std::string name(const std::string& note) const { return fs::path(note).filename(); }
  template <typename Diff>
  std::string causes(const Diff& diff) const {
    std::string text;
    for (const std::string& note : diff.notes) text += " " + name(note);
    for (const std::uint64_t number : diff.decisions) text += " " + std::to_string(number);
    return " by" + text;
  }

  test::TemporaryDirectory directory_;
  const fs::path root_ = fs::canonical(directory_.path()) / "notes";
  std::unique_ptr<store::GraphStore> owned_;
  store::GraphStore& store_;
  KnowledgeService service_;
};

TEST_F(HistoryTest, WhatIsAgainAsItWasIsNotTold) {
  save("a.md", kBert);
  const std::uint64_t bert = now();
  save("a.md", kGpt);
  const std::uint64_t gpt = now();
  save("a.md", kBert);
  EXPECT_THAT(diff(bert), IsEmpty());
  EXPECT_THAT(diff(gpt),
              UnorderedElementsAre("~a.md", "+BERT by a.md", "+MLM by a.md", "-GPT by a.md", "-CLM by a.md",
                                   "+BERT uses MLM by a.md", "-GPT uses CLM by a.md"));
}

TEST_F(HistoryTest, OfANoteThatIsEditedOnlyWhatDiffersIsTold) {
  save("a.md", kBert);
  const std::uint64_t begin = now();
  save("a.md", kGpt);
  save("a.md", std::string(kBert) + "technique:MLM part_of technique:training\n");
  EXPECT_THAT(diff(begin), UnorderedElementsAre("~a.md", "+training by a.md", "~MLM by a.md",
                                                "+MLM part_of training by a.md"));
}

TEST_F(HistoryTest, RenamingsAreFollowedAndCausesCalledAsTheyAreNow) {
  save("a.md", kBert);
  const std::uint64_t begin = now();
  rename("a.md", "b.md");
  EXPECT_THAT(diff(begin), ElementsAre("a.md -> b.md"));
  rename("b.md", "c.md");
  EXPECT_THAT(diff(begin), ElementsAre("a.md -> c.md"));
  EXPECT_THAT(diff(0),
              UnorderedElementsAre("+c.md", "+BERT by c.md", "+MLM by c.md", "+BERT uses MLM by c.md"));
  save("a.md", kGpt);
  EXPECT_THAT(diff(begin), UnorderedElementsAre("a.md -> c.md", "+a.md", "+GPT by a.md", "+CLM by a.md",
                                                "+GPT uses CLM by a.md"));
  erase("a.md");
  rename("c.md", "a.md");
  EXPECT_THAT(diff(begin), IsEmpty());
  erase("a.md");
  EXPECT_THAT(diff(begin),
              UnorderedElementsAre("-a.md", "-BERT by a.md", "-MLM by a.md", "-BERT uses MLM by a.md"));
}

TEST_F(HistoryTest, WhatADecisionHidesIsGoneByItAndComesBackByItsUndoing) {
  save("a.md", kBert);
  const std::uint64_t begin = now();
  decide({.kind = DecisionKind::reject_entity, .entity = "BERT"});
  const std::uint64_t rejected = now();
  EXPECT_THAT(diff(begin), UnorderedElementsAre("-BERT by 1", "-BERT uses MLM by 1"));
  EXPECT_EQ(service_.log(1)->changes[0].entities_lost, 1U);
  EXPECT_EQ(service_.log(1)->changes[0].relations_lost, 1U);

  // Notes do not bring back what is hidden, nor was it there for who looked.
  save("b.md", kBert);
  EXPECT_THAT(diff(begin),
              UnorderedElementsAre("+b.md", "-BERT by b.md 1", "~MLM by b.md", "-BERT uses MLM by b.md 1"));
  undo(1);
  EXPECT_THAT(diff(rejected),
              UnorderedElementsAre("+b.md", "+BERT by b.md 1", "~MLM by b.md", "+BERT uses MLM by b.md 1"));
  erase("b.md");
  EXPECT_THAT(diff(begin), IsEmpty());
}

TEST_F(HistoryTest, AMergeTellsOfBoth) {
  save("a.md", std::string(kBert) + "model:Bert2 uses technique:NSP\n");
  const std::uint64_t begin = now();
  decide({.kind = DecisionKind::merge, .entity = "BERT", .other = "Bert2"});
  EXPECT_THAT(diff(begin), UnorderedElementsAre("~BERT by 1", "-Bert2 by 1", "-Bert2 uses NSP by 1",
                                                "+BERT uses NSP by 1"));
  decide({.kind = DecisionKind::retype, .entity = "BERT", .value = "concept"});
  EXPECT_THAT(diff(begin + 1), UnorderedElementsAre("~BERT by 2"));
}

TEST_F(HistoryTest, WhatWasAddedByHandStaysWhateverNotesSay) {
  save("a.md", kBert);
  save("b.md", kGpt);
  const std::uint64_t begin = now();
  decide({.kind = DecisionKind::add_relation,
          .entity = "GPT",
          .other = "BERT",
          .relation = "variant_of",
          .reason = "so it is"});
  EXPECT_THAT(diff(begin), UnorderedElementsAre("+GPT variant_of BERT by 1"));
  save("c.md", "model:GPT variant_of model:BERT\n");
  erase("c.md");
  EXPECT_THAT(diff(begin), UnorderedElementsAre("+GPT variant_of BERT by c.md 1"));
}

/// Fingerprints of all that a snapshot holds, by the name under which diff() tells of it.
std::map<std::string, std::uint64_t> states_of(const store::Snapshot& snapshot) {
  std::map<std::string, std::uint64_t> states;
  std::map<EntityId, std::string> names;
  const auto entities = snapshot.scan_entities({}, 1000);
  const auto relations = snapshot.scan_relations({}, 1000);
  for (const Entity& entity : entities->rows) {
    names[entity.id] = entity.name;
    states[entity.name] = store::fingerprint(entity, entity.attributes.size());
  }
  for (const store::RelationSummary& row : relations->rows) {
    states[names[row.key.head] + " " + row.key.type + " " + names[row.key.tail]] =
        store::fingerprint(row.confidence, row.evidence_count);
  }
  return states;
}

TEST_F(HistoryTest, OfRandomEditsItTellsExactlyWhatDiffers) {
  const std::uint64_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937_64 random(seed);
  const std::vector<std::string> lines{kBert, kGpt, "model:BERT variant_of model:GPT\n",
                                       "technique:MLM part_of technique:CLM\n"};
  std::vector<std::map<std::string, std::uint64_t>> states{states_of(*store_.snapshot())};
  for (int step = 0; step < 60; ++step) {
    const std::string note = std::to_string(random() % 4) + ".md";
    const std::string other = std::to_string(random() % 4) + ".md";
    if (random() % 4 == 0 && fs::exists(root_ / note)) {
      random() % 2 == 0 && note != other ? rename(note, other) : erase(note);
    } else {
      const std::size_t first = random() % lines.size();  // No line twice: a note states a relation once.
      save(note, lines[first] + lines[(first + 1 + random() % (lines.size() - 1)) % lines.size()]);
    }
    states.resize(now() + 1);  // One update may take two writes, of which the first is not looked at.
    states.back() = states_of(*store_.snapshot());
    const std::uint64_t since = random() % states.size();
    if (since > 0 && states[since].empty()) continue;
    std::vector<std::string> want;
    for (const auto& [fact, state] : states.back()) {
      const auto before = states[since].find(fact);
      if (before == states[since].end()) want.push_back("+" + fact);
      if (before != states[since].end() && before->second != state) want.push_back("~" + fact);
    }
    for (const auto& [fact, state] : states[since]) {
      if (!states.back().contains(fact)) want.push_back("-" + fact);
    }
    std::vector<std::string> told;
    for (const std::string& line : diff(since)) {
      if (const auto by = line.find(" by "); by != std::string::npos) told.push_back(line.substr(0, by));
    }
    ASSERT_THAT(told, testing::UnorderedElementsAreArray(want)) << "step " << step << ", since " << since;
  }
}

}  // namespace
}  // namespace notegraph::service
