#include "extract/relations/relation_candidate.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "extract/learning/calibration.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kFarthest = 60;      ///< Tokens between two mentions, told apart up to here.
constexpr std::size_t kMostMentions = 10;  ///< Likewise mentions of an entity.

/// The strengths of candidates that cannot all be right, or rarely are.
class Rivals {
 public:
  void add(float strength) { strengths_.push_back(strength); }
  void sort() { std::sort(strengths_.begin(), strengths_.end(), std::greater<>()); }

  struct Standing {
    float best_other = 0, others = 0, rank = 0;
  };
  /// Of one of them. After sort().
  Standing standing_of(float strength) const {
    const auto place = std::lower_bound(strengths_.begin(), strengths_.end(), strength, std::greater<>());
    const std::size_t rank = static_cast<std::size_t>(place - strengths_.begin());
    const std::size_t other = rank > 0 ? 0 : 1;
    return {other < strengths_.size() ? strengths_[other] : 0, static_cast<float>(strengths_.size() - 1),
            static_cast<float>(rank)};
  }

 private:
  std::vector<float> strengths_;  ///< The strongest first.
};

class CandidateScale {
 public:
  CandidateScale(const std::vector<RelationCandidate>& candidates, const MentionMap& map,
                 const KnownRelations& known, const ExtractorModels& models)
      : map_(map), known_(known), models_(models), at_entity_(map.entities().size()) {
    for (const RelationCandidate& candidate : candidates) {
      const auto [at_head, at_tail] = strengths_of(candidate);
      at_entity_[candidate.head].add(at_head);
      at_entity_[candidate.tail].add(at_tail);
      as_head_[{candidate.head, candidate.label}].add(at_head);
      as_tail_[{candidate.tail, candidate.label}].add(at_tail);
    }
    for (Rivals& rivals : at_entity_) rivals.sort();
    for (auto& [_, rivals] : as_head_) rivals.sort();
    for (auto& [_, rivals] : as_tail_) rivals.sort();
  }

  RelationNumbers weigh(const RelationCandidate& candidate) {
    next_ = 0;
    add_saying(candidate);
    add_end(candidate.head);
    add_end(candidate.tail);
    add_place(candidate);
    add_knowledge(candidate);
    const auto [at_head, at_tail] = strengths_of(candidate);
    add_rivals(at_entity_[candidate.head], at_head);
    add_rivals(at_entity_[candidate.tail], at_tail);
    add_rivals(as_head_[{candidate.head, candidate.label}], at_head);
    add_rivals(as_tail_[{candidate.tail, candidate.label}], at_tail);
    add(log_odds(candidate.stated_at_best));
    add(log_odds(candidate.stated_somewhere));
    add(candidate.by_template);
    add(candidate.by_features);
    add(candidate.by_network);
    return numbers_;
  }

 private:
  using End = std::pair<std::size_t, std::size_t>;  ///< An entity and a label.

  template <typename Number>
  void add(Number number) {
    numbers_.at(next_++) = static_cast<float>(number);
  }

  /// At the head and at the tail: what is said, if the other end is an entity.
  std::pair<float, float> strengths_of(const RelationCandidate& candidate) const {
    return {candidate.stated * map_.entity(candidate.tail).probability,
            candidate.stated * map_.entity(candidate.head).probability};
  }

  void add_saying(const RelationCandidate& candidate) {
    add(log_odds(candidate.stated));
    add(log_odds(candidate.next));
    add(log_odds(candidate.unrelated));
    add(log_odds(candidate.unrelated_reversed));
    add(candidate.label);
    add(map_.entity(candidate.head).probability * map_.entity(candidate.tail).probability);
  }

  void add_end(std::size_t index) {
    const FoundEntity& entity = map_.entity(index);
    add(log_odds(entity.probability));
    add(std::find(models_.entity_types.begin(), models_.entity_types.end(), entity.type) -
        models_.entity_types.begin());
    add(std::min(entity.mentions.size(), kMostMentions));
    add(map_.is_in_heading(index));
    add(entity.concept_index.has_value());
  }

  void add_place(const RelationCandidate& candidate) {
    const PairContext& place = candidate.contexts.front();
    const std::uint32_t distance = map_.mention(place.second).span.begin - map_.mention(place.first).span.end;
    add(static_cast<int>(place.rule));
    add(std::min<std::size_t>(distance, kFarthest));
    add(candidate.contexts.size());
    add(map_.mention(place.first).entity == candidate.head);
  }

  /// 0: nothing is known, 1: another relation, 2: this one.
  void add_knowledge(const RelationCandidate& candidate) {
    const auto& head = map_.entity(candidate.head).concept_index;
    const auto& tail = map_.entity(candidate.tail).concept_index;
    const auto known = [&](const auto& a, const auto& b) {
      const std::string_view type = a && b ? known_.between(*a, *b) : std::string_view();
      return type.empty() ? 0 : type == models_.relation_types[candidate.label] ? 2 : 1;
    };
    add(known(head, tail));
    add(known(tail, head));
  }

  void add_rivals(const Rivals& rivals, float strength) {
    const Rivals::Standing standing = rivals.standing_of(strength);
    add(standing.best_other);
    add(standing.others);
    add(standing.rank);
  }

  const MentionMap& map_;
  const KnownRelations& known_;
  const ExtractorModels& models_;
  std::vector<Rivals> at_entity_;
  std::map<End, Rivals> as_head_, as_tail_;
  RelationNumbers numbers_{};
  std::size_t next_ = 0;
};

}  // namespace

void weigh_candidates(const std::vector<RelationCandidate>& candidates, const MentionMap& map,
                      const KnownRelations& known, const ExtractorModels& models,
                      const std::function<void(const RelationNumbers&)>& use) {
  CandidateScale scale(candidates, map, known, models);
  for (const RelationCandidate& candidate : candidates) use(scale.weigh(candidate));
}

std::vector<std::size_t> likeliest_of_pairs(const std::vector<RelationCandidate>& candidates,
                                            const std::vector<float>& probabilities) {
  const auto pair_of = [&](std::size_t c) { return std::minmax(candidates[c].head, candidates[c].tail); };
  std::vector<std::size_t> likeliest;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    if (likeliest.empty() || pair_of(likeliest.back()) != pair_of(c)) {
      likeliest.push_back(c);
    } else if (probabilities[c] > probabilities[likeliest.back()]) {
      likeliest.back() = c;
    }
  }
  return likeliest;
}

}  // namespace notegraph::extract
