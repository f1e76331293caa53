#include "graph/store/merge.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/model/surface.h"

namespace notegraph::store {
namespace {

using Spellings = std::map<std::string, SpellingCount>;

std::uint64_t mentions_of(const Spellings& spellings) {
  std::uint64_t sum = 0;
  for (const auto& [spelling, count] : spellings) sum += count.mentions;
  return sum;
}

/// The spelling that `rank` puts highest; the first in byte order among equals.
template <typename Rank>
const std::string& highest(const Spellings& spellings, Rank rank) {
  return std::max_element(spellings.begin(), spellings.end(),
                          [&](const auto& a, const auto& b) { return rank(a.second) < rank(b.second); })
      ->first;
}

const std::string& commonest(const Spellings& spellings) {
  return highest(spellings,
                 [](const SpellingCount& c) { return std::tuple(c.mentions, c.alias_statements); });
}

/// What one note says of spellings, counted: a note repeats few spellings many times.
Spellings count_spellings(const NoteEntity& said) {
  Spellings counts;
  counts[said.name].notes_as_name = 1;
  for (const std::string& alias : said.aliases) ++counts[alias].alias_statements;
  for (const Mention& mention : said.mentions) ++counts[mention.surface].mentions;
  return counts;
}

std::string exact_name_of(const NoteEntity& said) {
  return said.exact_name ? said.name : std::string();
}

[[nodiscard]] bool take(std::uint32_t& from, std::size_t amount) {
  if (from < amount) return false;
  from -= static_cast<std::uint32_t>(amount);
  return true;
}

[[nodiscard]] bool take_one(ConfidenceCounts& counts, double confidence) {
  const auto found = counts.find(confidence);
  if (found == counts.end()) return false;
  if (!take(found->second, 1)) return false;
  if (found->second == 0) counts.erase(found);
  return true;
}

double best_of(std::span<const Evidence> evidence) {
  double best = 0;
  for (const Evidence& e : evidence) best = std::max(best, e.confidence);
  return best;
}

}  // namespace

bool EntityTally::same_identity(const NoteEntity& said) const {
  return empty() ||
         (type == said.type && name_key == surface_key(said.name) && exact_name == exact_name_of(said));
}

void EntityTally::add(const NoteEntity& said) {
  if (empty()) {
    type = said.type;
    name_key = surface_key(said.name);
    exact_name = exact_name_of(said);
  }
  for (const auto& [spelling, more] : count_spellings(said)) {
    const std::string key = spelling == said.name ? name_key : surface_key(spelling);
    if (key.empty()) continue;
    SpellingCount& count = names[key][spelling];
    count.mentions += more.mentions;
    count.notes_as_name += more.notes_as_name;
    count.alias_statements += more.alias_statements;
  }
  ++confidences[said.confidence];
  mention_count += static_cast<std::uint32_t>(said.mentions.size());
  attribute_count += static_cast<std::uint32_t>(said.attributes.size());
  ++note_count;
}

bool EntityTally::subtract(const NoteEntity& said) {
  for (const auto& [spelling, less] : count_spellings(said)) {
    const std::string key = surface_key(spelling);
    if (key.empty()) continue;
    const auto name = names.find(key);
    if (name == names.end()) return false;
    const auto found = name->second.find(spelling);
    if (found == name->second.end()) return false;
    SpellingCount& count = found->second;
    if (!take(count.mentions, less.mentions) || !take(count.notes_as_name, less.notes_as_name) ||
        !take(count.alias_statements, less.alias_statements)) {
      return false;
    }
    if (count == SpellingCount{}) name->second.erase(found);
    if (name->second.empty()) names.erase(name);
  }
  return take_one(confidences, said.confidence) && take(mention_count, said.mentions.size()) &&
         take(attribute_count, said.attributes.size()) && take(note_count, 1);
}

Entity EntityTally::to_entity(EntityId id) const {
  Entity entity;
  entity.id = id;
  entity.type = type;
  entity.name = highest(names.at(name_key), [](const SpellingCount& c) { return c.notes_as_name; });
  const auto label = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
    return mentions_of(a.second) < mentions_of(b.second);
  });
  const std::string& label_key = mentions_of(label->second) == 0 ? name_key : label->first;
  entity.label = label_key == name_key ? entity.name : commonest(label->second);
  for (const auto& [key, spellings] : names) {
    std::set<std::string> kept;
    if (key != name_key && key != label_key) kept.insert(commonest(spellings));
    for (const auto& [spelling, count] : spellings) {
      if (count.alias_statements > 0 && spelling != entity.name) kept.insert(spelling);
    }
    entity.aliases.insert(entity.aliases.end(), kept.begin(), kept.end());
  }
  std::sort(entity.aliases.begin(), entity.aliases.end());
  entity.mention_count = mention_count;
  entity.note_count = note_count;
  entity.confidence = confidences.rbegin()->first;
  return entity;
}

std::string label_of(const NoteEntity& said) {
  EntityTally tally;
  tally.add(said);
  return tally.to_entity({}).label;
}

std::vector<std::string> EntityTally::name_keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, spellings] : names) keys.push_back(key);
  return keys;
}

void RelationTally::add(std::span<const Evidence> of_one_note) {
  ++notes_by_best[best_of(of_one_note)];
  evidence_count += static_cast<std::uint32_t>(of_one_note.size());
}

bool RelationTally::subtract(std::span<const Evidence> of_one_note) {
  return take_one(notes_by_best, best_of(of_one_note)) && take(evidence_count, of_one_note.size());
}

bool evidence_before(const Evidence& a, const Evidence& b) {
  const auto order = [](const Evidence& e) {
    return std::tie(e.note, e.range, e.rule, e.line, e.quote, e.headings, e.confidence);
  };
  return order(a) < order(b);
}

bool attribute_before(const Attribute& a, const Attribute& b) {
  return std::tie(a.key, a.evidence.note) < std::tie(b.key, b.evidence.note);
}

bool mention_before(const Mention& a, const Mention& b) {
  return std::tie(a.range, a.surface, a.line) < std::tie(b.range, b.surface, b.line);
}

}  // namespace notegraph::store
