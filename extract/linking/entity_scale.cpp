#include "extract/linking/entity_scale.h"

#include <algorithm>
#include <functional>

#include "extract/learning/calibration.h"

namespace notegraph::extract {
namespace {

constexpr float kLikelyName = 0.3F;  ///< From here on a name counts for what stands around others.

/// The two most deserving of several candidates.
struct Best {
  float first = 0, second = 0;
  std::size_t who = 0;

  void add(float deserves, std::size_t candidate) {
    if (deserves > first) {
      if (candidate != who) second = first;
      first = deserves;
      who = candidate;
    } else if (candidate != who) {
      second = std::max(second, deserves);
    }
  }
  float of_others_than(std::size_t candidate) const { return who == candidate ? second : first; }
};

/// How much of a block names what deserves a node.
struct BlockMass {
  float deserving = 0;  ///< Sum over its likely names.
  std::size_t tokens = 0;
};

class EntityScale {
 public:
  EntityScale(const NoteView& note, const std::vector<EntityCandidate>& candidates,
              const std::vector<EntityJudgement>& judgements)
      : note_(note),
        candidates_(candidates),
        judgements_(judgements),
        cover_(note.tokens.tokens.size()),
        begins_(note.tokens.tokens.size() + 1),
        ends_(note.tokens.tokens.size() + 1),
        blocks_(note.structure.blocks.size()) {
    for (const Token& token : note.tokens.tokens) ++blocks_[token.block].tokens;
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      const float deserves = judgements[c].deserves;
      order_.push_back(deserves);
      sum_ += deserves;
      for (const NameCandidate& name : candidates[c].names) {
        const float strength = deserves * std::min(1.F, name.probability * 2);
        for (std::uint32_t t = name.span.begin; t < name.span.end; ++t) cover_[t].add(strength, c);
        begins_[name.span.begin].add(strength, c);
        ends_[name.span.end].add(strength, c);
        if (name.probability >= kLikelyName)
          blocks_[note.tokens.tokens[name.span.begin].block].deserving += deserves;
      }
    }
    std::sort(order_.begin(), order_.end(), std::greater<>());
  }

  EntityNumbers weigh(std::size_t c) {
    next_ = 0;
    const EntityCandidate& candidate = candidates_[c];
    const NameCandidate& best = candidate.best_name();
    add_saying(c, best.probability);
    add_form(candidate, best.span);
    add_places(candidate);
    add_others(c);
    add_block(c, best.span);
    add_note(c);
    return numbers_;
  }

 private:
  template <typename Number>
  void add(Number number) {
    numbers_.at(next_++) = static_cast<float>(number);
  }

  const Token& token(std::uint32_t t) const { return note_.tokens.tokens[t]; }
  const Block& block_of(TokenSpan span) const { return note_.structure.blocks[token(span.begin).block]; }

  void add_saying(std::size_t c, float best) {
    const EntityCandidate& candidate = candidates_[c];
    float sum = 0;
    std::size_t likely = 0;
    for (const NameCandidate& name : candidate.names) {
      sum += name.probability;
      likely += name.probability >= 0.5F ? 1 : 0;
    }
    add(log_odds(judgements_[c].deserves));
    add(log_odds(best));
    add(log_odds(sum / static_cast<float>(candidate.names.size())));
    add(sum);
    add(candidate.names.size());
    add(likely);
    add(judgements_[c].type);
    add(judgements_[c].type_probability);
    add(candidate.concept_index.has_value());
    add(candidate.abbreviated);
  }

  void add_form(const EntityCandidate& candidate, TokenSpan span) {
    std::array<std::size_t, 4> kinds{};
    for (std::uint32_t t = span.begin; t < span.end; ++t) ++kinds.at(static_cast<std::size_t>(token(t).kind));
    const std::string_view text = note_.text(span);
    add(span.size());
    add(text.size());
    add(kinds[static_cast<std::size_t>(TokenKind::ideograph)]);
    add(kinds[static_cast<std::size_t>(TokenKind::word)]);
    add(std::count_if(text.begin(), text.end(), [](char ch) { return ch >= 'A' && ch <= 'Z'; }));
    std::size_t forms = 0;
    std::string_view last;
    for (const NameCandidate& name : candidate.names) {
      const std::string_view form = note_.tokens.folded(name.span);
      forms += form != last ? 1 : 0;
      last = form;
    }
    add(forms);
  }

