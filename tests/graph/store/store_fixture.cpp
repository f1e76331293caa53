#include "tests/graph/store/store_fixture.h"

#include <fmt/format.h>

#include "tests/graph/store/facts_builder.h"

namespace notegraph::test {

NoteFacts worked_example() {
  NoteFacts facts;
  facts.note = {"a.md", "A", "BERT uses LoRA.", 0x0123456789ABCDEF, "0.1"};
  facts.entities = {{"model", "BERT", false, 1, "lexicon", {}, {{"BERT", {0, 4}, 1}}, {}},
                    {"method", "LoRA", false, 1, "lexicon", {}, {{"LoRA", {10, 14}, 1}}, {}}};
  facts.entities[0].attributes = {{"definition", "x", false, {"a.md", {0, 4}, 1, {}, "BERT", "def", 0.5}}};
  facts.relations = {{0, "uses", 1, {{"a.md", {0, 15}, 1, {"H"}, "BERT uses LoRA.", "verb", 0.5}}}};
  return facts;
}

Decision worked_decision() {
  Decision decision;
  decision.author = "ada";
  decision.reason = "why";
  decision.kind = DecisionKind::rename;
  decision.entity = {make_entity_id("method", "LoRA"), "method", "LoRA"};
  decision.value = "LoRa";
  return decision;
}

store::WriteBatch fixture_batch() {
  store::WriteBatch batch;
  for (int i = 0; i < 5; ++i) {
    FactsBuilder builder(fmt::format("notes/{}.md", i));
    const auto bert = builder.entity("model", i % 2 == 0 ? "BERT" : "Bert");
    const auto shouted = builder.exact_entity("model", "BERT");
    const auto attention = builder.entity("method", "注意力");
    builder.mention(bert, "bert").mention(attention, "attention");
    builder.alias(attention, "self-attention").alias(attention, "Self Attention");
    builder.attribute(bert, "definition", "a model", "BERT est un modèle.");
    builder.listed_attribute(bert, "advantages", "small", "It is small.");
    builder.listed_attribute(bert, "advantages", "fast", "And fast.");
    builder.relation(bert, "uses", attention, "BERT uses attention.", 0.5);
    builder.relation(attention, "part_of", attention, "Attention is attention.");
    builder.relation(shouted, "related_to", bert, "BERT or Bert.");
    NoteFacts facts = builder.build();
    facts.note.content_hash = static_cast<std::uint64_t>(i);
    batch.put.push_back(std::move(facts));
  }
  batch.put[4].note.text.clear();  // Its quotes are stored as they are.
  batch.ontology.add(EntityType{"gene", "A gene.", "#ffffff", "box", "基因", "gene", "gène"});
  batch.ontology.add(RelationType{"encodes",
                                  "head encodes tail",
                                  "encoded by",
                                  true,
                                  false,
                                  {"gene"},
                                  {},
                                  "#000000",
                                  "solid",
                                  "",
                                  "",
                                  ""});
  return batch;
}

}  // namespace notegraph::test
