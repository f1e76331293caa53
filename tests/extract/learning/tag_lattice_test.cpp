#include "extract/learning/tag_lattice.h"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace notegraph::extract {
namespace {

using Path = std::vector<Tag>;

struct Problem {
  std::vector<TagLattice::Scores> emission;
  TagModel model;
};

Problem random_problem(std::mt19937& random, std::size_t tokens) {
  std::uniform_real_distribution<float> score(-3, 3);
  Problem problem;
  problem.emission.resize(tokens);
  for (auto& scores : problem.emission) {
    for (float& s : scores) s = score(random);
  }
  for (float& s : problem.model.transition) s = score(random);
  return problem;
}

/// Every allowed tagging of `tokens` tokens.
std::vector<Path> all_paths(std::size_t tokens) {
  std::vector<Path> paths = {{}};
  for (std::size_t t = 0; t < tokens; ++t) {
    std::vector<Path> longer;
    for (const Path& path : paths) {
      for (std::size_t i = 0; i < kTagCount; ++i) {
        const Tag tag = static_cast<Tag>(i);
        if (path.empty() ? !may_start(tag) : !may_follow(path.back(), tag)) continue;
        longer.push_back(path);
        longer.back().push_back(tag);
      }
    }
    paths = std::move(longer);
  }
  std::erase_if(paths, [](const Path& path) { return !may_finish(path.back()); });
  return paths;
}

double weight(const Problem& problem, const Path& path) {
  double score = 0;
  for (std::size_t t = 0; t < path.size(); ++t) {
    score += problem.emission[t][static_cast<std::size_t>(path[t])];
    if (t > 0) {
      score += problem.model.transition[static_cast<std::size_t>(path[t - 1]) * kTagCount +
                                        static_cast<std::size_t>(path[t])];
    }
  }
  return std::exp(score);
}

/// The share of the taggings that `is_wanted`, by weight.
template <typename Predicate>
double share(const Problem& problem, const std::vector<Path>& paths, Predicate is_wanted) {
  double wanted = 0, all = 0;
  for (const Path& path : paths) {
    const double w = weight(problem, path);
    all += w;
    if (is_wanted(path)) wanted += w;
  }
  return wanted / all;
}

bool is_name(const Path& path, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return path[begin] == Tag::single;
  for (std::size_t t = begin + 1; t + 1 < end; ++t) {
    if (path[t] != Tag::inside) return false;
  }
  return path[begin] == Tag::begin && path[end - 1] == Tag::end;
}

/// Against the sum over all taggings, one by one.
TEST(TagLattice, AgreesWithEnumeration) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  for (std::size_t tokens = 1; tokens <= 5; ++tokens) {
    const Problem problem = random_problem(random, tokens);
    const std::vector<Path> paths = all_paths(tokens);
    const TagLattice lattice(problem.emission, problem.model);
    for (std::size_t begin = 0; begin < tokens; ++begin) {
      for (std::size_t i = 0; i < kTagCount; ++i) {
        const Tag tag = static_cast<Tag>(i);
        EXPECT_NEAR(lattice.tag_probability(begin, tag),
                    share(problem, paths, [&](const Path& p) { return p[begin] == tag; }), 1e-4);
        for (std::size_t j = 0; j < kTagCount && begin + 1 < tokens; ++j) {
          const Tag next = static_cast<Tag>(j);
          EXPECT_NEAR(
              lattice.pair_probability(begin, tag, next),
              share(problem, paths, [&](const Path& p) { return p[begin] == tag && p[begin + 1] == next; }),
              1e-4);
        }
      }
      for (std::size_t end = begin + 1; end <= tokens; ++end) {
        EXPECT_NEAR(lattice.name_probability(begin, end),
                    share(problem, paths, [&](const Path& p) { return is_name(p, begin, end); }), 1e-4);
      }
    }
  }
}

TEST(TagLattice, StaysSoundOnLongRunsAndLargeScores) {
  std::mt19937 random(7);
  Problem problem = random_problem(random, 20000);
  for (auto& scores : problem.emission) {
    for (float& s : scores) s *= 20;
  }
  const TagLattice lattice(problem.emission, problem.model);
  for (std::size_t t = 0; t < lattice.size(); t += 997) {
    float sum = 0;
    for (std::size_t tag = 0; tag < kTagCount; ++tag)
      sum += lattice.tag_probability(t, static_cast<Tag>(tag));
    EXPECT_NEAR(sum, 1, 1e-3) << "token " << t;
  }
}

}  // namespace
}  // namespace notegraph::extract
