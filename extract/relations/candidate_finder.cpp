#include "extract/relations/candidate_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/relations/assertion.h"
#include "extract/relations/pair_judge.h"

namespace notegraph::extract {
namespace {

constexpr float kLeastStated = 0.02F;  ///< Of the likeliest: below, nothing else makes a relation likely.
constexpr float kLeastNext = 0.03F;    ///< Likewise of the next.

class CandidateFinder {
 public:
  CandidateFinder(const ExtractorModels& models, const RelationGuide& guide, const Ontology& ontology,
                  const MentionMap& map, PairFeatureMaker& feature_maker)
      : models_(models),
        ontology_(ontology),
        map_(map),
        heeds_assertion_(guide.steps.has(ExtractorStep::assertion)),
        assertion_reader_(map, *guide.assertions),
        feature_maker_(feature_maker),
        judge_(models, ontology, guide.steps, map) {}

  /// Adds those of one pair to `candidates`.
  void find(std::pair<std::size_t, std::size_t> pair, std::vector<PairContext> places,
            std::vector<RelationCandidate>& candidates) {
    feature_maker_.put_stated_first(places);
    standing_ = heeds_assertion_ ? assertion_reader_.asserting(places)
                                 : AssertingContexts{places, std::vector(places.size(), Assertion::stated)};
    if (standing_.contexts.empty()) return;
    features_ = &feature_maker_.make(pair.first, pair.second, standing_.contexts);
    judgement_ = &judge_.judge(pair, standing_.contexts, *features_);
    const auto [best, next] = two_likeliest(pair);
    if (best.stated < kLeastStated) return;
    candidates.push_back(to_candidate(pair, best, next));
    if (next.stated >= kLeastNext) candidates.push_back(to_candidate(pair, next, best));
  }

 private:
  /// A relation that the two might have.
  struct Reading {
    std::size_t order = 0;  ///< 0: the first of the pair is the head.
    std::size_t label = 0;
    float stated = 0;
  };

  /// Its probability where each place speaks for itself.
  struct StatedApart {
    float at_best = 0, somewhere = 0;
    float plainly = 0;  ///< At the best of the places that neither call it possible nor set a condition.
  };

  std::pair<Reading, Reading> two_likeliest(std::pair<std::size_t, std::size_t> pair) const {
    Reading best, next;
    for (const std::size_t order : {0, 1}) {
      const auto [head, tail] = in_order(pair, order);
      for (std::size_t label = 1; label < judgement_->probabilities[order].size(); ++label) {
        const Reading reading{order, label, likelier_order(order, label)};
        if (reading.stated <= next.stated || !may_be(head, label, tail)) continue;
        if (reading.stated > best.stated) {
          next = std::exchange(best, reading);
        } else {
          next = reading;
        }
      }
    }
    return {best, next};
  }

  /// The probability of the label in that order; of a symmetric relation, which is one in both orders, only
  /// in the likelier order, 0 in the other.
  float likelier_order(std::size_t order, std::size_t label) const {
    const float here = judgement_->probabilities[order][label],
                there = judgement_->probabilities[1 - order][label];
    const bool is_less = order == 0 ? here < there : here <= there;
    return is_less && judge_.is_symmetric(label) ? 0 : here;
  }

  RelationCandidate to_candidate(std::pair<std::size_t, std::size_t> pair, const Reading& reading,
                                 const Reading& other) {
    const auto [head, tail] = in_order(pair, reading.order);
    const StatedApart apart = stated_apart(reading);
    return {.head = head,
            .tail = tail,
            .label = reading.label,
            .stated = reading.stated,
            .next = other.stated,
            .by_features = judgement_->by_features[reading.order][reading.label],
            .by_network = judgement_->by_network[reading.order][reading.label],
            .unrelated = judgement_->probabilities[reading.order][0],
            .unrelated_reversed = judgement_->probabilities[1 - reading.order][0],
            .stated_at_best = apart.at_best,
            .stated_somewhere = apart.somewhere,
            .by_template = by_template(head, reading.label),
            .stated_plainly = states_plainly(apart),
            .contexts = standing_.contexts};
  }

  int by_template(std::size_t head, std::size_t label) const {
    int most = 0;
    const std::size_t judged = std::min(standing_.contexts.size(), kJudgedContexts);
    for (std::size_t i = 0; i < judged; ++i) {
      const PairContext& place = standing_.contexts[i];
      for (const TemplateMatches::Statement& statement : feature_maker_.statements_at(place)) {
        const std::size_t stated_head =
            map_.mention(statement.head_first ? place.first : place.second).entity;
        const bool is_this = statement.relation == models_.relation_types[label] &&
                             (judge_.is_symmetric(label) || stated_head == head);
        most = std::max(most, is_this ? 2 : 1);
      }
    }
    return most;
  }

  /// A place that makes it even less likely than not does not say it.
  bool states_plainly(const StatedApart& apart) const {
    constexpr float kLikelierThanNot = 0.5F;
    const bool all_plain = std::all_of(standing_.assertions.begin(), standing_.assertions.end(),
                                       [](Assertion a) { return a != Assertion::possible; });
    return all_plain || apart.plainly >= kLikelierThanNot;
  }

  StatedApart stated_apart(const Reading& reading) {
    const PairFeatures& features = (*features_)[reading.order];
    if (features.places() == 1) {
      const bool is_plain = standing_.assertions.front() != Assertion::possible;
      return {reading.stated, reading.stated, is_plain ? reading.stated : 0};
    }
    float best = 0, nowhere = 1, plainly = 0;
    for (std::size_t place = 0; place < features.places(); ++place) {
      features.write_alone(place, alone_);
      models_.relation.probabilities(alone_, alone_probabilities_);
      const float stated = alone_probabilities_[reading.label];
      best = std::max(best, stated);
      nowhere *= 1 - stated;
      if (standing_.assertions[place] != Assertion::possible) plainly = std::max(plainly, stated);
    }
    return {best, 1 - nowhere, plainly};
  }

  static std::pair<std::size_t, std::size_t> in_order(std::pair<std::size_t, std::size_t> pair,
                                                      std::size_t order) {
    return order == 0 ? pair : std::pair(pair.second, pair.first);
  }

  /// A comparison is made by asking, nothing else.
  bool may_be(std::size_t head, std::size_t label, std::size_t tail) const {
    return ontology_.allows(map_.entity(head).type, models_.relation_types[label], map_.entity(tail).type) &&
           (!standing_.only_compares() || judge_.is_symmetric(label));
  }

  const ExtractorModels& models_;
  const Ontology& ontology_;
  const MentionMap& map_;
  const bool heeds_assertion_;
  AssertionReader assertion_reader_;
  PairFeatureMaker& feature_maker_;
  PairJudge judge_;
  // Of the pair that is looked at:
  AssertingContexts standing_;
  const std::array<PairFeatures, 2>* features_ = nullptr;
  const PairJudgement* judgement_ = nullptr;
  Features alone_;  ///< Of one place.
  std::vector<float> alone_probabilities_;
};

}  // namespace

std::vector<RelationCandidate> find_candidates(const ExtractorModels& models, const RelationGuide& guide,
                                               const Ontology& ontology, const MentionMap& map,
                                               PairFeatureMaker& feature_maker) {
  CandidateFinder finder(models, guide, ontology, map, feature_maker);
  std::vector<RelationCandidate> candidates;
  const NoteView note = map.note();
  for (const auto& [pair, contexts] :
       find_pair_contexts(note.structure, note.tokens, map.mentions(), guide.steps)) {
    finder.find(pair, contexts, candidates);
  }
  return candidates;
}

}  // namespace notegraph::extract
