#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extract/evaluation/scorer.h"
#include "extract/training/annotated_note.h"
#include "tests/support/shared_material.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

/// An annotation with mistakes of every kind: entities left out, split, of another type; relations turned
/// round, of another type.
Annotation spoil(const Annotation& gold) {
  Annotation out;
  std::vector<std::size_t> index_of(gold.entities.size());
  for (std::size_t e = 0; e < gold.entities.size(); ++e) {
    Annotation::Entity entity = gold.entities[e];
    entity.confidence = static_cast<double>(e % 10) / 10;
    if (e % 5 == 1) entity.type = "concept";
    if (e % 7 == 2) entity.mentions = {entity.name + "?"};
    if (e % 4 == 3 && e > 0) entity.mentions.push_back(gold.entities[e - 1].mentions.front());
    index_of[e] = out.entities.size();
    out.entities.push_back(entity);
    if (e % 6 == 5) out.entities.push_back({"model", entity.name, {entity.mentions.back()}, 1});
  }
  for (std::size_t r = 0; r < gold.relations.size(); ++r) {
    Annotation::Relation relation = gold.relations[r];
    relation.head = index_of[relation.head];
    relation.tail = index_of[relation.tail];
    if (r % 3 == 1) std::swap(relation.head, relation.tail);
    if (r % 4 == 2) relation.type = "uses";
    out.relations.push_back(relation);
  }
  return out;
}

nlohmann::json to_json(const Annotation& annotation) {
  nlohmann::json document = {{"entities", nlohmann::json::array()}, {"relations", nlohmann::json::array()}};
  for (std::size_t e = 0; e < annotation.entities.size(); ++e) {
    const Annotation::Entity& entity = annotation.entities[e];
    document["entities"].push_back({{"id", std::to_string(e)},
                                    {"name", entity.name},
                                    {"type", entity.type},
                                    {"mentions", entity.mentions},
                                    {"confidence", entity.confidence}});
  }
  for (const Annotation::Relation& relation : annotation.relations) {
    document["relations"].push_back({{"head", std::to_string(relation.head)},
                                     {"type", relation.type},
                                     {"tail", std::to_string(relation.tail)}});
  }
  return document;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 4096> buffer;
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    out.append(buffer.data(), size);
  return out;
}

void expect_equal(const nlohmann::json& script, const std::string& figure, const Counts& ours) {
  EXPECT_NEAR(script.at(figure + "_precision").get<double>(), ours.precision(), 1e-4);
  EXPECT_NEAR(script.at(figure + "_recall").get<double>(), ours.recall(), 1e-4);
  EXPECT_NEAR(script.at(figure + "_f1").get<double>(), ours.f1(), 1e-4);
}

/// Our scorer and the script that the annotations came with give the same figures.
TEST(Scorer, AgreesWithTheScript) {
  const std::filesystem::path gold = test::shared_material("gold");
  if (!std::filesystem::exists(gold)) GTEST_SKIP() << "no annotated notes here";
  const auto notes = read_annotated_notes(gold);
  ASSERT_TRUE(notes.ok()) << notes.status().message();
  const test::TemporaryDirectory predictions;
  for (const double min_confidence : {0.0, 0.35}) {
    Score total;
    for (const AnnotatedNote& note : *notes) {
      const Annotation spoilt = spoil(note.gold);
      predictions.write(note.id + ".json", to_json(spoilt).dump());
      total += compare(note.gold, confident_part(spoilt, min_confidence)).score;
    }
    const std::string out =
        output_of("python3 '" + (gold / "score.py").string() + "' '" + (gold / "gold").string() + "' '" +
                  predictions.path().string() + "' --min-confidence " + std::to_string(min_confidence));
    const nlohmann::json script = nlohmann::json::parse(out, nullptr, false);
    ASSERT_FALSE(script.is_discarded()) << out;
    expect_equal(script, "entity", total.entity);
    expect_equal(script, "typed_entity", total.typed);
    expect_equal(script, "relation", total.relation);
    expect_equal(script, "untyped_relation", total.untyped);
  }
}

}  // namespace
}  // namespace notegraph::extract
