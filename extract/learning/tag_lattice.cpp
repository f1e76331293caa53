#include "extract/learning/tag_lattice.h"

#include <algorithm>
#include <cmath>

namespace notegraph::extract {
namespace {

constexpr Tag tag_at(std::size_t i) {
  return static_cast<Tag>(i);
}
constexpr std::size_t index_of(Tag tag) {
  return static_cast<std::size_t>(tag);
}
constexpr double kWorst = 40;  ///< What differs by more than a factor of exp(40) may as well differ by that.

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

TagLattice::TagLattice(const TagModel& model) {
  for (std::size_t from = 0; from < kTagCount; ++from) {
    for (std::size_t to = 0; to < kTagCount; ++to) {
      if (!may_follow(tag_at(from), tag_at(to))) continue;
      transition_[from][to] =
          std::exp(std::clamp<double>(model.transition[from * kTagCount + to], -kWorst, kWorst));
    }
  }
}

TagLattice::TagLattice(const std::vector<Scores>& emission, const TagModel& model) : TagLattice(model) {
  weigh(emission);
}

void TagLattice::weigh(const std::vector<Scores>& emission) {
  emission_.resize(emission.size());
  for (std::size_t t = 0; t < size(); ++t) {
    const float best = *std::max_element(emission[t].begin(), emission[t].end());
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      emission_[t][tag] = std::exp(std::max<double>(emission[t][tag] - best, -kWorst));
    }
  }
  run_forward();
  run_backward();
}

void TagLattice::run_forward() {
  forward_.resize(size());
  scale_.resize(size());
  for (std::size_t t = 0; t < size(); ++t) {
    Row& now = forward_[t];
    for (std::size_t to = 0; to < kTagCount; ++to) {
      double reach = 0;
      if (t == 0) {
        reach = may_start(tag_at(to)) ? 1.0 : 0.0;
      } else {
        for (std::size_t from = 0; from < kTagCount; ++from)
          reach += forward_[t - 1][from] * transition_[from][to];
      }
      if (t + 1 == size() && !may_finish(tag_at(to))) reach = 0;
      now[to] = reach * emission_[t][to];
    }
    double sum = 0;
    for (const double value : now) sum += value;
    scale_[t] = sum;
    for (double& value : now) value /= scale_[t];
  }
}

void TagLattice::run_backward() {
  backward_.resize(size());
  for (std::size_t from = 0; from < kTagCount; ++from)
    backward_.back()[from] = may_finish(tag_at(from)) ? 1.0 : 0.0;
  for (std::size_t t = size() - 1; t-- > 0;) {
    for (std::size_t from = 0; from < kTagCount; ++from) {
      double rest = 0;
      for (std::size_t to = 0; to < kTagCount; ++to) {
        rest += transition_[from][to] * emission_[t + 1][to] * backward_[t + 1][to];
      }
      backward_[t][from] = rest / scale_[t + 1];
    }
  }
}

float TagLattice::tag_probability(std::size_t token, Tag tag) const {
  return static_cast<float>(forward_[token][index_of(tag)] * backward_[token][index_of(tag)]);
}

float TagLattice::pair_probability(std::size_t token, Tag from, Tag to) const {
  return static_cast<float>(forward_[token][index_of(from)] * transition_[index_of(from)][index_of(to)] *
                            emission_[token + 1][index_of(to)] * backward_[token + 1][index_of(to)] /
                            scale_[token + 1]);
}

float TagLattice::name_probability(std::size_t begin, std::size_t end) const {
  if (end - begin == 1) return tag_probability(begin, Tag::single);
  double path = forward_[begin][index_of(Tag::begin)];
  Tag from = Tag::begin;
  for (std::size_t t = begin + 1; t < end; ++t) {
    const Tag to = t + 1 == end ? Tag::end : Tag::inside;
    path *= transition_[index_of(from)][index_of(to)] * emission_[t][index_of(to)] / scale_[t];
    from = to;
  }
  return static_cast<float>(path * backward_[end - 1][index_of(Tag::end)]);
}

}  // namespace notegraph::extract
