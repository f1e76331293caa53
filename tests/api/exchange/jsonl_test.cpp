#include <cstdint>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "api/exchange/jsonl_reader.h"
#include "api/exchange/jsonl_writer.h"
#include "tests/api/exchange/whole_graph.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::exchange {
namespace {

using test::whole;
using test::WholeGraph;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kSmallGraph =
    R"({"type":"entity","name":"感冒","kind":"Disease","aliases":["伤风"],"attributes":{"easy_get":"所有人","cure_way":["休息"]}})"
    "\n"
    R"({"type":"entity","name":"咳嗽","kind":"Symptom","aliases":[],"attributes":{}})"
    "\n"
    R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"has_symptom","tail":"咳嗽","tail_kind":"Symptom"})"
    "\n";

Result<WholeGraph> read(std::string_view text, ReadOptions options = {}) {
  const test::TemporaryDirectory directory;
  options.source = "source";
  return whole(read_jsonl(directory.write("graph.jsonl", text), Ontology(), options));
}

TEST(JsonlReader, ReadsEntitiesAndRelations) {
  const auto graph = read(kSmallGraph);
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.entities.size(), 2U);
  const NoteEntity& cold = graph->facts.entities[1];
  EXPECT_EQ(cold.name, "感冒");
  EXPECT_EQ(cold.type, "Disease");
  EXPECT_THAT(cold.aliases, ElementsAre("伤风"));
  ASSERT_EQ(cold.attributes.size(), 2U);
  EXPECT_FALSE(cold.attributes[0].listed);
  EXPECT_TRUE(cold.attributes[1].listed) << "a list of one stays a list";
  ASSERT_EQ(graph->facts.relations.size(), 1U);
  const NoteRelation& relation = graph->facts.relations[0];
  EXPECT_EQ(relation.head, 1U);
  EXPECT_EQ(relation.tail, 0U);
  ASSERT_EQ(relation.evidence.size(), 1U);
  EXPECT_EQ(relation.evidence[0].line, 3U);
  EXPECT_EQ(relation.evidence[0].note, "source");
}

TEST(JsonlReader, BringsTheTypesAlong) {
  const auto graph = read(kSmallGraph);
  ASSERT_TRUE(graph);
  EXPECT_NE(graph->types.find_entity_type("Disease"), nullptr);
  EXPECT_NE(graph->types.find_relation_type("has_symptom"), nullptr);
  EXPECT_NE(graph->types.find_entity_type("Disease")->color, graph->types.find_entity_type("Symptom")->color);
}

TEST(JsonlReader, DoesNotReplaceTypesThatAreKnown) {
  const test::TemporaryDirectory directory;
  Ontology known;
  known.add(EntityType{"Disease", "known", "#123456", "box", "", "", ""});
  ReadOptions options;
  options.source = "source";
  const auto graph = whole(read_jsonl(directory.write("graph.jsonl", kSmallGraph), known, options));
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->types.find_entity_type("Disease"), nullptr);
}

TEST(JsonlReader, ReadsGzip) {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "graph.jsonl.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  gzwrite(file, kSmallGraph.data(), static_cast<unsigned>(kSmallGraph.size()));
  gzclose(file);
  const auto graph = whole(read_jsonl(path, Ontology(), {}));
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_EQ(graph->facts.entities.size(), 2U);
}

TEST(JsonlReader, NoticesACutGzipFile) {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "graph.jsonl.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  ASSERT_NE(file, nullptr);
  for (int i = 0; i < 1000; ++i)
    gzprintf(file, "{\"type\":\"entity\",\"name\":\"%d\",\"kind\":\"K\"}\n", i * 7919);
  gzclose(file);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const auto graph = whole(read_jsonl(path, Ontology(), {}));
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
}

TEST(JsonlReader, AcceptsRelationsBeforeTheirEntities) {
  const auto graph =
      read(R"({"type":"relation","head":"a","head_kind":"K","relation":"r","tail":"b","tail_kind":"K"})"
           "\n\n"
           R"({"type":"entity","name":"a","kind":"K"})"
           "\r\n"
           R"({"type":"entity","name":"b","kind":"K"})");
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_EQ(graph->facts.relations.size(), 1U);
}

