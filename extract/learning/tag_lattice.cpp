#include "extract/learning/tag_lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace notegraph::extract {
namespace {

constexpr Tag tag_at(std::size_t i) {
  return static_cast<Tag>(i);
}
constexpr std::size_t index_of(Tag tag) {
  return static_cast<std::size_t>(tag);
}
constexpr float kTiny = std::numeric_limits<float>::min();

}  // namespace

bool may_start(Tag tag) {
  return tag != Tag::inside && tag != Tag::end;
}
bool may_finish(Tag tag) {
  return tag != Tag::inside && tag != Tag::begin;
}
bool may_follow(Tag from, Tag to) {
  return may_finish(from) == may_start(to);
}

TagLattice::TagLattice(std::vector<Scores> emission, const TagModel& model) : emission_(std::move(emission)) {
  for (Scores& scores : emission_) {
    const float best = *std::max_element(scores.begin(), scores.end());
    for (float& score : scores) score = std::max(std::exp(score - best), kTiny);
  }
  for (std::size_t from = 0; from < kTagCount; ++from) {
    for (std::size_t to = 0; to < kTagCount; ++to) {
      if (may_follow(tag_at(from), tag_at(to)))
        transition_[from][to] = std::exp(model.transition[from * kTagCount + to]);
    }
  }
  run_forward();
  run_backward();
}

void TagLattice::run_forward() {
  forward_.resize(size());
  scale_.resize(size());
  for (std::size_t t = 0; t < size(); ++t) {
    Scores& now = forward_[t];
    for (std::size_t to = 0; to < kTagCount; ++to) {
      float reach = 0;
      if (t == 0) {
        reach = may_start(tag_at(to)) ? 1.F : 0.F;
      } else {
        for (std::size_t from = 0; from < kTagCount; ++from)
          reach += forward_[t - 1][from] * transition_[from][to];
      }
      if (t + 1 == size() && !may_finish(tag_at(to))) reach = 0;
      now[to] = reach * emission_[t][to];
    }
    float sum = 0;
    for (const float value : now) sum += value;
    scale_[t] = std::max(sum, kTiny);
    for (float& value : now) value /= scale_[t];
  }
}

void TagLattice::run_backward() {
  backward_.resize(size());
  for (std::size_t from = 0; from < kTagCount; ++from)
    backward_.back()[from] = may_finish(tag_at(from)) ? 1.F : 0.F;
  for (std::size_t t = size() - 1; t-- > 0;) {
    for (std::size_t from = 0; from < kTagCount; ++from) {
      float rest = 0;
      for (std::size_t to = 0; to < kTagCount; ++to) {
        rest += transition_[from][to] * emission_[t + 1][to] * backward_[t + 1][to];
      }
      backward_[t][from] = rest / scale_[t + 1];
    }
  }
}

float TagLattice::tag_probability(std::size_t token, Tag tag) const {
  return forward_[token][index_of(tag)] * backward_[token][index_of(tag)];
}

float TagLattice::pair_probability(std::size_t token, Tag from, Tag to) const {
  return forward_[token][index_of(from)] * transition_[index_of(from)][index_of(to)] *
         emission_[token + 1][index_of(to)] * backward_[token + 1][index_of(to)] / scale_[token + 1];
}

float TagLattice::name_probability(std::size_t begin, std::size_t end) const {
  if (end - begin == 1) return tag_probability(begin, Tag::single);
  float path = forward_[begin][index_of(Tag::begin)];
  Tag from = Tag::begin;
  for (std::size_t t = begin + 1; t < end; ++t) {
    const Tag to = t + 1 == end ? Tag::end : Tag::inside;
    path *= transition_[index_of(from)][index_of(to)] * emission_[t][index_of(to)] / scale_[t];
    from = to;
  }
  return path * backward_[end - 1][index_of(Tag::end)];
}

std::vector<Tag> TagLattice::best_tags() const {
  std::vector<std::array<std::size_t, kTagCount>> came_from(size());
  Scores best{};
  for (std::size_t to = 0; to < kTagCount; ++to) best[to] = may_start(tag_at(to)) ? emission_[0][to] : 0.F;
  for (std::size_t t = 1; t < size(); ++t) {
    Scores next{};
    for (std::size_t to = 0; to < kTagCount; ++to) {
      for (std::size_t from = 0; from < kTagCount; ++from) {
        const float reach = best[from] * transition_[from][to];
        if (reach > next[to]) {
          next[to] = reach;
          came_from[t][to] = from;
        }
      }
      next[to] *= emission_[t][to];
    }
    const float largest = std::max(*std::max_element(next.begin(), next.end()), kTiny);
    for (float& value : next) value /= largest;
    best = next;
  }
  std::size_t tag = 0;
  for (std::size_t last = 0; last < kTagCount; ++last) {
    if (may_finish(tag_at(last)) && (best[last] > best[tag])) tag = last;
  }
  std::vector<Tag> tags(size());
  for (std::size_t t = size(); t-- > 0;) {
    tags[t] = tag_at(tag);
    tag = came_from[t][tag];
  }
  return tags;
}

}  // namespace notegraph::extract
