#include "graph/decisions/entity_division.h"

#include <algorithm>

#include "graph/model/surface.h"

namespace notegraph::decisions {
namespace {

bool lies_within(ByteRange part, ByteRange whole) {
  return whole.begin <= part.begin && part.end <= whole.end;
}

}  // namespace

EntityDivision::EntityDivision(const PlacedEntity& whole, const Decision& decision)
    : mentions_(whole.mentions), notes_(decision.notes.begin(), decision.notes.end()) {
  for (const std::string& alias : decision.aliases) name_keys_.insert(surface_key(alias));
  name_keys_.erase(surface_key(whole.entity.name));
}

bool EntityDivision::goes(const store::LocatedMention& mention) const {
  return notes_.contains(mention.note) || goes(mention.mention.surface);
}

bool EntityDivision::goes(const Evidence& evidence) const {
  if (notes_.contains(evidence.note)) return true;
  const auto in_note = std::lower_bound(
      mentions_.begin(), mentions_.end(), evidence.note,
      [](const store::LocatedMention& mention, const std::string& note) { return mention.note < note; });
  bool names_it = false;
  for (auto mention = in_note; mention != mentions_.end() && mention->note == evidence.note; ++mention) {
    if (!lies_within(mention->mention.range, evidence.range)) continue;
    if (!goes(*mention)) return false;
    names_it = true;
  }
  return names_it;
}

bool EntityDivision::goes(const std::string& name) const {
  return name_keys_.contains(surface_key(name));
}

}  // namespace notegraph::decisions
