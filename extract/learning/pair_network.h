#ifndef NOTEGRAPH_EXTRACT_LEARNING_PAIR_NETWORK_H_
#define NOTEGRAPH_EXTRACT_LEARNING_PAIR_NETWORK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extract/text/token.h"

namespace notegraph::extract {

/// A note as a PairNetwork reads it: numbers only.
struct NetworkNote {
  /// Rows of the table of words: of the word, of how it begins and of how it ends; 0: none.
  using Word = std::array<std::uint32_t, 3>;

  struct Mention {
    TokenSpan span;
    std::uint8_t type = 0;  ///< Of its entity, below PairNetwork::kTypes.
  };

  std::vector<Word> words;            ///< Each once.
  std::vector<std::uint32_t> tokens;  ///< Per token, an index into `words`.
  std::vector<std::uint8_t> marks;    ///< Per token: whose mention it is of, below PairNetwork::kMarks.
  std::vector<std::uint8_t> places;   ///< Per token: where in the note it stands, below PairNetwork::kPlaces.
  std::vector<Mention> mentions;      ///< In text order.
};

/// Where two entities of a NetworkNote meet.
struct NetworkMeeting {
  std::uint32_t first = 0, second = 0;  ///< Indexes of mentions; the first stands earlier in the text.
  std::uint8_t rule = 0;                ///< How they meet, below PairNetwork::kRules.
  bool turned = false;                  ///< The first mention is of the second of the two entities.
};

/// Reads what stands before, between and behind two mentions, word by word, and says how likely each relation
/// is: words as vectors, a convolution over five of them, the strongest of each stretch, and what touches the
/// two mentions, two layers (Zeng et al. 2015, "Distant supervision for relation extraction via piecewise
/// convolutional neural networks"). It finds in other words what the features of pair_features.h only find in
/// the same ones.
struct PairNetwork {
  static constexpr std::size_t kWordRows = std::size_t{1} << 16U, kWordSize = 48;
  static constexpr std::size_t kChannels = 96, kTaps = 5, kHidden = 128;
  static constexpr std::size_t kTypes = 16, kMarks = 2 * kTypes, kPlaces = 128, kRules = 8, kDistances = 16;

  /// What is learnt beside the words; of each a matrix, one row an input.
  enum Layer : std::size_t {
    taps,          ///< kTaps times kWordSize rows to kChannels: the convolution.
    marks,         ///< kTaps times kMarks rows to kChannels: likewise of marks.
    places,        ///< kPlaces rows to kChannels.
    channel_bias,  ///< One row.
    first_name,    ///< kWordSize rows to kHidden: the mean of the words of the first mention.
    second_name,
    first_type,  ///< kTypes rows to kHidden.
    second_type,
    before,  ///< kChannels rows to kHidden: the stretch before the first mention.
    between,
    behind,
    right_before_first,  ///< Likewise the one token before the first mention.
    right_behind_first,
    right_before_second,
    right_behind_second,
    rule,         ///< kRules rows to kHidden.
    distance,     ///< kDistances rows to kHidden.
    hidden_bias,  ///< One row.
    scores,       ///< kHidden rows to outcomes.
    score_bias,
    kLayers
  };

  /// 0: no relation of the two; then each relation from the first to the second, then likewise from the
  /// second to the first.
  std::size_t outcomes = 0;
  /// How many there are with so many labels of relations, of which label 0 is none.
  static constexpr std::size_t outcomes_of(std::size_t labels) { return 2 * labels - 1; }
  /// The same outcome, seen from the other side.
  std::size_t turned(std::size_t outcome) const { return turned(outcome, outcomes); }
  static constexpr std::size_t turned(std::size_t outcome, std::size_t outcomes) {
    const std::size_t relations = (outcomes - 1) / 2;
    return outcome == 0 ? 0 : outcome <= relations ? outcome + relations : outcome - relations;
  }
  std::vector<float> words;  ///< kWordRows rows of kWordSize.
  std::array<std::vector<float>, kLayers> layers;

  bool empty() const { return outcomes == 0; }

  /// How many rows and columns each layer has.
  struct Shape {
    std::size_t rows = 0, columns = 0;
  };
  Shape shape(Layer layer) const;
  std::span<const float> row(Layer layer, std::size_t index) const {
    const std::size_t columns = shape(layer).columns;
    return std::span(layers[layer]).subspan(index * columns, columns);
  }
  std::span<const float> word_row(std::size_t index) const {
    return std::span(words).subspan(index * kWordSize, kWordSize);
  }
};

/// What a network makes of one note. O(tokens); then O(1) a meeting.
class NetworkReading {
 public:
  /// What is left out at random while the network learns, so that it relies on nothing alone; empty: nothing.
  struct Noise {
    std::vector<bool> unread;     ///< Per token: its word is not seen.
    std::vector<float> vectors;   ///< Per number of the vector of each word of the note: a factor.
    std::vector<float> channels;  ///< Per channel: a factor.
  };
  using Hidden = std::array<float, PairNetwork::kHidden>;
  using Pooled = std::array<float, PairNetwork::kChannels>;

  /// Both must outlive this.
  NetworkReading(const PairNetwork& network, const NetworkNote& note, Noise noise = {});

  /// What the network sees at a meeting; 0 or more each.
  Hidden hidden_at(const NetworkMeeting& meeting) const;
  /// A score an outcome, more is likelier.
  void outcomes_of(const Hidden& hidden, std::vector<float>& scores) const;
  /// The log odds of each outcome of two entities against none; of several meetings the most telling counts.
  void judge(std::span<const NetworkMeeting> meetings, std::vector<float>& odds) const;

  // What the trainer goes back through:
  const NetworkNote& note() const { return note_; }
  const Noise& noise() const { return noise_; }
  std::span<const float> channels_at(std::uint32_t token) const {
    return std::span(channels_).subspan(token * PairNetwork::kChannels, PairNetwork::kChannels);
  }
  bool is_read(std::uint32_t token) const { return noise_.unread.empty() || !noise_.unread[token]; }
  std::span<const float> vector_of(std::uint32_t word) const {
    return std::span(vectors_).subspan(word * PairNetwork::kWordSize, PairNetwork::kWordSize);
  }
  std::array<float, PairNetwork::kWordSize> name_of(std::size_t mention) const;
  /// The strongest of each channel in a stretch; 0 where it is empty.
  Pooled strongest(TokenSpan stretch) const;
  /// A stretch of the note, and the layer that takes in what is strongest in it.
  struct View {
    PairNetwork::Layer layer = PairNetwork::kLayers;
    TokenSpan stretch;
  };
  /// Around a mention where it is the first of a meeting, or the second, whatever the other one is.
  std::array<View, 3> views_of_first(std::size_t mention) const;
  std::array<View, 3> views_of_second(std::size_t mention) const;
  TokenSpan stretch_between(const NetworkMeeting& meeting) const;
  std::size_t distance_of(const NetworkMeeting& meeting) const;

 private:
  void read_words();
  void convolve();
  void look_at_mentions();
  /// Of the note, as many as there are, but no more than `most`.
  static TokenSpan tokens_before(TokenSpan span, std::uint32_t most);
  TokenSpan tokens_behind(TokenSpan span, std::uint32_t most) const;

  const PairNetwork& network_;
  const NetworkNote& note_;
  const Noise noise_;
  std::vector<float> vectors_;                ///< Per word of the note.
  std::vector<float> channels_;               ///< Per token.
  std::vector<Hidden> as_first_, as_second_;  ///< Per mention: what it adds to what is seen.
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_PAIR_NETWORK_H_
