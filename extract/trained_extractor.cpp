#include "extract/trained_extractor.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "extract/attributes/attribute_finder.h"
#include "extract/learning/feature_hash.h"
#include "extract/linking/note_entity_writer.h"
#include "extract/reading/markdown_reader.h"
#include "extract/relations/cooccurrence.h"
#include "extract/relations/evidence_writer.h"
#include "extract/relations/relation_finder.h"
#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxEvidence = 3;  ///< Places quoted for one relation of one note.

std::string make_version(const Lexicon& lexicon, const RelationGuide& guide, const ExtractorModels& models,
                         const Ontology& ontology) {
  FeatureHash hash("extractor");
  hash.add(lexicon.fingerprint()).add(guide.fingerprint()).add(models.fingerprint);
  for (const EntityType& type : ontology.entity_types()) hash.add(type.name);
  for (const RelationType& type : ontology.relation_types()) {
    hash.add(type.name).add(type.symmetric);
    for (const std::string& end : type.heads) hash.add(end);
    hash.add("to");
    for (const std::string& end : type.tails) hash.add(end);
  }
  return fmt::format("{}-{:016x}", NOTEGRAPH_VERSION, hash.value());
}

std::vector<NoteRelation> write_relations(const NoteView& note, const std::string& note_id,
                                          const std::vector<EntityMention>& mentions,
                                          const std::vector<FoundRelation>& all_found) {
  std::vector<NoteRelation> relations;
  for (const FoundRelation& found : all_found) {
    NoteRelation relation{
        static_cast<std::uint32_t>(found.head), found.type, static_cast<std::uint32_t>(found.tail), {}};
    for (const PairContext& context : found.contexts) {
      if (relation.evidence.size() == kMaxEvidence) break;
      Evidence evidence = write_evidence(note, note_id, mentions, context, found.probability);
      const bool is_new = std::none_of(relation.evidence.begin(), relation.evidence.end(),
                                       [&](const Evidence& other) { return other.range == evidence.range; });
      if (is_new) relation.evidence.push_back(std::move(evidence));
    }
    relations.push_back(std::move(relation));
  }
  return relations;
}

/// What a relation holds of is an entity: at least as surely as the relation holds.
void confirm(std::vector<LinkedEntity>& entities, const std::vector<FoundRelation>& stated) {
  for (const FoundRelation& relation : stated) {
    for (const std::size_t end : {relation.head, relation.tail})
      entities[end].probability = std::max(entities[end].probability, relation.probability);
  }
}

/// Those below `min_probability` go. The new place of each that stays; of the others nothing can be asked.
std::vector<std::size_t> leave_out_doubtful(std::vector<LinkedEntity>& entities, double min_probability) {
  std::vector<std::size_t> places(entities.size());
  std::size_t left = 0;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    if (entities[e].probability < min_probability) continue;
    places[e] = left;
    if (left != e) entities[left] = std::move(entities[e]);
    ++left;
  }
  entities.resize(left);
  return places;
}

}  // namespace

TrainedExtractor::TrainedExtractor(std::shared_ptr<const Lexicon> lexicon, RelationGuide guide,
                                   ExtractorModels models, Ontology ontology, LearntNotes learnt_notes)
    : lexicon_(std::move(lexicon)),
      endings_(*lexicon_),
      guide_(std::move(guide)),
      models_(std::move(models)),
      ontology_(std::move(ontology)),
      learnt_notes_(std::move(learnt_notes)),
      entity_finder_(*lexicon_, endings_, models_),
      version_(make_version(*lexicon_, guide_, models_, ontology_)) {}

Extractor::Extraction TrainedExtractor::extract(const Document& document,
                                                const ExtractOptions& options) const {
  const SourceText source = SourceText::decode(document.bytes);
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote tokens = tokenize(source.utf8(), structure);
  const NoteView note{source, structure, tokens};
  std::vector<LinkedEntity> entities = entity_finder_.find(note, options.min_confidence, options.steps);

  Extraction extraction;
  extraction.facts.note = describe(document, note, options);
  extraction.facts.relations = relate(note, document.id, entities, options);
  for (const LinkedEntity& entity : entities) {
    extraction.facts.entities.push_back(write_entity(note, *lexicon_, entity));
  }
  for (FoundAttribute& found : find_attributes(note, document.id, mentions_in_order(to_found(entities)))) {
    extraction.facts.entities[found.entity].attributes.push_back(std::move(found.attribute));
  }
  make_distinct(extraction.facts);
  extraction.warnings = source.warnings();
  extraction.warnings.insert(extraction.warnings.end(), structure.warnings.begin(), structure.warnings.end());
  if (tokens.cut) {
    extraction.warnings.push_back(
        fmt::format("only the first {} words and signs were looked at; split the note", kMaxNoteTokens));
  }
  return extraction;
}

std::string TrainedExtractor::version(const ExtractOptions& options) const {
  return fmt::format("{}-{}{}{}", version_, options.min_confidence, options.related_to ? "-related" : "",
                     options.steps.suffix());
}

Note TrainedExtractor::describe(const Document& document, const NoteView& note,
                                const ExtractOptions& options) const {
  Note out;
  out.id = document.id;
  out.title = note.structure.title;
  out.text = note.source.utf8();
  out.content_hash = XXH3_64bits(document.bytes.data(), document.bytes.size());
  out.extractor_version = version(options);
  return out;
}

std::vector<NoteRelation> TrainedExtractor::relate(const NoteView& note, const std::string& note_id,
                                                   std::vector<LinkedEntity>& entities,
                                                   const ExtractOptions& options) const {
  const std::vector<FoundEntity> ends = to_found(entities);
  const std::vector<EntityMention> mentions = mentions_in_order(ends);
  std::vector<FoundRelation> stated = find_relations(models_, guide_.with(options.steps), ontology_, note,
                                                     ends, mentions, options.min_confidence);
  std::vector<NoteRelation> relations = write_relations(note, note_id, mentions, stated);
  confirm(entities, stated);
  const std::vector<std::size_t> places = leave_out_doubtful(entities, options.min_confidence);
  for (NoteRelation& relation : relations) {
    relation.head = static_cast<std::uint32_t>(places[relation.head]);
    relation.tail = static_cast<std::uint32_t>(places[relation.tail]);
  }
  if (!options.related_to) return relations;
  for (FoundRelation& relation : stated) {
    relation.head = places[relation.head];
    relation.tail = places[relation.tail];
  }
  const std::vector<EntityMention> left = mentions_in_order(to_found(entities));
  std::vector<NoteRelation> near =
      write_relations(note, note_id, left, find_cooccurrences(note, left, stated));
  std::move(near.begin(), near.end(), std::back_inserter(relations));
  return relations;
}

}  // namespace notegraph::extract
