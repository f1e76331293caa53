#include "extract/attributes/attribute_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "extract/attributes/attribute_labels.h"
#include "extract/quotes/quote.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxValueCharacters = 400;
constexpr std::size_t kMaxSteps = 16;  // Up the leads and headings; a note of sane depth needs fewer.

// How sure each way is. Labels are explicit; that a sentence "X is ..." defines X is only likely.
constexpr double kLabelConfidence = 0.9;
constexpr double kSentenceConfidence = 0.7;
constexpr double kQuestionConfidence = 0.9;

// What stands between an entity and what it is. The longer of two that begin alike comes first.
constexpr std::array<std::string_view, 15> kDefiningWords{
    "是指",   "指的是",  "是一种",     "是一个",      "是一类",  "就是",     "是",      "is a ",
    "is an ", "is the ", "refers to ", "stands for ", "est un ", "est une ", "désigne "};

class AttributeFinder {
 public:
  AttributeFinder(const NoteView& note, const std::string& note_id,
                  const std::vector<EntityMention>& mentions)
      : note_(note),
        note_id_(note_id),
        mentions_(mentions),
        mentions_of_block_(note.structure.blocks.size()),
        names_several_(note.structure.blocks.size()),
        below_(note.structure.blocks.size()) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      std::vector<std::size_t>& named = mentions_of_block_[block_of(mentions[i])];
      named.push_back(i);
      if (mentions[i].entity != mentions[named.front()].entity) names_several_[block_of(mentions[i])] = true;
    }
    const std::vector<Block>& blocks = note.structure.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::int32_t above = blocks[i].lead != kNoBlock ? blocks[i].lead : blocks[i].heading;
      if (above != kNoBlock) below_[static_cast<std::size_t>(above)].push_back(i);
      if (blocks[i].kind == BlockKind::heading) headings_.push_back(i);
    }
  }

  std::vector<FoundAttribute> find() {
    for (std::size_t block = 0; block < note_.structure.blocks.size(); ++block) {
      add_labelled(block);
      add_question(block);
    }
    for (const EntityMention& mention : mentions_) add_definition(mention);
    std::stable_sort(found_.begin(), found_.end(), [](const FoundAttribute& a, const FoundAttribute& b) {
      return a.attribute.evidence.range.begin < b.attribute.evidence.range.begin;
    });
    return std::move(found_);
  }

 private:
  const Block& block(std::size_t index) const { return note_.structure.blocks[index]; }
  const Token& first_token(const EntityMention& mention) const {
    return note_.tokens.tokens[mention.span.begin];
  }
  std::uint32_t block_of(const EntityMention& mention) const { return first_token(mention).block; }

  /// The one entity that a block names; nothing if it names none or several.
  std::optional<std::size_t> named_in(std::size_t index) const {
    if (mentions_of_block_[index].empty() || names_several_[index]) return std::nullopt;
    return mentions_[mentions_of_block_[index].front()].entity;
  }

  /// Whom the block is about: what leads to it, else the heading above, and so on upward. A block that names
  /// several ends the search: which of them is meant nobody says.
  std::optional<std::size_t> subject_of(std::size_t index) const {
    std::int32_t above = block(index).lead != kNoBlock ? block(index).lead : block(index).heading;
    for (std::size_t step = 0; above != kNoBlock && step < kMaxSteps; ++step) {
      const auto at = static_cast<std::size_t>(above);
      if (!mentions_of_block_[at].empty()) return named_in(at);
      above = block(at).lead != kNoBlock ? block(at).lead : block(at).heading;
    }
    return std::nullopt;
  }

  void add_labelled(std::size_t index) {
    const ByteRange label = block(index).label;
    const bool is_heading = block(index).kind == BlockKind::heading;
    const ByteRange name = label.begin < label.end ? label : is_heading ? block(index).range : ByteRange{};
    const std::string_view key = attribute_of_label(note_.source.slice(name));
    if (key.empty()) return;
    const auto subject = subject_of(index);
    if (!subject) return;
    const ByteRange rest = text_behind(label, block(index).range);
    if (rest.begin < rest.end) {
      add(*subject, key, rest, index, false, "label", kLabelConfidence);
      return;
    }
    const auto next_heading = std::upper_bound(headings_.begin(), headings_.end(), index);
    for (const std::size_t i : below_[index]) {
      if (next_heading != headings_.end() && i >= *next_heading) break;
      const bool is_led = block(i).lead == static_cast<std::int32_t>(index);
      if (is_led || is_heading) add(*subject, key, block(i).range, i, true, "label", kLabelConfidence);
    }
  }

  /// What follows a label and its colon within `range`; empty for a heading or an empty rest.
  ByteRange text_behind(ByteRange label, ByteRange range) const {
    if (label.begin >= label.end) return {};
    std::string_view rest = note_.source.slice({label.end, range.end});
    constexpr std::string_view kSkipped[] = {"：", ":", "*", "_", " ", "\t", "—", "–", "-", "\n", "\r"};
    for (bool skipped = true; skipped;) {
      skipped = false;
      for (const std::string_view skip : kSkipped) {
        if (!rest.starts_with(skip)) continue;
        rest.remove_prefix(skip.size());
        skipped = true;
      }
    }
    return {range.end - rest.size(), range.end};
  }

  void add_question(std::size_t index) {
    if (block(index).kind != BlockKind::heading || !block(index).question) return;
    std::set<std::size_t> asked;
    for (const std::size_t i : mentions_of_block_[index]) asked.insert(mentions_[i].entity);
    for (const std::size_t entity : asked) {
      add(entity, kQuestionAttribute, block(index).range, index, true, "question", kQuestionConfidence);
    }
  }

  /// A sentence that opens with the mention, perhaps a bracket, and a defining word.
  void add_definition(const EntityMention& mention) {
    if (defined_.contains(mention.entity)) return;
    const Token& token = first_token(mention);
    const Block& home = block(token.block);
    if (home.kind == BlockKind::heading || home.kind == BlockKind::code || home.question) return;
    const Sentence& sentence = note_.structure.sentences[token.sentence];
    const ByteRange range = note_.range(mention.span);
    constexpr std::uint64_t kMarkupBytes = 4;  // "** " and the like before the name.
    if (range.begin > sentence.range.begin + kMarkupBytes) return;
    std::string_view rest = note_.source.slice({range.end, sentence.range.end});
    rest = without_bracket(rest);
    const bool defines = std::any_of(kDefiningWords.begin(), kDefiningWords.end(),
                                     [&](std::string_view word) { return rest.starts_with(word); });
    if (!defines || rest.ends_with("?") || rest.ends_with("？")) return;
    defined_.insert(mention.entity);
    add(mention.entity, "definition", sentence.range, token.block, false, "definition sentence",
        kSentenceConfidence);
  }

  static std::string_view without_bracket(std::string_view text) {
    const auto skip_marks = [&] {
      while (text.starts_with(' ') || text.starts_with('*')) text.remove_prefix(1);
    };
    skip_marks();
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
      const auto end = text.find(close);
      if (text.starts_with(open) && end != std::string_view::npos) text.remove_prefix(end + close.size());
    }
    skip_marks();
    return text;
  }

  void add(std::size_t entity, std::string_view key, ByteRange range, std::size_t index, bool listed,
           std::string_view rule, double confidence) {
    const ByteRange quote =
        cut_quote(note_.source.utf8(), range, {range.begin, range.begin}, kMaxValueCharacters);
    FoundAttribute found;
    found.entity = entity;
    found.attribute.key = key;
    found.attribute.value = visible_text(note_, quote, static_cast<std::uint32_t>(index));
    found.attribute.listed = listed;
    found.attribute.evidence = quote_evidence(note_, note_id_, quote, static_cast<std::uint32_t>(index));
    found.attribute.evidence.rule = rule;
    found.attribute.evidence.confidence = confidence;
    found_.push_back(std::move(found));
  }

  const NoteView& note_;
  const std::string& note_id_;
  const std::vector<EntityMention>& mentions_;
  std::vector<std::vector<std::size_t>> mentions_of_block_;  // Indexes into mentions_.
  std::vector<bool> names_several_;                          // Blocks that name more than one entity.
  std::vector<std::vector<std::size_t>> below_;              // The blocks that each block leads or heads.
  std::vector<std::size_t> headings_;                        // Blocks.
  std::set<std::size_t> defined_;
  std::vector<FoundAttribute> found_;
};

}  // namespace

std::vector<FoundAttribute> find_attributes(const NoteView& note, const std::string& note_id,
                                            const std::vector<EntityMention>& mentions) {
  return AttributeFinder(note, note_id, mentions).find();
}

}  // namespace notegraph::extract
