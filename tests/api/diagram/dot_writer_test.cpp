#include "api/diagram/dot_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph::diagram {
namespace {

using testing::HasSubstr;
using testing::Not;

Ontology small_ontology() {
  Ontology ontology;
  ontology.add(EntityType{"model", "", "#4e79a7", "box", "模型", "model", "modèle"});
  ontology.add(EntityType{"problem", "", "#edc948", "octagon", "问题", "problem", "problème"});
  ontology.add(RelationType{
      "solves", "", "solved by", false, false, {}, {}, "#2ca02c", "bold", "解决", "solves", "résout"});
  ontology.add(RelationType{"near", "", "near", true, false, {}, {}, "#2ca02c", "dotted", "", "", ""});
  return ontology;
}

Drawing lstm_solves(double confidence) {
  Drawing drawing;
  drawing.entities = {{"model", "LSTM", "", true}, {"problem", "梯度消失", "", false}};
  drawing.relations = {{0, "solves", 1, confidence, "notes.md:3", false}};
  return drawing;
}

TEST(DotWriter, DrawsTypesAsColoursAndShapes) {
  const std::string dot = to_dot(lstm_solves(0.9), small_ontology(), "en");
  EXPECT_THAT(dot,
              HasSubstr("e0 [label=\"LSTM\", shape=\"box\", fillcolor=\"#4e79a7\", fontcolor=\"#ffffff\""));
  EXPECT_THAT(dot, HasSubstr("shape=\"octagon\", fillcolor=\"#edc948\", fontcolor=\"#1b1b1b\""));
  EXPECT_THAT(dot, HasSubstr("e0 -> e1 [label=\"solves\", color=\"#2ca02c\", style=\"bold\""));
  EXPECT_THAT(dot, HasSubstr("CJK")) << "a font that has Chinese characters";
}

TEST(DotWriter, LabelsInTheLanguageAskedFor) {
  EXPECT_THAT(to_dot(lstm_solves(0.9), small_ontology(), "zh"), HasSubstr("label=\"解决\""));
  EXPECT_THAT(to_dot(lstm_solves(0.9), small_ontology(), "fr"), HasSubstr("label=\"problème\""));
}

TEST(DotWriter, DrawsDoubtfulRelationsFaint) {
  EXPECT_THAT(to_dot(lstm_solves(0.5), small_ontology(), "en"), HasSubstr("color=\"#2ca02c90\""));
}

TEST(DotWriter, DrawsSymmetricRelationsWithoutArrow) {
  Drawing drawing = lstm_solves(0.9);
  drawing.relations[0].type = "near";
  EXPECT_THAT(to_dot(drawing, small_ontology(), "zh"), HasSubstr("dir=none"));
  EXPECT_THAT(to_dot(drawing, small_ontology(), "zh"), HasSubstr("label=\"near\""))
      << "no label in zh: the name";
}

TEST(DotWriter, EscapesEveryText) {
  Drawing drawing;
  drawing.title = "a\"b";
  drawing.entities = {{"model", "x\\\"]; evil [", "line\nbreak\x01", false}};
  const std::string dot = to_dot(drawing, small_ontology(), "en");
  EXPECT_THAT(dot, HasSubstr(R"(label="a\"b")"));
  EXPECT_THAT(dot, HasSubstr(R"(label="x\\\"]; evil [")"));
  EXPECT_THAT(dot, HasSubstr(R"(tooltip="line\nbreak")"));
}

TEST(DotWriter, SaysWhatItLeftOut) {
  Drawing drawing = lstm_solves(0.9);
  EXPECT_THAT(to_dot(drawing, small_ontology(), "en"), Not(HasSubstr("left out")));
  drawing.left_out = 17;
  EXPECT_THAT(to_dot(drawing, small_ontology(), "en"), HasSubstr("+17 more, left out"));
}

TEST(DotWriter, DrawsTypesThatTheOntologyLacks) {
  Drawing drawing;
  drawing.entities = {{"Disease", "感冒", "", false}, {"Drug", "x", "", false}};
  drawing.relations = {{0, "cured_by", 1, 1, "", false}};
  const std::string dot = to_dot(drawing, Ontology(), "en");
  EXPECT_THAT(dot, HasSubstr("label=\"cured_by\""));
  EXPECT_THAT(dot, HasSubstr("label=\"Disease\"")) << "in the legend";
}

TEST(DotWriter, EmptyDrawingIsStillADiagram) {
  const std::string dot = to_dot({}, Ontology(), "en");
  EXPECT_TRUE(dot.starts_with("digraph notegraph {"));
  EXPECT_TRUE(dot.ends_with("}\n"));
}

}  // namespace
}  // namespace notegraph::diagram
