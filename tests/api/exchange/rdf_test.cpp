#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/exchange/rdf_reader.h"
#include "api/exchange/rdf_schema.h"
#include "tests/api/exchange/whole_graph.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::exchange {
namespace {

using test::whole;
using test::WholeGraph;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;
using testing::UnorderedElementsAreArray;

constexpr std::string_view kPrefixes =
    "@prefix : <http://example.org/> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

Result<WholeGraph> read(std::string_view text, RdfSyntax syntax, ReadOptions options = {}) {
  const test::TemporaryDirectory directory;
  options.source = "people";
  return whole(read_rdf(directory.write("graph.rdf", text), syntax, Ontology(), options));
}

std::vector<std::string> entities_of(const WholeGraph& graph) {
  std::vector<std::string> entities;
  for (const NoteEntity& entity : graph.facts.entities) entities.push_back(entity.type + ":" + entity.name);
  return entities;
}

std::vector<std::string> relations_of(const WholeGraph& graph) {
  std::vector<std::string> relations;
  for (const NoteRelation& relation : graph.facts.relations) {
    relations.push_back(graph.facts.entities[relation.head].name + " " + relation.type + " " +
                        graph.facts.entities[relation.tail].name);
  }
  return relations;
}

struct IriName {
  const char* name;
  std::string_view iri;
  std::string_view want;
};

constexpr IriName kIriNames[] = {
    {"Slash", "http://example.org/Ada_Lovelace", "Ada_Lovelace"},
    {"Hash", "http://example.org/a#LoRA", "LoRA"},
    {"SlashAtTheEnd", "http://example.org/people/", "people"},
    {"Urn", "urn:isbn:0451450523", "0451450523"},
    {"PercentSigns", "http://example.org/%E7%81%BE%E9%9A%BE", "灾难"},
    {"PercentSignsOfNoUtf8", "http://example.org/%FF", "%FF"},
    {"LonePercentSign", "http://example.org/100%", "100%"},
    {"Empty", "#", "#"},
};

class IriNameTest : public testing::TestWithParam<IriName> {};

TEST_P(IriNameTest, IsItsLastPart) {
  EXPECT_EQ(last_part(GetParam().iri), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, IriNameTest, testing::ValuesIn(kIriNames), test::case_name<IriName>);

struct TurtleText {
  const char* name;
  std::string_view text;
  std::vector<std::string> entities;
  std::vector<std::string> relations;
};

const TurtleText kTurtleTexts[] = {
    {"NamesFromIris", ":Ada :knows :Babbage .", {"concept:Ada", "concept:Babbage"}, {"Ada knows Babbage"}},
    {"NamesFromLabelsThatComeLater",
     ":Q1 :P1 :Q2 . :Q1 rdfs:label \"Ada\"@en . :P1 rdfs:label \"knows\" . :Q2 rdfs:label \"Babbage\" .",
     {"concept:Ada", "concept:Babbage"},
     {"Ada knows Babbage"}},
    {"Types", ":Ada a :Person . :Person rdfs:label \"person\" .", {"person:Ada"}, {}},
    {"ATypeThatIsRelatedIsAnEntity",
     ":Ada a :Person . :Person :partOf :World .",
     {"Person:Ada", "concept:Person", "concept:World"},
     {"Person partOf World"}},
    {"Lists",
     ":a :b :c , :d ; :e :f .",
     {"concept:a", "concept:c", "concept:d", "concept:f"},
     {"a b c", "a b d", "a e f"}},
    {"BlankNodesApart",
     ":Ada :has [ rdfs:label \"key\" ] , [ rdfs:label \"key\" ] .",
     {"concept:Ada", "concept:key (people#_:b1)", "concept:key (people#_:b2)"},
     {"Ada has key (people#_:b1)", "Ada has key (people#_:b2)"}},
    {"BlankNodeWithoutLabel",
     "_:x :knows :Ada .",
     {"concept:people#_:x", "concept:Ada"},
     {"people#_:x knows Ada"}},
    {"SameNameApart",
     ":a rdfs:label \"Paris\" . :b rdfs:label \"Paris\" .",
     {"concept:Paris (http://example.org/a)", "concept:Paris (http://example.org/b)"},
     {}},
    {"SameNameOfOtherType",
     ":a a :City ; rdfs:label \"Paris\" . :b a :Hero ; rdfs:label \"Paris\" .",
     {"City:Paris", "Hero:Paris"},
     {}},
    {"TheFileItself", "<> :about :Ada .", {"concept:people", "concept:Ada"}, {"people about Ada"}},
    {"RelativeToABase",
     "@base <http://example.net/> . <x> :knows <y> .",
     {"concept:x", "concept:y"},
     {"x knows y"}},
    {"Nothing", "# nothing", {}, {}},
};

class TurtleTest : public testing::TestWithParam<TurtleText> {};

TEST_P(TurtleTest, GivesItsGraph) {
  const auto graph = read(std::string(kPrefixes).append(GetParam().text), RdfSyntax::turtle);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_THAT(entities_of(*graph), UnorderedElementsAreArray(GetParam().entities));
  EXPECT_THAT(relations_of(*graph), UnorderedElementsAreArray(GetParam().relations));
}

INSTANTIATE_TEST_SUITE_P(Cases, TurtleTest, testing::ValuesIn(kTurtleTexts), test::case_name<TurtleText>);

TEST(Turtle, LiteralsAreAttributesAndFurtherLabelsAliases) {
  const auto graph = read(std::string(kPrefixes) +
                              ":Ada :born \"1815\" ;\n"
                              "  rdfs:label \"Ada\"@en , \"阿达\"@zh ;\n"
                              "  a :Person , :Author .",
                          RdfSyntax::turtle);
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.entities.size(), 1U);
  const NoteEntity& ada = graph->facts.entities[0];
  EXPECT_EQ(ada.type, "Person");
  EXPECT_THAT(ada.aliases, ElementsAre("阿达"));
  ASSERT_EQ(ada.attributes.size(), 2U);
  EXPECT_EQ(ada.attributes[0].key + "=" + ada.attributes[0].value, "type=Author");
  EXPECT_EQ(ada.attributes[1].key + "=" + ada.attributes[1].value, "born=1815");
  EXPECT_EQ(ada.attributes[1].evidence.line, 3U);
}

TEST(Turtle, EvidenceNamesItsLine) {
  const auto graph = read(std::string(kPrefixes) + "\n:a :b :c ;\n   :d :e .\n", RdfSyntax::turtle);
  ASSERT_TRUE(graph) << graph.status().message();
  ASSERT_EQ(graph->facts.relations.size(), 2U);
  EXPECT_EQ(graph->facts.relations[0].evidence[0].line, 4U);
  EXPECT_EQ(graph->facts.relations[1].evidence[0].line, 5U);
}

struct BadTurtle {
  const char* name;
  std::string_view text;
  std::string_view want;
};

constexpr BadTurtle kBadTurtle[] = {
    {"UnknownPrefix", "\nx:a x:b x:c .",
     ":4: the prefix x: is not declared; expected a line @prefix x: <IRI> ."},
    {"NoObject", "\n:a :b .", ":4: no Turtle here or just above"},
    {"CutOff", ":a :b ", "no Turtle here or just above"},
    {"OpenLiteral", ":a :b \"c .", "no Turtle here or just above"},
    {"LiteralAsSubject", "\"a\" :b :c .", "no Turtle here or just above"},
    {"Json", "{\"type\":\"entity\"}", "no Turtle here or just above"},
};

class BadTurtleTest : public testing::TestWithParam<BadTurtle> {};

TEST_P(BadTurtleTest, RefusesTheFileWithLineAndReason) {
  const auto graph = read(std::string(kPrefixes).append(GetParam().text), RdfSyntax::turtle);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
  EXPECT_THAT(graph.status().message(), HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(Cases, BadTurtleTest, testing::ValuesIn(kBadTurtle), test::case_name<BadTurtle>);

TEST(Turtle, HasNoLinesToSkip) {
  ReadOptions options;
  options.skip_bad_lines = true;
  const auto graph = read("", RdfSyntax::turtle, options);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(graph.status().message(), HasSubstr("convert it to N-Triples"));
}

TEST(Turtle, DeepNestingEndsWithAReason) {
  const auto graph = read(std::string(kPrefixes) + ":a :b " + std::string(1'000'000, '['), RdfSyntax::turtle);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
}

constexpr std::string_view kTriple = "<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n";

TEST(NTriples, ReadsStatementsAndPassesOverTheRest) {
  const auto graph =
      read(std::string(kTriple) + "\n# comment\n<http://e.org/c> <http://e.org/d> \"x\\ty\" . # why\n",
           RdfSyntax::ntriples);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_THAT(relations_of(*graph), ElementsAre("a b c"));
  ASSERT_EQ(graph->facts.entities.size(), 2U);
  EXPECT_EQ(graph->facts.entities[1].attributes.at(0).value, "x\ty");
}

TEST(NTriples, BlankNodesOfTwoLinesAreOne) {
  const auto graph =
      read("_:x <http://e.org/b> <http://e.org/c> .\n<http://e.org/c> <http://e.org/b> _:x .\n",
           RdfSyntax::ntriples);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_THAT(entities_of(*graph), UnorderedElementsAre("concept:people#_:x", "concept:c"));
}

struct BadTriple {
  const char* name;
  std::string_view line;
  std::string_view want;
};

using namespace std::string_view_literals;

constexpr BadTriple kBadTriples[] = {
    {"NoDot", "<http://e.org/x> <http://e.org/y> <http://e.org/z>",
     "graph.rdf:2: no statement: expected <subject>"},
    {"NoObject", "<http://e.org/x> <http://e.org/y> .", "no statement"},
    {"LiteralAsSubject", "\"x\" <http://e.org/y> <http://e.org/z> .", "no statement"},
    {"Words", "LoRA solves forgetting", "no statement"},
    {"Csv", "a,b,c", "no statement"},
    {"TwoStatements",
     "<http://e.org/x> <http://e.org/y> <http://e.org/z> . <http://e.org/x> <http://e.org/y> "
     "<http://e.org/w> .",
     "no statement"},
    {"OpenLiteral", "<http://e.org/x> <http://e.org/y> \"z .", "no statement"},
    {"NoUtf8", "<http://e.org/x> <http://e.org/y> \"\xff\" .", "not UTF-8"},
    {"ZeroByte", "<http://e.org/x> <http://e.org/y> <http://e.org/z> .\0 no"sv, "not UTF-8"},
    {"UnknownPrefix", "x:a x:b x:c .", "no statement"},
};

class BadTripleTest : public testing::TestWithParam<BadTriple> {
 protected:
  static std::string text() {
    return std::string(kTriple).append(GetParam().line).append("\n<http://e.org/d> <http://e.org/b> _:e .\n");
  }
};

TEST_P(BadTripleTest, RefusesTheFileWithLineAndReason) {
  const auto graph = read(text(), RdfSyntax::ntriples);
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
  EXPECT_THAT(graph.status().message(), HasSubstr(GetParam().want));
}

TEST_P(BadTripleTest, IsSkippedWholeWhereAskedForAndTheNextIsRead) {
  ReadOptions options;
  options.skip_bad_lines = true;
  const auto graph = read(text(), RdfSyntax::ntriples, options);
  ASSERT_TRUE(graph) << graph.status().message();
  EXPECT_THAT(graph->skipped, ElementsAre(HasSubstr("line 2: ")));
  EXPECT_THAT(relations_of(*graph), ElementsAre("a b c", "d b people#_:e"));
}

INSTANTIATE_TEST_SUITE_P(Cases, BadTripleTest, testing::ValuesIn(kBadTriples), test::case_name<BadTriple>);

}  // namespace
}  // namespace notegraph::exchange
