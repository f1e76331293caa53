#include "extract/training/pair_network_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "extract/learning/vector_math.h"
#include "extract/training/random.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kWordSize = PairNetwork::kWordSize;
constexpr std::size_t kChannels = PairNetwork::kChannels;
constexpr std::size_t kTaps = PairNetwork::kTaps;
constexpr std::size_t kHidden = PairNetwork::kHidden;
constexpr std::size_t kWordRows = PairNetwork::kWordRows;

using Hidden = NetworkReading::Hidden;
using Pooled = NetworkReading::Pooled;
using WordVector = std::array<float, kWordSize>;

/// What Adam keeps of the gradients of weights.
class Moments {
 public:
  explicit Moments(std::size_t weights) : first_(weights), second_(weights) {}

  void step(std::size_t i, float gradient, float rate, float& weight) {
    constexpr float kMemory = 0.9F, kSquareMemory = 0.999F, kLeast = 1e-8F;
    first_[i] = kMemory * first_[i] + (1 - kMemory) * gradient;
    second_[i] = kSquareMemory * second_[i] + (1 - kSquareMemory) * gradient * gradient;
    weight -= rate * first_[i] / (std::sqrt(second_[i]) + kLeast);
  }

 private:
  std::vector<float> first_, second_;
};

/// What the loss of some notes says of each weight. Of words few have any.
struct Gradient {
  std::array<std::vector<float>, PairNetwork::kLayers> layers;
  std::vector<float> words;
  std::vector<std::uint32_t> touched;  ///< Rows of words, each once.
  std::vector<bool> is_touched;

  explicit Gradient(const PairNetwork& network)
      : words(network.words.size()), is_touched(network.words.size() / kWordSize) {
    for (std::size_t l = 0; l < layers.size(); ++l) layers[l].resize(network.layers[l].size());
  }

  std::span<float> row(PairNetwork::Layer layer, std::size_t index, std::size_t columns) {
    return std::span(layers[layer]).subspan(index * columns, columns);
  }
  std::span<float> word_row(std::uint32_t index) {
    if (!is_touched[index]) touched.push_back(index);
    is_touched[index] = true;
    return std::span(words).subspan(index * kWordSize, kWordSize);
  }
  float squared_length() const {
    float sum = 0;
    for (const auto& layer : layers) sum += dot(layer, layer);
    for (const std::uint32_t row : touched) {
      const auto values = std::span(words).subspan(row * kWordSize, kWordSize);
      sum += dot(values, values);
    }
    return sum;
  }
  void clear() {
    for (auto& layer : layers) std::fill(layer.begin(), layer.end(), 0.F);
    for (const std::uint32_t row : touched) {
      std::fill_n(words.begin() + row * kWordSize, kWordSize, 0.F);
      is_touched[row] = false;
    }
    touched.clear();
  }
};

/// Goes back through one reading of a note: from what it should have said to every weight (Rumelhart, Hinton
/// and Williams 1986).
class BackwardPass {
 public:
  BackwardPass(const PairNetwork& network, const NetworkReading& reading, Random& random, float unconnected,
               Gradient& gradient)
      : network_(network),
        reading_(reading),
        random_(random),
        unconnected_(unconnected),
        gradient_(gradient),
        of_channels_(reading.note().tokens.size() * kChannels),
        of_vectors_(reading.note().words.size()),
        of_first_(reading.note().mentions.size()),
        of_second_(reading.note().mentions.size()) {}

  void learn(const NetworkLesson::Pair& pair) {
    meetings_.clear();
    for (const NetworkMeeting& meeting : pair.meetings) look(meeting);
    const std::size_t outcomes = network_.outcomes;
    std::vector<std::size_t> most_telling(outcomes);
    std::vector<float> expected(outcomes);
    for (std::size_t k = 1; k < outcomes; ++k) {
      for (std::size_t m = 0; m < meetings_.size(); ++m) {
        const float odds = odds_of(m, k);
        if (m > 0 && odds <= expected[k]) continue;
        expected[k] = odds;
        most_telling[k] = m;
      }
    }
    const float most = *std::max_element(expected.begin(), expected.end());
    float sum = 0;
    for (float& value : expected) sum += value = std::exp(value - most);
    for (float& value : expected) value /= sum;
    for (std::size_t k = 1; k < outcomes; ++k) {
      const float error = expected[k] - (k == pair.outcome ? 1.F : 0.F);
      Look& look = meetings_[most_telling[k]];
      look.error[turned(look, k)] += error;
      look.error[0] -= error;
    }
    for (const Look& look : meetings_) go_back(look);
  }

