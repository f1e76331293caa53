#include "extract/learning/pair_network.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "extract/learning/vector_math.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kWordSize = PairNetwork::kWordSize;
constexpr std::size_t kChannels = PairNetwork::kChannels;
constexpr std::size_t kTaps = PairNetwork::kTaps;
constexpr std::uint32_t kAround = 6;     ///< Tokens before the first and behind the second mention.
constexpr std::uint32_t kFarthest = 40;  ///< Between two mentions; of more only the last kNearest.
constexpr std::uint32_t kNearest = 20;

/// Adds the product of `input` and a layer of rows of the size of `sum`, from its row `first_row` on. Several
/// rows at a time, so that the sum is seldom written; in their order.
void add_product(std::span<const float> input, std::span<const float> layer, std::size_t first_row,
                 std::span<float> sum) {
  constexpr std::size_t kTogether = 4;
  std::array<const float*, kTogether> rows{};
  std::array<float, kTogether> factors{};
  std::size_t held = 0;
  for (std::size_t i = 0; i < input.size(); ++i) {
    if (input[i] == 0) continue;
    rows[held] = layer.subspan((first_row + i) * sum.size(), sum.size()).data();
    factors[held] = input[i];
    if (++held < kTogether) continue;
    held = 0;
    for (std::size_t j = 0; j < sum.size(); ++j) {
      sum[j] = sum[j] + factors[0] * rows[0][j] + factors[1] * rows[1][j] + factors[2] * rows[2][j] +
               factors[3] * rows[3][j];
    }
  }
  for (std::size_t h = 0; h < held; ++h) add_scaled({rows[h], sum.size()}, factors[h], sum);
}

}  // namespace

PairNetwork::Shape PairNetwork::shape(Layer layer) const {
  switch (layer) {
    case taps: return {kTaps * kWordSize, kChannels};
    case marks: return {kTaps * kMarks, kChannels};
    case places: return {kPlaces, kChannels};
    case channel_bias: return {1, kChannels};
    case first_name:
    case second_name: return {kWordSize, kHidden};
    case first_type:
    case second_type: return {kTypes, kHidden};
    case before:
    case between:
    case behind:
    case right_before_first:
    case right_behind_first:
    case right_before_second:
    case right_behind_second: return {kChannels, kHidden};
    case rule: return {kRules, kHidden};
    case distance: return {kDistances, kHidden};
    case hidden_bias: return {1, kHidden};
    case scores: return {kHidden, outcomes};
    case score_bias: return {1, outcomes};
    case kLayers: break;
  }
  return {};
}

NetworkReading::NetworkReading(const PairNetwork& network, const NetworkNote& note, Noise noise)
    : network_(network), note_(note), noise_(std::move(noise)) {
  read_words();
  convolve();
  look_at_mentions();
}

void NetworkReading::read_words() {
  vectors_.resize(note_.words.size() * kWordSize);
  for (std::size_t w = 0; w < note_.words.size(); ++w) {
    for (const std::uint32_t row : note_.words[w]) {
      if (row != 0) add(network_.word_row(row), std::span(vectors_).subspan(w * kWordSize, kWordSize));
    }
  }
  for (std::size_t i = 0; i < noise_.vectors.size(); ++i) vectors_[i] *= noise_.vectors[i];
}

void NetworkReading::convolve() {
  const std::size_t tokens = note_.tokens.size();
  channels_.resize(tokens * kChannels);
  for (std::size_t t = 0; t < tokens; ++t) {
    const std::span<float> sum = std::span(channels_).subspan(t * kChannels, kChannels);
    add(network_.row(PairNetwork::channel_bias, 0), sum);
    add(network_.row(PairNetwork::places, note_.places[t]), sum);
  }
  std::vector<float> of_words(note_.words.size() * kChannels);
  for (std::size_t tap = 0; tap < kTaps; ++tap) {
    std::fill(of_words.begin(), of_words.end(), 0.F);
    for (std::uint32_t w = 0; w < note_.words.size(); ++w) {
      add_product(vector_of(w), network_.layers[PairNetwork::taps], tap * kWordSize,
                  std::span(of_words).subspan(w * kChannels, kChannels));
    }
    for (std::size_t t = 0; t < tokens; ++t) {
      const std::size_t seen = t + tap - kTaps / 2;  // Wraps round before the first.
      if (seen >= tokens) continue;
      const std::span<float> sum = std::span(channels_).subspan(t * kChannels, kChannels);
      add(network_.row(PairNetwork::marks, tap * PairNetwork::kMarks + note_.marks[seen]), sum);
      if (is_read(static_cast<std::uint32_t>(seen)))
        add(std::span(of_words).subspan(note_.tokens[seen] * kChannels, kChannels), sum);
    }
  }
  for (std::size_t i = 0; i < channels_.size(); ++i) {
    channels_[i] = std::max(channels_[i], 0.F);
    if (!noise_.channels.empty()) channels_[i] *= noise_.channels[i % kChannels];
  }
}