TEST(JsonlReader, KeepsNamesApartThatDifferInSpellingOnly) {
  const auto graph = read(R"x({"type":"entity","name":"检查(MCH)","kind":"Check"})x"
                          "\n"
                          R"({"type":"entity","name":"检查（MCH）","kind":"Check"})"
                          "\n");
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.entities.size(), 2U);
  EXPECT_NE(entity_id_of(graph->facts.entities[0]), entity_id_of(graph->facts.entities[1]));
}

TEST(JsonlReader, JoinsTheEvidenceOfARelationGivenTwice) {
  const std::string relation =
      R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"has_symptom","tail":"咳嗽","tail_kind":"Symptom"})";
  const auto graph = read(std::string(kSmallGraph) + relation + "\n");
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.relations.size(), 1U);
  EXPECT_EQ(graph->facts.relations[0].evidence.size(), 2U);
}

/// Lines of a small world in which entities are described twice or never, and names differ in spelling only;
/// and what a reader must make of them.
struct RandomLines {
  explicit RandomLines(std::mt19937_64& random) {
    constexpr const char* kNames[] = {"a", "A", "a-", "b", "B", "c", "d d", "D-D", "e"};
    std::vector<std::tuple<std::string, std::string, std::string, std::uint64_t>> stated;
    for (std::uint64_t line = 1; line <= 60; ++line) {
      const std::string head = kNames[random() % std::size(kNames)];
      if (random() % 3 == 0) {
        text += fmt::format(R"({{"type":"entity","name":"{}","kind":"K"}})", head) + "\n";
        if (!described.insert(head).second) bad.insert(line);
        continue;
      }
      const std::string relation = random() % 2 == 0 ? "r" : "s";
      const std::string tail = kNames[random() % std::size(kNames)];
      text += fmt::format(
          R"({{"type":"relation","head":"{}","head_kind":"K","relation":"{}","tail":"{}","tail_kind":"K"}})"
          "\n",
          head, relation, tail);
      stated.emplace_back(head, relation, tail, line);
    }
    for (const auto& [head, relation, tail, line] : stated) {
      if (described.contains(head) && described.contains(tail)) {
        lines_by_relation[head + " " + relation + " " + tail].push_back(line);
      } else {
        bad.insert(line);
      }
    }
  }

  std::string text;
  std::set<std::string> described;
  std::map<std::string, std::vector<std::uint64_t>> lines_by_relation;
  std::set<std::uint64_t> bad;
};

TEST(JsonlReader, JoinsLinesInAnyOrderInAnyRoom) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 100; ++round) {
    const RandomLines lines(random);
    ReadOptions options;
    options.skip_bad_lines = true;
    options.room.memory_bytes = round % 2 == 0 ? 1 : std::size_t{1} << 20;
    const auto graph = read(lines.text, options);
    ASSERT_TRUE(graph) << graph.status().message();
    std::set<std::string> entities;
    std::set<EntityId> ids;
    for (const NoteEntity& entity : graph->facts.entities) {
      entities.insert(entity.name);
      ids.insert(entity_id_of(entity));
    }
    EXPECT_EQ(entities, lines.described);
    EXPECT_EQ(ids.size(), lines.described.size()) << "two names share an id";
    std::map<std::string, std::vector<std::uint64_t>> relations;
    for (const NoteRelation& relation : graph->facts.relations) {
      auto& at = relations[graph->facts.entities[relation.head].name + " " + relation.type + " " +
                           graph->facts.entities[relation.tail].name];
      for (const Evidence& evidence : relation.evidence) at.push_back(evidence.line);
    }
    EXPECT_EQ(relations, lines.lines_by_relation);
    std::set<std::uint64_t> bad;
    for (const std::string& skipped : graph->skipped) bad.insert(std::stoull(skipped.substr(5)));
    EXPECT_EQ(bad, lines.bad);
    EXPECT_EQ(graph->skipped_count, lines.bad.size());
    ASSERT_FALSE(testing::Test::HasFailure()) << lines.text;
  }
}