  void add_places(const EntityCandidate& candidate) {
    std::size_t in_heading = 0, in_item = 0, in_cell = 0, opens = 0, fills = 0, marked = 0, labels = 0,
                known = 0;
    for (const NameCandidate& name : candidate.names) {
      const Block& block = block_of(name.span);
      const ByteRange range = note_.range(name.span);
      in_heading += block.kind == BlockKind::heading ? 1 : 0;
      in_item += block.kind == BlockKind::list_item ? 1 : 0;
      in_cell += block.kind == BlockKind::table_cell ? 1 : 0;
      opens += range.begin == block.range.begin ? 1 : 0;
      fills += range == block.range ? 1 : 0;
      labels += range.begin >= block.label.begin && range.end <= block.label.end ? 1 : 0;
      known += name.concept_index ? 1 : 0;
      for (const Mark& mark : block.marks) {
        if (mark.kind == MarkKind::hidden || mark.kind == MarkKind::opaque) continue;
        if (mark.range.begin <= range.begin && range.end <= mark.range.end) ++marked;
      }
    }
    const float count = static_cast<float>(candidate.names.size());
    for (const std::size_t places : {in_heading, in_item, in_cell, opens, fills, marked, labels, known})
      add(static_cast<float>(places) / count);
    const TokenSpan first = candidate.names.front().span;
    add(static_cast<float>(first.begin) / static_cast<float>(note_.tokens.tokens.size()));
    add(in_heading + opens);
  }

  /// What overlaps with its names, and what stands beside them.
  void add_others(std::size_t c) {
    float least_covered = 1, most_covered = 0, beside = 0, listed = 0, listed_sum = 0;
    for (const NameCandidate& name : candidates_[c].names) {
      float covered = 0;
      for (std::uint32_t t = name.span.begin; t < name.span.end; ++t)
        covered = std::max(covered, cover_[t].of_others_than(c));
      least_covered = std::min(least_covered, covered);
      most_covered = std::max(most_covered, covered);
      beside = std::max({beside, beside_at(ends_, name.span.begin, c), beside_at(begins_, name.span.end, c)});
      const float before = name.span.begin > 0 && separates(name.span.begin - 1)
                               ? beside_at(ends_, name.span.begin - 1, c)
                               : 0;
      const float after = name.span.end < cover_.size() && separates(name.span.end)
                              ? beside_at(begins_, name.span.end + 1, c)
                              : 0;
      listed = std::max({listed, before, after});
      listed_sum += before + after;
    }
    add(least_covered);
    add(most_covered);
    add(beside);
    add(listed);
    add(listed_sum / static_cast<float>(candidates_[c].names.size()));
  }

  static float beside_at(const std::vector<Best>& borders, std::uint32_t t, std::size_t c) {
    return borders[t].of_others_than(c);
  }
  bool separates(std::uint32_t t) const { return token(t).kind == TokenKind::punctuation; }

  void add_block(std::size_t c, TokenSpan span) {
    const BlockMass& block = blocks_[token(span.begin).block];
    add(static_cast<int>(block_of(span).kind));
    add(block.tokens);
    add(std::max(0.F, block.deserving - judgements_[c].deserves));
    add(block.deserving / static_cast<float>(block.tokens));
  }

  void add_note(std::size_t c) {
    const auto place =
        std::lower_bound(order_.begin(), order_.end(), judgements_[c].deserves, std::greater<>());
    const float tokens = static_cast<float>(note_.tokens.tokens.size());
    add(static_cast<float>(place - order_.begin()) / static_cast<float>(order_.size()));
    add(static_cast<float>(place - order_.begin()) / tokens);
    add(sum_ / static_cast<float>(order_.size()));
    add(sum_ / tokens);
    add(tokens);
  }

  const NoteView& note_;
  const std::vector<EntityCandidate>& candidates_;
  const std::vector<EntityJudgement>& judgements_;
  std::vector<Best> cover_, begins_, ends_;  ///< Per token; begins_ and ends_ per border.
  std::vector<BlockMass> blocks_;
  std::vector<float> order_;  ///< What all deserve, the most first.
  float sum_ = 0;
  EntityNumbers numbers_{};
  std::size_t next_ = 0;
};

}  // namespace

std::vector<EntityNumbers> weigh_entities(const NoteView& note,
                                          const std::vector<EntityCandidate>& candidates,
                                          const std::vector<EntityJudgement>& judgements) {
  EntityScale scale(note, candidates, judgements);
  std::vector<EntityNumbers> all;
  all.reserve(candidates.size());
  for (std::size_t c = 0; c < candidates.size(); ++c) all.push_back(scale.weigh(c));
  return all;
}

}  // namespace notegraph::extract