void NetworkReading::look_at_mentions() {
  for (std::size_t m = 0; m < note_.mentions.size(); ++m) {
    const std::uint8_t type = note_.mentions[m].type;
    const auto name = name_of(m);
    Hidden& first = as_first_.emplace_back();
    add(network_.row(PairNetwork::first_type, type), first);
    add_product(name, network_.layers[PairNetwork::first_name], 0, first);
    for (const auto& [layer, stretch] : views_of_first(m))
      add_product(strongest(stretch), network_.layers[layer], 0, first);
    Hidden& second = as_second_.emplace_back();
    add(network_.row(PairNetwork::second_type, type), second);
    add_product(name, network_.layers[PairNetwork::second_name], 0, second);
    for (const auto& [layer, stretch] : views_of_second(m))
      add_product(strongest(stretch), network_.layers[layer], 0, second);
  }
}

std::array<float, kWordSize> NetworkReading::name_of(std::size_t mention) const {
  const TokenSpan span = note_.mentions[mention].span;
  std::array<float, kWordSize> mean{};
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    if (is_read(t)) add_scaled(vector_of(note_.tokens[t]), 1.F / static_cast<float>(span.size()), mean);
  }
  return mean;
}

NetworkReading::Pooled NetworkReading::strongest(TokenSpan stretch) const {
  Pooled pooled{};
  for (std::uint32_t t = stretch.begin; t < stretch.end; ++t) {
    const std::span<const float> channels = channels_at(t);
    for (std::size_t c = 0; c < kChannels; ++c) pooled[c] = std::max(pooled[c], channels[c]);
  }
  return pooled;
}

std::array<NetworkReading::View, 3> NetworkReading::views_of_first(std::size_t mention) const {
  const TokenSpan span = note_.mentions[mention].span;
  return {View{PairNetwork::before, tokens_before(span, kAround)},
          View{PairNetwork::right_before_first, tokens_before(span, 1)},
          View{PairNetwork::right_behind_first, tokens_behind(span, 1)}};
}

std::array<NetworkReading::View, 3> NetworkReading::views_of_second(std::size_t mention) const {
  const TokenSpan span = note_.mentions[mention].span;
  return {View{PairNetwork::behind, tokens_behind(span, kAround)},
          View{PairNetwork::right_before_second, tokens_before(span, 1)},
          View{PairNetwork::right_behind_second, tokens_behind(span, 1)}};
}

TokenSpan NetworkReading::tokens_before(TokenSpan span, std::uint32_t most) {
  return {span.begin - std::min(span.begin, most), span.begin};
}

TokenSpan NetworkReading::tokens_behind(TokenSpan span, std::uint32_t most) const {
  return {span.end, std::min(span.end + most, static_cast<std::uint32_t>(note_.tokens.size()))};
}

TokenSpan NetworkReading::stretch_between(const NetworkMeeting& meeting) const {
  const std::uint32_t end = note_.mentions[meeting.second].span.begin;
  const std::uint32_t begin = std::min(note_.mentions[meeting.first].span.end, end);
  return {end - begin > kFarthest ? end - kNearest : begin, end};
}

/// Two steps an octave.
std::size_t NetworkReading::distance_of(const NetworkMeeting& meeting) const {
  const std::uint32_t end = note_.mentions[meeting.second].span.begin;
  const std::uint32_t from_one = end - std::min(note_.mentions[meeting.first].span.end, end) + 1;
  if (from_one < 2) return 0;
  const auto octave = static_cast<std::uint32_t>(std::bit_width(from_one / 2));
  const std::uint32_t half = from_one >> (octave - 1) & 1U;
  return std::min<std::size_t>(2 * octave + half, PairNetwork::kDistances - 1);
}

NetworkReading::Hidden NetworkReading::hidden_at(const NetworkMeeting& meeting) const {
  Hidden hidden{};
  add(network_.row(PairNetwork::hidden_bias, 0), hidden);
  add(as_first_[meeting.first], hidden);
  add(as_second_[meeting.second], hidden);
  add(network_.row(PairNetwork::rule, meeting.rule), hidden);
  add(network_.row(PairNetwork::distance, distance_of(meeting)), hidden);
  add_product(strongest(stretch_between(meeting)), network_.layers[PairNetwork::between], 0, hidden);
  for (float& value : hidden) value = std::max(value, 0.F);
  return hidden;
}

void NetworkReading::outcomes_of(const Hidden& hidden, std::vector<float>& scores) const {
  const std::span<const float> bias = network_.row(PairNetwork::score_bias, 0);
  scores.assign(bias.begin(), bias.end());
  add_product(hidden, network_.layers[PairNetwork::scores], 0, scores);
}

void NetworkReading::judge(std::span<const NetworkMeeting> meetings, std::vector<float>& odds) const {
  std::vector<float> scores;
  for (const NetworkMeeting& meeting : meetings) {
    outcomes_of(hidden_at(meeting), scores);
    const bool is_first = &meeting == &meetings.front();
    if (is_first) odds.assign(scores.size(), 0);
    for (std::size_t k = 1; k < scores.size(); ++k) {
      const float here = scores[meeting.turned ? network_.turned(k) : k] - scores[0];
      odds[k] = is_first ? here : std::max(odds[k], here);
    }
  }
}

}  // namespace notegraph::extract