struct BadLine {
  const char* name;
  std::string_view line;
  std::string_view want;
};

constexpr BadLine kBadLines[] = {
    {"CutOff", "{",
     "graph.jsonl:4: no JSON at byte 2: the text ends in the middle of a value; expected one object"},
    {"NoJson", "{no}",
     "graph.jsonl:4: no JSON at byte 3: '{no' cannot stand there; expected one object a line"},
    {"NoUtf8", "{\"\xff\":1}", "the text is not UTF-8"},
    {"NoObject", "[1]", "graph.jsonl:4: a line must be a JSON object"},
    {"NoType", R"({"name":"x"})", "graph.jsonl:4: \"type\" must be a text"},
    {"UnknownType", R"({"type":"node","name":"x"})", "must be entity or relation, not \"node\""},
    {"NoName", R"({"type":"entity","kind":"K"})", "\"name\" must be a text that is not empty"},
    {"EmptyName", R"({"type":"entity","name":"","kind":"K"})", "\"name\" must be a text that is not empty"},
    {"NameIsNumber", R"({"type":"entity","name":1,"kind":"K"})", "\"name\" must be a text"},
    {"AliasesNoList", R"({"type":"entity","name":"x","kind":"K","aliases":"y"})",
     "\"aliases\" must be a list"},
    {"AliasNoText", R"({"type":"entity","name":"x","kind":"K","aliases":[1]})",
     "\"aliases\" must hold texts only"},
    {"AttributeNumber", R"({"type":"entity","name":"x","kind":"K","attributes":{"a":1}})",
     "attribute \"a\" must be"},
    {"EntityTwice", R"({"type":"entity","name":"感冒","kind":"Disease"})", "stands here a second time"},
    {"ConfidenceZero", R"({"type":"entity","name":"x","kind":"K","confidence":0})",
     "\"confidence\" must be a number"},
    {"ConfidenceAboveOne", R"({"type":"entity","name":"x","kind":"K","confidence":1.5})",
     "\"confidence\" must be"},
    {"KeyTwice", R"({"type":"entity","type":"entity","name":"x","kind":"K"})", "stands twice in one object"},
    {"KeyTwiceAmongMany",
     R"({"type":"entity","name":"x","kind":"K","attributes":{"a":"","b":"","c":"","d":"","e":"","f":"","g":"","h":"",)"
     R"("i":"","j":"","k":"","l":"","m":"","n":"","o":"","p":"","q":"","a":""}})",
     "the key \"a\" stands twice in one object"},
    {"KeyTwiceInAList", R"({"type":"entity","name":"x","kind":"K","unknown":[{"a":1,"a":2}]})",
     "the key \"a\" stands twice"},
    {"NumberTooLarge", R"({"type":"entity","name":"x","kind":"K","unknown":98765432109876543210})",
     "no JSON that can be read here"},
    {"TwoValues", R"({"type":"entity","name":"x","kind":"K"} {})", "no JSON at byte"},
    {"NoEnd",
     R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"r","tail":"z","tail_kind":"K"})",
     "graph.jsonl:4: no entity line for \"z\" of kind \"K\""},
    {"EvidenceNoList",
     R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"r","tail":"咳嗽","tail_kind":"Symptom","evidence":{}})",
     "\"evidence\" must be a list"},
    {"EvidenceBackwards",
     R"({"type":"relation","head":"感冒","head_kind":"Disease","relation":"r","tail":"咳嗽","tail_kind":"Symptom","evidence":[{"begin":5,"end":2}]})",
     "name no place"},
};

class BadLineTest : public testing::TestWithParam<BadLine> {};

TEST_P(BadLineTest, RefusesTheFileWithLineAndReason) {
  const auto graph = read(std::string(kSmallGraph).append(GetParam().line).append("\n"));
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
  EXPECT_THAT(graph.status().message(), HasSubstr(GetParam().want));
  EXPECT_THAT(graph.status().message(), Not(HasSubstr("json.exception"))) << "the library's own words";
}

