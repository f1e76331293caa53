#include "extract/mentions/lexicon_endings.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <numeric>
#include <span>

#include "extract/text/tokenizer.h"

namespace notegraph::extract {
namespace {

enum Side : std::uint32_t { kEnding, kBeginning, kSides };

/// Counts what known names of which types end and begin with.
class EndingCounts {
 public:
  explicit EndingCounts(const Lexicon& lexicon) : texts_(4 * lexicon.concepts().size()) {
    for (const LexiconConcept& known : lexicon.concepts()) {
      const std::uint32_t type = number_of(known.type);
      for (const std::string_view form : known.forms) {
        tokenize(form, name_);
        add_name(type);
      }
    }
    group_by_text();
    counts_.resize(types_.size());
  }

  const TextNumbers& texts() const { return texts_; }

  /// Of a text of texts() on one side of names.
  LexiconEndings::Habit habit(std::uint32_t text, Side side) {
    const std::size_t slot = std::size_t{text} * kSides + side;
    const std::uint32_t total = begins_[slot + 1] - begins_[slot];
    if (total < 2) return {};
    std::fill(counts_.begin(), counts_.end(), 0);
    for (std::uint32_t i = begins_[slot]; i < begins_[slot + 1]; ++i) ++counts_[types_of_slots_[i]];
    return {static_cast<std::uint8_t>(std::bit_width(total)), commonest()};
  }

 private:
  struct Sighting {
    std::uint32_t slot;  ///< A text and a side.
    std::uint32_t type;
  };

  std::uint32_t number_of(std::string_view type) {
    const auto known = std::find(types_.begin(), types_.end(), type);
    const auto number = static_cast<std::uint32_t>(known - types_.begin());
    if (known == types_.end()) types_.push_back(type);
    return number;
  }

  void add_name(std::uint32_t type) {
    const auto size = static_cast<std::uint32_t>(name_.tokens.size());
    for (std::uint32_t length = 1; length <= 2 && length < size; ++length) {
      sightings_.push_back({texts_.add(name_.folded({size - length, size})) * kSides + kEnding, type});
      sightings_.push_back({texts_.add(name_.folded({0, length})) * kSides + kBeginning, type});
    }
  }

  void group_by_text() {
    begins_.resize(texts_.size() * kSides + 1);
    for (const Sighting& sighting : sightings_) ++begins_[sighting.slot + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    types_of_slots_.resize(sightings_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const Sighting& sighting : sightings_) types_of_slots_[next[sighting.slot]++] = sighting.type;
  }

  /// Of what has just been counted; ties go by name.
  std::string_view commonest() const {
    std::size_t best = 0;
    for (std::size_t type = 1; type < counts_.size(); ++type) {
      const bool is_tie = counts_[type] == counts_[best];
      if (counts_[type] > counts_[best] || (is_tie && types_[type] < types_[best])) best = type;
    }
    return types_[best];
  }

  TextNumbers texts_;
  std::vector<std::string_view> types_;
  std::vector<Sighting> sightings_;
  std::vector<std::uint32_t> begins_,
      types_of_slots_;                 ///< What each slot was seen with, one after the other.
  std::vector<std::uint32_t> counts_;  ///< Per type, of the slot that is looked at.
  TokenizedNote name_;
};

}  // namespace

LexiconEndings::LexiconEndings(const Lexicon& lexicon) {
  EndingCounts counts(lexicon);
  for (std::uint32_t text = 0; text < counts.texts().size(); ++text) {
    const Habits habits{counts.habit(text, kEnding), counts.habit(text, kBeginning)};
    if (habits.ending.frequency == 0 && habits.beginning.frequency == 0) continue;
    texts_.add(counts.texts().text(text));
    habits_.push_back(habits);
  }
}

const LexiconEndings::Habits& LexiconEndings::of(std::string_view tokens) const {
  static const Habits kNone;
  const auto text = texts_.find(tokens);
  return text ? habits_[*text] : kNone;
}

}  // namespace notegraph::extract