  /// Once all pairs are learnt from.
  void finish() {
    for (std::size_t m = 0; m < of_first_.size(); ++m) {
      go_back_to_mention(m, of_first_[m], PairNetwork::first_type, PairNetwork::first_name,
                         reading_.views_of_first(m));
      go_back_to_mention(m, of_second_[m], PairNetwork::second_type, PairNetwork::second_name,
                         reading_.views_of_second(m));
    }
    go_back_to_words();
  }

 private:
  struct Look {
    const NetworkMeeting* meeting = nullptr;
    Hidden hidden{};  ///< With what is left out.
    Hidden factors{};
    std::vector<float> scores, error;
  };

  void look(const NetworkMeeting& meeting) {
    Look& look = meetings_.emplace_back();
    look.meeting = &meeting;
    look.hidden = reading_.hidden_at(meeting);
    for (std::size_t h = 0; h < kHidden; ++h) {
      look.factors[h] = random_.fraction() < unconnected_ ? 0 : 1 / (1 - unconnected_);
      look.hidden[h] *= look.factors[h];
    }
    reading_.outcomes_of(look.hidden, look.scores);
    look.error.assign(look.scores.size(), 0);
  }

  std::size_t turned(const Look& look, std::size_t outcome) const {
    return look.meeting->turned ? network_.turned(outcome) : outcome;
  }
  float odds_of(std::size_t meeting, std::size_t outcome) const {
    const Look& look = meetings_[meeting];
    return look.scores[turned(look, outcome)] - look.scores[0];
  }

  void go_back(const Look& look) {
    const std::size_t outcomes = network_.outcomes;
    add(look.error, gradient_.row(PairNetwork::score_bias, 0, outcomes));
    Hidden of_hidden{};
    for (std::size_t h = 0; h < kHidden; ++h) {
      if (look.hidden[h] <= 0) continue;
      add_scaled(look.error, look.hidden[h], gradient_.row(PairNetwork::scores, h, outcomes));
      of_hidden[h] = look.factors[h] * dot(network_.row(PairNetwork::scores, h), look.error);
    }
    const NetworkMeeting& meeting = *look.meeting;
    add(of_hidden, gradient_.row(PairNetwork::hidden_bias, 0, kHidden));
    add(of_hidden, gradient_.row(PairNetwork::rule, meeting.rule, kHidden));
    add(of_hidden, gradient_.row(PairNetwork::distance, reading_.distance_of(meeting), kHidden));
    for (const auto& [all, mention] :
         {std::pair(&of_first_, meeting.first), std::pair(&of_second_, meeting.second)}) {
      if (!(*all)[mention]) (*all)[mention].emplace();
      add(of_hidden, *(*all)[mention]);
    }
    go_back_to_stretch(of_hidden, PairNetwork::between, reading_.stretch_between(meeting));
  }

  void go_back_to_mention(std::size_t mention, const std::optional<Hidden>& error, PairNetwork::Layer type,
                          PairNetwork::Layer name, std::span<const NetworkReading::View> views) {
    if (!error) return;
    const NetworkNote::Mention& said = reading_.note().mentions[mention];
    add(*error, gradient_.row(type, said.type, kHidden));
    const WordVector mean = reading_.name_of(mention);
    WordVector of_mean{};
    for (std::size_t i = 0; i < kWordSize; ++i) {
      add_scaled(*error, mean[i], gradient_.row(name, i, kHidden));
      of_mean[i] = dot(network_.row(name, i), *error);
    }
    for (std::uint32_t t = said.span.begin; t < said.span.end; ++t) {
      if (reading_.is_read(t)) {
        add_scaled(of_mean, 1.F / static_cast<float>(said.span.size()),
                   of_vectors_[reading_.note().tokens[t]]);
      }
    }
    for (const auto& [layer, stretch] : views) go_back_to_stretch(*error, layer, stretch);
  }