TEST_P(BadLineTest, IsSkippedWhereAskedFor) {
  ReadOptions options;
  options.skip_bad_lines = true;
  const auto graph = read(std::string(kSmallGraph).append(GetParam().line).append("\n"), options);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_EQ(graph->skipped_count, 1U);
  ASSERT_EQ(graph->skipped.size(), 1U);
  EXPECT_THAT(graph->skipped[0], HasSubstr("line 4: "));
  EXPECT_EQ(graph->facts.relations.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Cases, BadLineTest, testing::ValuesIn(kBadLines), test::case_name<BadLine>);

TEST(JsonlReader, RefusesNestingThatWouldOverflowTheStack) {
  const auto graph = read(std::string(100'000, '['));
  ASSERT_FALSE(graph);
  EXPECT_THAT(graph.status().message(), HasSubstr("nested deeper than"));
}

/// More lines than are read ahead at once.
std::string many_entities(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += fmt::format(R"({{"type":"entity","name":"entity {}","kind":"K"}})", i) + '\n';
  }
  return lines;
}

TEST(JsonlReader, TellsOfABadLineFarBehindWithItsNumber) {
  const auto graph = read(many_entities(5'000) + "nothing\n" + many_entities(20'000));
  ASSERT_FALSE(graph);
  EXPECT_THAT(graph.status().message(), HasSubstr("graph.jsonl:5001: no JSON"));
}

TEST(JsonlReader, StopsAtTheFirstBadLineWhateverIsReadAhead) {
  const auto graph = read("nothing\n" + many_entities(50'000));
  ASSERT_FALSE(graph);
  EXPECT_THAT(graph.status().message(), HasSubstr("graph.jsonl:1: no JSON"));
}

TEST(JsonlReader, ABadLineIsToldBeforeWhatCannotBeReadBehindIt) {
  const std::string too_long((std::size_t{16} << 20) + 1, ' ');
  EXPECT_THAT(read("nothing\n" + too_long).status().message(), HasSubstr("graph.jsonl:1: no JSON"));
  EXPECT_THAT(read(many_entities(1) + too_long).status().message(),
              HasSubstr("graph.jsonl:2: the line is longer"));
}

TEST(JsonlReader, ReportsHowFarItIsOnTheCallersThread) {
  const std::string lines = many_entities(20'000);
  ReadOptions options;
  std::size_t last = 0;
  const auto caller = std::this_thread::get_id();
  options.progress = [&](std::size_t done, std::size_t total) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    EXPECT_EQ(total, lines.size());
    EXPECT_GE(done, last);
    last = done;
  };
  ASSERT_TRUE(read(lines, options));
  EXPECT_EQ(last, lines.size());
}

TEST(JsonlReader, SaysThatAFileIsMissing) {
  const auto graph = whole(read_jsonl("/nowhere/graph.jsonl", Ontology(), {}));
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::io_error);
}

TEST(JsonlWriter, WritesWhatTheReaderReads) {
  Entity entity;
  entity.name = "感冒";
  entity.type = "Disease";
  entity.aliases = {"伤风"};
  entity.attributes = {{"cure_way", "休息", true, {}}, {"easy_get", "所有人", false, {}}};
  EXPECT_EQ(to_jsonl(entity), R"({"type":"entity","name":"感冒","kind":"Disease","aliases":["伤风"],)"
                              R"("attributes":{"cure_way":["休息"],"easy_get":"所有人"}})");
}

TEST(JsonlWriter, LeavesOutEvidenceThatOnlySaysImported) {
  Entity head, tail;
  head.name = "a";
  head.type = tail.type = "K";
  tail.name = "b";
  Relation relation;
  relation.key.type = "r";
  relation.confidence = 1;
  relation.evidence.resize(1);
  relation.evidence[0].rule = "import";
  EXPECT_EQ(to_jsonl(relation, head, tail),
            R"({"type":"relation","head":"a","head_kind":"K","relation":"r","tail":"b","tail_kind":"K"})");
  relation.evidence[0].quote = "a r b";
  EXPECT_THAT(to_jsonl(relation, head, tail), HasSubstr(R"("quote":"a r b")"));
}

}  // namespace
}  // namespace notegraph::exchange
