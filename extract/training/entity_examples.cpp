#include "extract/training/entity_examples.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/linking/entity_features.h"
#include "graph/model/surface.h"

namespace notegraph::extract {
namespace {

/// Gold entities by the keys of their surfaces.
using SurfaceIndex = std::map<std::string, std::size_t>;

SurfaceIndex index_surfaces(const Annotation& gold) {
  SurfaceIndex index;
  for (std::size_t e = 0; e < gold.entities.size(); ++e) {
    index[surface_key(gold.entities[e].name)] = e;
    for (const std::string& mention : gold.entities[e].mentions) index[surface_key(mention)] = e;
  }
  return index;
}

std::optional<std::size_t> gold_of(const NoteView& view, const EntityCandidate& candidate,
                                   const SurfaceIndex& index) {
  std::optional<std::size_t> gold;
  for (const NameCandidate& name : candidate.names) {
    const auto it = index.find(surface_key(view.text(name.span)));
    if (it != index.end()) gold = it->second;
  }
  return gold;
}

float mass(const EntityCandidate& candidate) {
  float sum = 0;
  for (const NameCandidate& name : candidate.names) sum += name.probability;
  return sum;
}

}  // namespace

EntityExamples make_entity_examples(const PreparedNote& note, const Lexicon& lexicon,
                                    const LexiconEndings& endings,
                                    const std::vector<EntityCandidate>& candidates,
                                    const std::vector<std::string>& entity_types) {
  const NoteView view = note.view();
  const EntityFeatures features(view, lexicon, endings, candidates);
  const SurfaceIndex surfaces = index_surfaces(note.gold());
  std::vector<std::optional<std::size_t>> gold(candidates.size());
  std::map<std::size_t, std::size_t> best;  // Gold entity to its most probable candidate.
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    gold[c] = gold_of(view, candidates[c], surfaces);
    if (!gold[c]) continue;
    const auto [it, is_new] = best.try_emplace(*gold[c], c);
    if (!is_new && mass(candidates[c]) > mass(candidates[it->second])) it->second = c;
  }
  const bool is_target = note.corpus().is_target;
  EntityExamples examples;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (!gold[c]) {
      examples.keep.push_back({features.for_keeping(candidates[c]), 0, is_target});
      examples.keep_candidates.push_back(c);
      continue;
    }
    if (best[*gold[c]] == c) {
      examples.keep.push_back({features.for_keeping(candidates[c]), 1, is_target});
      examples.keep_candidates.push_back(c);
    }
    const auto type =
        std::find(entity_types.begin(), entity_types.end(), note.gold().entities[*gold[c]].type);
    examples.type.push_back({features.for_typing(candidates[c]),
                             static_cast<std::size_t>(type - entity_types.begin()), is_target});
  }
  for (LabeledExample& example : examples.keep) note.corpus().mark_name(example.features);
  return examples;
}

}  // namespace notegraph::extract
