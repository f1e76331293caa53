#ifndef NOTEGRAPH_EXTRACT_LEARNING_TAG_LATTICE_H_
#define NOTEGRAPH_EXTRACT_LEARNING_TAG_LATTICE_H_

#include <array>
#include <cstddef>
#include <vector>

#include "extract/learning/hashed_weights.h"

namespace notegraph::extract {

/// The place of a token in a name: outside, its begin, inside, its end, or all of it.
enum class Tag { outside, begin, inside, end, single };
inline constexpr std::size_t kTagCount = 5;

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over Tag.
struct TagModel {
  HashedWeights emission;
  std::array<float, kTagCount * kTagCount> transition{};  ///< At from * kTagCount + to.
};

/// Whether `to` may follow `from`: a name that has begun must end.
bool may_follow(Tag from, Tag to);
bool may_start(Tag tag);
bool may_finish(Tag tag);

/// All ways to tag one run of tokens, weighted by a model: probabilities by the forward-backward algorithm
/// (Rabiner 1989), scaled at each token so that long runs neither overflow nor vanish.
class TagLattice {
 public:
  using Scores = std::array<float, kTagCount>;

  /// Of no tokens yet.
  explicit TagLattice(const TagModel& model);
  /// `emission`: one row a token, at least one.
  TagLattice(const std::vector<Scores>& emission, const TagModel& model);
  /// Weighs another run instead, in the memory of the one before.
  void weigh(const std::vector<Scores>& emission);

  std::size_t size() const { return emission_.size(); }
  /// The probability that `token` has `tag`.
  float tag_probability(std::size_t token, Tag tag) const;
  /// The probability that the tokens [begin, end) are one name.
  float name_probability(std::size_t begin, std::size_t end) const;
  /// The probability that `from` stands at `token` and `to` at the next one.
  float pair_probability(std::size_t token, Tag from, Tag to) const;

 private:
  void run_forward();
  void run_backward();

  /// In double precision, and no score below the best by more than a bound: then nothing underflows.
  using Row = std::array<double, kTagCount>;

  std::vector<Row> emission_;                ///< As exp(score - best score of the token).
  std::array<Row, kTagCount> transition_{};  ///< As exp; 0 where may_follow() says no.
  std::vector<Row> forward_;                 ///< Sums to 1 at each token.
  std::vector<Row> backward_;                ///< Scaled so that forward * backward sums to 1 at each token.
  std::vector<double> scale_;                ///< What forward_ was divided by.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_TAG_LATTICE_H_
