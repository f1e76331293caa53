#include "api/exchange/triple_table_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/api/exchange/whole_graph.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::exchange {
namespace {

using test::whole;
using test::WholeGraph;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;

Result<WholeGraph> read(std::string_view text, char separator = ',', ReadOptions options = {}) {
  const test::TemporaryDirectory directory;
  options.source = "source";
  return whole(read_triple_table(directory.write("graph.csv", text), separator, Ontology(), options));
}

/// The relations as "type:name relation type:name", in order.
std::vector<std::string> facts_of(const WholeGraph& graph) {
  std::vector<std::string> facts;
  const auto& entities = graph.facts.entities;
  for (const NoteRelation& relation : graph.facts.relations) {
    const NoteEntity& head = entities[relation.head];
    const NoteEntity& tail = entities[relation.tail];
    facts.push_back(head.type + ":" + head.name + " " + relation.type + " " + tail.type + ":" + tail.name);
  }
  return facts;
}

struct Table {
  const char* name;
  char separator;
  std::string_view text;
  std::vector<std::string> want;
};

const Table kTables[] = {
    {"BareColumns", ',', "a,r,b\nb,r,c\n", {"concept:a r concept:b", "concept:b r concept:c"}},
    {"NamedColumns", ',', "head,relation,tail\na,r,b\n", {"concept:a r concept:b"}},
    {"TypesInAnyOrder", ',', "tail_type,tail,relation,head,head_type\nT,b,r,a,H\n", {"H:a r T:b"}},
    {"EmptyTypes", ',', "head,relation,tail,head_type,tail_type\na,r,b,,T\n", {"concept:a r T:b"}},
    {"Quoted", ',', "\"a, b\",\"r\",\"he said \"\"no\"\"\"\n", {"concept:a, b r concept:he said \"no\""}},
    {"QuotedOverLines",
     ',',
     "\"a\r\nb\",r,c\r\nd,r,e\r\n",
     {"concept:a\nb r concept:c", "concept:d r concept:e"}},
    {"QuoteInsideAField", ',', "5\" disk,r,b\n", {"concept:5\" disk r concept:b"}},
    {"Tabs", '\t', "a, b\tr\t\"c\td\"\n", {"concept:a, b r concept:c\td"}},
    {"EmptyLines", ',', "\n\na,r,b\n\n", {"concept:a r concept:b"}},
    {"NoLineEndAtTheEnd", ',', "a,r,b", {"concept:a r concept:b"}},
    {"Nothing", ',', "", {}},
};

class TableTest : public testing::TestWithParam<Table> {};

TEST_P(TableTest, GivesItsRelations) {
  const auto graph = read(GetParam().text, GetParam().separator);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_THAT(facts_of(*graph), ElementsAreArray(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(Cases, TableTest, testing::ValuesIn(kTables), test::case_name<Table>);

TEST(TripleTable, ConfidenceAndSourceBecomeEvidence) {
  const auto graph = read("head,relation,tail,confidence,source\na,r,b,0.5,book\n\na,r,b,,\n");
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.relations.size(), 1U);
  const auto& evidence = graph->facts.relations[0].evidence;
  ASSERT_EQ(evidence.size(), 2U);
  EXPECT_EQ(evidence[0].confidence, 0.5);
  EXPECT_THAT(evidence[0].headings, ElementsAre("book"));
  EXPECT_EQ(evidence[0].line, 2U);
  EXPECT_EQ(evidence[0].note, "source");
  EXPECT_EQ(evidence[1].confidence, 1);
  EXPECT_TRUE(evidence[1].headings.empty());
  EXPECT_EQ(evidence[1].line, 4U);
}

TEST(TripleTable, BringsTheTypesAlong) {
  const auto graph = read("head,relation,tail,head_type,tail_type\na,r,b,H,T\n");
  ASSERT_TRUE(graph);
  EXPECT_NE(graph->types.find_entity_type("H"), nullptr);
  EXPECT_NE(graph->types.find_entity_type("T"), nullptr);
  EXPECT_NE(graph->types.find_relation_type("r"), nullptr);
}

struct BadRecord {
  const char* name;
  std::string_view record;
  std::string_view want;
};

constexpr BadRecord kBadRecords[] = {
    {"TooFewColumns", "a,r", "graph.csv:3: 4 columns are expected, here are 2"},
    {"TooManyColumns", "a,r,b,1,2", "4 columns are expected, here are 5"},
    {"NoHead", ",r,b,1", "the head is empty"},
    {"NoRelation", "a,,b,1", "the relation is empty"},
    {"NoTail", "a,r,,1", "the tail is empty"},
    {"NoNumber", "a,r,b,high", "the confidence must be a number above 0 and at most 1, not \"high\""},
    {"NumberWithMore", "a,r,b,0.5x", "not \"0.5x\""},
    {"ConfidenceZero", "a,r,b,0", "not \"0\""},
    {"ConfidenceAboveOne", "a,r,b,1.5", "not \"1.5\""},
    {"ConfidenceNan", "a,r,b,nan", "not \"nan\""},
    {"NoUtf8", "a,r,\xff,1", "field 3 is not UTF-8"},
    {"TextBehindAQuote", "\"a\"b,r,c,1", "field 1 goes on behind its closing quote"},
    {"OpenQuote", "a,r,\"b,1", "the quote before field 3 is not closed"},
};

class BadRecordTest : public testing::TestWithParam<BadRecord> {
 protected:
  static std::string table() {
    return std::string("head,relation,tail,confidence\na,r,b,1\n")
        .append(GetParam().record)
        .append("\nc,r,d,1\n");
  }
};

TEST_P(BadRecordTest, RefusesTheFileWithLineAndReason) {
  const auto graph = read(table());
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
  EXPECT_THAT(graph.status().message(), HasSubstr(GetParam().want));
}

TEST_P(BadRecordTest, IsSkippedWhereAskedForAndTheNextIsRead) {
  ReadOptions options;
  options.skip_bad_lines = true;
  const auto graph = read(table(), ',', options);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_EQ(graph->skipped_count, 1U);
  EXPECT_THAT(graph->skipped, ElementsAre(HasSubstr("line 3: ")));
  EXPECT_THAT(facts_of(*graph), ElementsAre("concept:a r concept:b", "concept:c r concept:d"));
}

INSTANTIATE_TEST_SUITE_P(Cases, BadRecordTest, testing::ValuesIn(kBadRecords), test::case_name<BadRecord>);

TEST(TripleTable, AHeaderThatCannotBeReadRefusesTheFileAlways) {
  ReadOptions options;
  options.skip_bad_lines = true;
  const auto unknown = read("head,relation,tail,colour\na,r,b,red\n", ',', options);
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.status().message(),
              HasSubstr("graph.csv:1: the column \"colour\" is not known, only head"));
  const auto twice = read("head,relation,tail,tail\n", ',', options);
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.status().message(), HasSubstr("\"tail\" stands here twice"));
}

TEST(TripleTable, ManyOpenQuotesTakeBoundedTime) {
  std::string table;
  for (int i = 0; i < 20'000; ++i) table += "\"a,r,b\nx,r,y\n";
  ReadOptions options;
  options.skip_bad_lines = true;
  options.max_reported = 3;
  const auto graph = read(table, ',', options);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_EQ(graph->skipped.size(), 3U);
  EXPECT_GT(graph->skipped_count, 3U);
}

}  // namespace
}  // namespace notegraph::exchange
