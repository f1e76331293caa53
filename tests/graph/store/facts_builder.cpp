#include "tests/graph/store/facts_builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "graph/model/entity.h"

namespace notegraph::test {
namespace {

template <std::size_t N>
std::string_view pick(std::mt19937_64& random, const std::string_view (&choices)[N]) {
  return choices[random() % N];
}

constexpr std::string_view kTypes[] = {"model", "method"};
constexpr std::string_view kNames[] = {"BERT", "Bert",  "b-e-r-t", "K-Means", "k means", "注意力",
                                       "LoRA", "lo ra", "GPU",     "gpu",     "Réseau",  "C++"};
constexpr std::string_view kRelationTypes[] = {"part_of", "uses", "u", "uses_data"};
constexpr std::string_view kQuotes[] = {"BERT uses attention.", "注意力机制", "K-Means groups points.", ""};
constexpr double kConfidences[] = {0.3, 0.5, 0.8, 0.95, 1};

NoteEntity named(std::string_view type, std::string_view name, double confidence) {
  NoteEntity entity;
  entity.type = type;
  entity.name = name;
  entity.confidence = confidence;
  entity.found_by = "test";
  return entity;
}

std::string random_note_id(std::mt19937_64& random) {
  return fmt::format("notes/{}.md", random() % 8);
}

double pick_confidence(std::mt19937_64& random) {
  return kConfidences[random() % std::size(kConfidences)];
}

}  // namespace

FactsBuilder::FactsBuilder(std::string note_id) {
  facts_.note.title = std::string("Title of ").append(note_id);
  facts_.note.content_hash = std::hash<std::string>()(note_id);
  facts_.note.extractor_version = "test 1";
  facts_.note.id = std::move(note_id);
}

ByteRange FactsBuilder::append(std::string_view words) {
  std::string& text = facts_.note.text;
  const ByteRange range{text.size(), text.size() + words.size()};
  text.append(words).append("\n");
  return range;
}

Evidence FactsBuilder::evidence(std::string_view quote, double confidence) {
  Evidence evidence;
  evidence.note = facts_.note.id;
  evidence.range = append(quote);
  evidence.line = static_cast<std::uint32_t>(
      1 + std::count(facts_.note.text.begin(), facts_.note.text.begin() + evidence.range.begin, '\n'));
  evidence.headings = {"Chapter", "Section"};
  evidence.quote = quote;
  evidence.rule = "test_rule";
  evidence.confidence = confidence;
  return evidence;
}

std::uint32_t FactsBuilder::number_of(NoteEntity entity) {
  const auto same =
      std::find_if(facts_.entities.begin(), facts_.entities.end(),
                   [&](const NoteEntity& other) { return entity_id_of(other) == entity_id_of(entity); });
  const auto number = static_cast<std::uint32_t>(same - facts_.entities.begin());
  if (same == facts_.entities.end()) facts_.entities.push_back(std::move(entity));
  return number;
}

std::uint32_t FactsBuilder::entity(std::string_view type, std::string_view name, double confidence) {
  return number_of(named(type, name, confidence));
}

std::uint32_t FactsBuilder::exact_entity(std::string_view type, std::string_view name, double confidence) {
  NoteEntity entity = named(type, name, confidence);
  entity.exact_name = true;
  return number_of(std::move(entity));
}

FactsBuilder& FactsBuilder::mention(std::uint32_t entity, std::string_view surface) {
  const ByteRange range = append(surface);
  facts_.entities[entity].mentions.push_back({std::string(surface), range, 1});
  return *this;
}

FactsBuilder& FactsBuilder::alias(std::uint32_t entity, std::string_view alias) {
  facts_.entities[entity].aliases.emplace_back(alias);
  return *this;
}

FactsBuilder& FactsBuilder::attribute(std::uint32_t entity, std::string_view key, std::string_view value,
                                      std::string_view quote) {
  facts_.entities[entity].attributes.push_back(
      {std::string(key), std::string(value), false, evidence(quote, 0.7)});
  return *this;
}

FactsBuilder& FactsBuilder::listed_attribute(std::uint32_t entity, std::string_view key,
                                             std::string_view value, std::string_view quote) {
  facts_.entities[entity].attributes.push_back(
      {std::string(key), std::string(value), true, evidence(quote, 0.7)});
  return *this;
}

FactsBuilder& FactsBuilder::relation(std::uint32_t head, std::string_view type, std::uint32_t tail,
                                     std::string_view quote, double confidence) {
  Evidence stated = evidence(quote, confidence);
  for (NoteRelation& known : facts_.relations) {
    if (known.head != head || known.type != type || known.tail != tail) continue;
    known.evidence.push_back(std::move(stated));
    return *this;
  }
  facts_.relations.push_back({head, std::string(type), tail, {std::move(stated)}});
  return *this;
}

NoteFacts chain_facts(const std::string& note_id, std::uint32_t begin, std::uint32_t end) {
  NoteFacts facts;
  facts.note.id = note_id;
  for (std::uint32_t i = begin; i != end; ++i) {
    NoteEntity entity;
    entity.type = "model";
    entity.name = std::to_string(i);
    facts.entities.push_back(std::move(entity));
    if (i == begin) continue;
    Evidence evidence;
    evidence.note = note_id;
    facts.relations.push_back({i - begin - 1, "uses", i - begin, {evidence}});
  }
  return facts;
}

NoteFacts random_facts(std::mt19937_64& random, const std::string& note_id) {
  FactsBuilder builder(note_id);
  std::vector<std::uint32_t> numbers;
  for (std::size_t left = random() % 6; left > 0; --left) {
    const std::string_view type = pick(random, kTypes);
    const std::string_view name = pick(random, kNames);
    const double confidence = pick_confidence(random);
    const std::uint32_t entity = random() % 4 == 0 ? builder.exact_entity(type, name, confidence)
                                                   : builder.entity(type, name, confidence);
    numbers.push_back(entity);
    for (std::size_t i = random() % 4; i > 0; --i) builder.mention(entity, pick(random, kNames));
    for (std::size_t i = random() % 3; i > 0; --i) builder.alias(entity, pick(random, kNames));
    if (random() % 3 == 0) builder.attribute(entity, "definition", "a thing", pick(random, kQuotes));
    for (std::size_t i = random() % 3; i > 0; --i) {
      builder.listed_attribute(entity, "advantages", pick(random, kNames), pick(random, kQuotes));
    }
  }
  for (std::size_t left = numbers.empty() ? 0 : random() % 6; left > 0; --left) {
    builder.relation(numbers[random() % numbers.size()], pick(random, kRelationTypes),
                     numbers[random() % numbers.size()], pick(random, kQuotes), pick_confidence(random));
  }
  NoteFacts facts = builder.build();
  if (random() % 4 == 0) facts.note.text.clear();  // As an import: quotes are nowhere but in the evidence.
  // Places that the quotes have moved away from; the text holds them elsewhere.
  if (!facts.note.text.empty() && random() % 4 == 0) facts.note.text.insert(0, 9000, '-');
  return facts;
}

store::WriteBatch random_batch(std::mt19937_64& random) {
  store::WriteBatch batch;
  for (std::size_t left = random() % 4; left > 0; --left) {
    batch.put.push_back(random_facts(random, random_note_id(random)));
  }
  for (std::size_t left = random() % 3; left > 0; --left) batch.remove.push_back(random_note_id(random));
  if (random() % 8 == 0) {
    EntityType type;
    type.name = fmt::format("type{}", random() % 3);
    type.meaning = std::to_string(random());
    batch.ontology.add(type);
  }
  return batch;
}

}  // namespace notegraph::test