  /// Only the strongest token of a channel has had a say.
  void go_back_to_stretch(const Hidden& error, PairNetwork::Layer layer, TokenSpan stretch) {
    const Pooled pooled = reading_.strongest(stretch);
    for (std::size_t c = 0; c < kChannels; ++c) {
      if (pooled[c] <= 0) continue;
      add_scaled(error, pooled[c], gradient_.row(layer, c, kHidden));
      std::uint32_t t = stretch.begin;
      while (reading_.channels_at(t)[c] != pooled[c]) ++t;
      of_channels_[t * kChannels + c] += dot(network_.row(layer, c), error);
    }
  }

  void go_back_to_words() {
    const NetworkNote& note = reading_.note();
    const std::size_t tokens = note.tokens.size();
    std::vector<bool> is_reached(tokens);
    for (std::size_t t = 0; t < tokens; ++t) {
      const std::span<float> error = std::span(of_channels_).subspan(t * kChannels, kChannels);
      for (std::size_t c = 0; c < kChannels; ++c) {
        if (error[c] == 0) continue;
        error[c] *= reading_.noise().channels[c];
        is_reached[t] = true;
      }
      if (!is_reached[t]) continue;
      add(error, gradient_.row(PairNetwork::channel_bias, 0, kChannels));
      add(error, gradient_.row(PairNetwork::places, note.places[t], kChannels));
    }
    std::vector<float> of_words(note.words.size() * kChannels);
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
      std::fill(of_words.begin(), of_words.end(), 0.F);
      std::vector<bool> is_word_reached(note.words.size());
      for (std::size_t t = 0; t < tokens; ++t) {
        const std::size_t seen = t + tap - kTaps / 2;  // Wraps round before the first.
        if (seen >= tokens || !is_reached[t]) continue;
        const std::span<const float> error = std::span(of_channels_).subspan(t * kChannels, kChannels);
        add_scaled(
            error, 1,
            gradient_.row(PairNetwork::marks, tap * PairNetwork::kMarks + note.marks[seen], kChannels));
        if (!reading_.is_read(static_cast<std::uint32_t>(seen))) continue;
        add(error, std::span(of_words).subspan(note.tokens[seen] * kChannels, kChannels));
        is_word_reached[note.tokens[seen]] = true;
      }
      for (std::uint32_t w = 0; w < note.words.size(); ++w) {
        if (!is_word_reached[w]) continue;
        const std::span<const float> error = std::span(of_words).subspan(w * kChannels, kChannels);
        const std::span<const float> vector = reading_.vector_of(w);
        for (std::size_t i = 0; i < kWordSize; ++i) {
          add_scaled(error, vector[i], gradient_.row(PairNetwork::taps, tap * kWordSize + i, kChannels));
          of_vectors_[w][i] += dot(network_.row(PairNetwork::taps, tap * kWordSize + i), error);
        }
      }
    }
    for (std::size_t w = 0; w < note.words.size(); ++w) {
      for (std::size_t i = 0; i < kWordSize; ++i)
        of_vectors_[w][i] *= reading_.noise().vectors[w * kWordSize + i];
      for (const std::uint32_t row : note.words[w]) {
        if (row != 0) add(of_vectors_[w], gradient_.word_row(row));
      }
    }
  }

  const PairNetwork& network_;
  const NetworkReading& reading_;
  Random& random_;
  const float unconnected_;
  Gradient& gradient_;
  std::vector<float> of_channels_;
  std::vector<WordVector> of_vectors_;
  std::vector<std::optional<Hidden>> of_first_, of_second_;  ///< Per mention; none: had no say.
  std::vector<Look> meetings_;
};

class NetworkTrainer {
 public:
  NetworkTrainer(const std::vector<const NetworkLesson*>& lessons, std::size_t outcomes,
                 const NetworkOptions& options)
      : lessons_(lessons),
        options_(options),
        is_common_(common_rows(lessons, options.min_count)),
        network_(blank(is_common_, outcomes)),
        gradient_(network_),
        word_moments_(network_.words.size()) {
    for (const auto& layer : network_.layers) moments_.emplace_back(layer.size());
  }

