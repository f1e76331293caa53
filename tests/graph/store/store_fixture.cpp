#include "tests/graph/store/store_fixture.h"

#include <fmt/format.h>

#include "tests/graph/store/facts_builder.h"

namespace notegraph::test {

NoteFacts worked_example() {
  NoteFacts facts;
  facts.note = {"a.md", "A", "BERT uses LoRA.", 0x0123456789ABCDEF, "0.1"};
  facts.entities = {{"model", "BERT", 1, "lexicon", {}, {{"BERT", {0, 4}, 1}}, {}},
                    {"method", "LoRA", 1, "lexicon", {}, {{"LoRA", {10, 14}, 1}}, {}}};
  facts.entities[0].attributes = {{"definition", "x", {"a.md", {0, 4}, 1, {}, "BERT", "def", 0.5}}};
  facts.relations = {{0, "uses", 1, {{"a.md", {0, 15}, 1, {"H"}, "BERT uses LoRA.", "verb", 0.5}}}};
  return facts;
}

store::WriteBatch fixture_batch() {
  store::WriteBatch batch;
  for (int i = 0; i < 5; ++i) {
    FactsBuilder builder(fmt::format("notes/{}.md", i));
    const auto bert = builder.entity("model", i % 2 == 0 ? "BERT" : "Bert");
    const auto attention = builder.entity("method", "注意力");
    builder.mention(bert, "bert").mention(attention, "attention").alias(attention, "self-attention");
    builder.attribute(bert, "definition", "a model", "BERT est un modèle.");
    builder.relation(bert, "uses", attention, "BERT uses attention.", 0.5);
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
