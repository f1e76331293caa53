#include "extract/linking/note_entity_writer.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "extract/linking/entity_linker.h"
#include "extract/linking/found_by.h"
#include "graph/model/surface.h"

namespace notegraph::extract {
namespace {

/// Ties go to the form that comes first.
std::string most_used(const std::vector<Mention>& mentions) {
  std::map<std::string, std::size_t> counts;
  for (const Mention& mention : mentions) ++counts[mention.surface];
  const auto best = std::max_element(
      mentions.begin(), mentions.end(),
      [&counts](const Mention& a, const Mention& b) { return counts[a.surface] < counts[b.surface]; });
  return best->surface;
}

void merge(NoteEntity from, NoteEntity& into) {
  into.confidence = std::max(into.confidence, from.confidence);
  into.aliases.insert(into.aliases.end(), from.aliases.begin(), from.aliases.end());
  into.attributes.insert(into.attributes.end(), from.attributes.begin(), from.attributes.end());
  into.mentions.insert(into.mentions.end(), from.mentions.begin(), from.mentions.end());
  std::sort(into.mentions.begin(), into.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.range < b.range; });
}

/// `index_of`: where each entity has gone.
std::vector<NoteRelation> move_relations(std::vector<NoteRelation> relations,
                                         const std::vector<std::uint32_t>& index_of) {
  std::map<std::tuple<std::uint32_t, std::string, std::uint32_t>, NoteRelation> distinct;
  for (NoteRelation& relation : relations) {
    relation.head = index_of[relation.head];
    relation.tail = index_of[relation.tail];
    if (relation.head == relation.tail) continue;
    const auto key = std::tuple(relation.head, relation.type, relation.tail);
    const auto it = distinct.find(key);
    if (it == distinct.end()) {
      distinct.emplace(key, std::move(relation));
    } else {
      std::move(relation.evidence.begin(), relation.evidence.end(), std::back_inserter(it->second.evidence));
    }
  }
  std::vector<NoteRelation> out;
  for (auto& [_, relation] : distinct) out.push_back(std::move(relation));
  return out;
}

}  // namespace

NoteEntity write_entity(const NoteView& note, const Lexicon& lexicon, const LinkedEntity& entity) {
  NoteEntity out;
  out.type = entity.type;
  out.confidence = entity.probability;
  for (const TokenSpan span : entity.mentions) {
    const ByteRange range = note.range(span);
    out.mentions.push_back(
        {std::string(note.text(span)), note.source.original_range(range), note.source.line_of(range.begin)});
  }
  out.name = entity.concept_index ? std::string(lexicon.concepts()[*entity.concept_index].name)
                                  : most_used(out.mentions);
  out.found_by = found_by(note, lexicon, entity);
  std::set<std::string> stems;
  for (const Mention& mention : out.mentions) stems.insert(without_head_noun(surface_key(mention.surface)));
  stems.erase("");
  out.aliases.assign(stems.begin(), stems.end());
  return out;
}

void make_distinct(NoteFacts& facts) {
  std::vector<NoteEntity> distinct;
  std::vector<std::uint32_t> index_of;
  std::map<std::pair<std::string, std::string>, std::uint32_t> by_name;
  for (NoteEntity& entity : facts.entities) {
    const auto [it, is_new] = by_name.try_emplace({entity.type, surface_key(entity.name)},
                                                  static_cast<std::uint32_t>(distinct.size()));
    index_of.push_back(it->second);
    if (is_new) {
      distinct.push_back(std::move(entity));
    } else {
      merge(std::move(entity), distinct[it->second]);
    }
  }
  facts.entities = std::move(distinct);
  facts.relations = move_relations(std::move(facts.relations), index_of);
}

}  // namespace notegraph::extract