  PairNetwork train() {
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      const float left = 1 - static_cast<float>(epoch) / static_cast<float>(options_.epochs);
      learn_all(shuffled_indexes(lessons_.size(), static_cast<std::uint64_t>(epoch)), options_.rate * left);
    }
    return std::move(network_);
  }

 private:
  /// Of each row of words, whether enough tokens have it. Others stay 0: unknown.
  static std::vector<bool> common_rows(const std::vector<const NetworkLesson*>& lessons, int min_count) {
    std::vector<int> counts(kWordRows);
    for (const NetworkLesson* lesson : lessons) {
      for (const std::uint32_t word : lesson->note.tokens) {
        for (const std::uint32_t row : lesson->note.words[word]) ++counts[row];
      }
    }
    std::vector<bool> is_common;
    for (const int count : counts) is_common.push_back(count >= min_count);
    return is_common;
  }

  static PairNetwork blank(const std::vector<bool>& is_common, std::size_t outcomes) {
    PairNetwork network;
    network.outcomes = outcomes;
    Random random(0);
    for (std::size_t l = 0; l < PairNetwork::kLayers; ++l) {
      const auto [rows, columns] = network.shape(static_cast<PairNetwork::Layer>(l));
      network.layers[l].resize(rows * columns);
      const float most = rows == 1 ? 0 : 1 / std::sqrt(static_cast<float>(std::max(rows, kHidden)));
      for (float& weight : network.layers[l]) weight = most * (2 * random.fraction() - 1);
    }
    network.words.resize(kWordRows * kWordSize);
    constexpr float kMost = 0.5F;
    for (std::size_t i = 0; i < network.words.size(); ++i) {
      if (is_common[i / kWordSize]) network.words[i] = kMost * (2 * random.fraction() - 1);
    }
    return network;
  }

  void learn_all(const std::vector<std::size_t>& order, float rate) {
    for (std::size_t begin = 0; begin < order.size(); begin += options_.batch) {
      const std::size_t end = std::min(begin + options_.batch, order.size());
      std::size_t pairs = 0;
      for (std::size_t i = begin; i < end; ++i) pairs += learn(*lessons_[order[i]]);
      if (pairs > 0) step(rate, pairs);
      gradient_.clear();
    }
  }

  /// What is not left out counts the more.
  float factor_without(float part) { return random_.fraction() < part ? 0 : 1 / (1 - part); }

  std::size_t learn(const NetworkLesson& lesson) {
    if (lesson.pairs.empty()) return 0;
    NetworkReading::Noise noise;
    for (std::size_t t = 0; t < lesson.note.tokens.size(); ++t)
      noise.unread.push_back(random_.fraction() < options_.unread);
    for (std::size_t i = 0; i < lesson.note.words.size() * kWordSize; ++i)
      noise.vectors.push_back(factor_without(options_.unheard));
    for (std::size_t c = 0; c < kChannels; ++c) noise.channels.push_back(factor_without(options_.unheard));
    const NetworkReading reading(network_, lesson.note, std::move(noise));
    BackwardPass pass(network_, reading, random_, options_.unconnected, gradient_);
    for (const NetworkLesson::Pair& pair : lesson.pairs) pass.learn(pair);
    pass.finish();
    return lesson.pairs.size();
  }

  void step(float rate, std::size_t pairs) {
    constexpr float kLongest = 1;
    const float mean = 1 / static_cast<float>(pairs);
    const float length = mean * std::sqrt(gradient_.squared_length());
    const float factor = length > kLongest ? mean * kLongest / length : mean;
    const float steps = static_cast<float>(++steps_);
    rate *= std::sqrt(1 - std::pow(0.999F, steps)) / (1 - std::pow(0.9F, steps));
    for (std::size_t l = 0; l < PairNetwork::kLayers; ++l) {
      for (std::size_t i = 0; i < network_.layers[l].size(); ++i)
        moments_[l].step(i, factor * gradient_.layers[l][i], rate, network_.layers[l][i]);
    }
    for (const std::uint32_t row : gradient_.touched) {
      for (std::size_t i = row * kWordSize; i < (row + 1) * kWordSize; ++i) {
        if (network_.words[i] != 0)
          word_moments_.step(i, factor * gradient_.words[i], rate, network_.words[i]);
      }
    }
  }

  const std::vector<const NetworkLesson*>& lessons_;
  const NetworkOptions& options_;
  const std::vector<bool> is_common_;  ///< Per row of words.
  PairNetwork network_;
  Gradient gradient_;
  std::vector<Moments> moments_;  ///< Per layer.
  Moments word_moments_;
  Random random_{1};
  int steps_ = 0;
};

}  // namespace

PairNetwork train_pair_network(const std::vector<const NetworkLesson*>& lessons, std::size_t outcomes,
                               const NetworkOptions& options) {
  return NetworkTrainer(lessons, outcomes, options).train();
}

}  // namespace notegraph::extract
