#include "extract/relations/pair_context.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxMentionsBetween = 16;  ///< Of a pair in one sentence, or with its subject.
constexpr std::size_t kMaxOwners = 4;            ///< Mentions looked at in a heading, a lead, a first cell.
constexpr int kMaxHeadings = 3;                  ///< Levels looked at above a block.

class ContextFinder {
 public:
  ContextFinder(const StructuredNote& structure, const TokenizedNote& tokens,
                const std::vector<EntityMention>& mentions)
      : structure_(structure), tokens_(tokens), mentions_(mentions), of_block_(structure.blocks.size()) {
    for (std::size_t m = 0; m < mentions_.size(); ++m) of_block_[block_of(m)].push_back(m);
  }

  PairContexts find(bool by_structure) {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      add_nearby(m);
      if (by_structure) add_structure(m);
    }
    for (auto& [_, contexts] : pairs_) keep_most_telling(contexts);
    return std::move(pairs_);
  }

 private:
  const Token& token(std::size_t mention) const { return tokens_.tokens[mentions_[mention].span.begin]; }
  std::uint32_t block_of(std::size_t mention) const { return token(mention).block; }

  void add(ContextRule rule, std::size_t first, std::size_t second) {
    const std::size_t a = mentions_[first].entity, b = mentions_[second].entity;
    if (a != b) pairs_[std::minmax(a, b)].push_back({rule, first, second});
  }

  void add_nearby(std::size_t mention) {
    const std::uint32_t sentence = token(mention).sentence;
    const std::vector<std::size_t>& mates = of_block_[block_of(mention)];
    for (std::size_t other = mention; other-- > mates.front() && mention - other <= kMaxMentionsBetween;) {
      if (token(other).sentence == sentence) {
        add(ContextRule::sentence, other, mention);
      } else if (token(other).sentence + 1 == sentence) {
        add(ContextRule::next_sentence, other, mention);
      }
    }
  }

  /// The first mentions of `owner`, a block that stands above the mention's.
  void add_owner(ContextRule rule, std::int32_t owner, std::size_t mention) {
    if (owner == kNoBlock) return;
    const std::vector<std::size_t>& owners = of_block_[static_cast<std::size_t>(owner)];
    for (std::size_t i = 0; i < std::min(owners.size(), kMaxOwners); ++i) {
      if (owners[i] < mention) add(rule, owners[i], mention);
    }
  }

  void add_structure(std::size_t mention) {
    const std::size_t opening = of_block_[block_of(mention)].front();
    if (token(opening).sentence + 1 < token(mention).sentence) add(ContextRule::subject, opening, mention);
    const Block& block = structure_.blocks[block_of(mention)];
    const bool is_cell = block.kind == BlockKind::table_cell;
    add_owner(is_cell ? ContextRule::row : ContextRule::lead, block.lead, mention);
    add_owner(ContextRule::column, block.column_header, mention);
    std::int32_t heading = block.heading;
    for (int level = 0; heading != kNoBlock && level < kMaxHeadings; ++level) {
      add_owner(level == 0 ? ContextRule::heading : ContextRule::outer_heading, heading, mention);
      heading = structure_.blocks[static_cast<std::size_t>(heading)].heading;
    }
  }

  void keep_most_telling(std::vector<PairContext>& contexts) const {
    const auto weight = [this](const PairContext& c) {
      return std::tuple(c.rule, mentions_[c.second].span.begin - mentions_[c.first].span.end, c.first);
    };
    std::sort(contexts.begin(), contexts.end(),
              [&weight](const PairContext& a, const PairContext& b) { return weight(a) < weight(b); });
    if (contexts.size() > kMaxContexts) contexts.resize(kMaxContexts);
  }

  const StructuredNote& structure_;
  const TokenizedNote& tokens_;
  const std::vector<EntityMention>& mentions_;
  std::vector<std::vector<std::size_t>> of_block_;  ///< Mentions of each block.
  PairContexts pairs_;
};

}  // namespace

const char* to_string(ContextRule rule) {
  switch (rule) {
    case ContextRule::sentence: return "sentence";
    case ContextRule::row: return "row";
    case ContextRule::column: return "column";
    case ContextRule::lead: return "lead";
    case ContextRule::heading: return "heading";
    case ContextRule::outer_heading: return "outer_heading";
    case ContextRule::subject: return "subject";
    case ContextRule::next_sentence: return "next_sentence";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

PairContexts find_pair_contexts(const StructuredNote& structure, const TokenizedNote& tokens,
                                const std::vector<EntityMention>& mentions, const ExtractorSteps& steps) {
  return ContextFinder(structure, tokens, mentions).find(steps.has(ExtractorStep::structure));
}

}  // namespace notegraph::extract
