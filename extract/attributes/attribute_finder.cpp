#include "extract/attributes/attribute_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "extract/attributes/attribute_clauses.h"
#include "extract/attributes/attribute_labels.h"
#include "extract/quotes/quote.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxValueCharacters = 400;
constexpr std::uint64_t kMarkupBytes = 4;  // "** " and the like before a name that opens a text.
constexpr std::size_t kMaxSteps = 16;      // Up the leads and headings; a note of sane depth needs fewer.

// How sure each way is: set by hand, not measured, as the annotated notes hold no attributes. A label or a
// heading says outright what follows, so only its subject may be wrong. A sentence that merely begins like a
// definition may only describe ("BERT 是最常用的"), and of a formula nobody says whose it is: doubtful both.
struct Rule {
  std::string_view name;
  double confidence;
};
constexpr Rule kLabelRule{"label", 0.9};
constexpr Rule kQuestionRule{"question", 0.9};
constexpr Rule kClauseRule{"attribute clause", 0.8};
constexpr Rule kDefinitionRule{"definition sentence", 0.7};
constexpr Rule kFormulaRule{"formula below", 0.7};

// What stands between an entity and what it is. The longer of two that begin alike comes first.
constexpr std::array<std::string_view, 19> kDefiningWords{
    "是指",    "指的是",   "指",       "是一种",    "是一个",     "是一类",     "就是",
    "是",      "is a ",    "is an ",   "is the ",   "means ",     "refers to ", "stands for ",
    "est un ", "est une ", "désigne ", "signifie ", "consiste à "};

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
      add_clauses(block);
      add_formula(block);
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

  /// What a label or heading without text of its own stands above.
  void add_labelled(std::size_t index) {
    const ByteRange label = block(index).label;
    const bool is_heading = block(index).kind == BlockKind::heading;
    const ByteRange name = label.begin < label.end && !is_heading ? label
                           : is_heading                           ? block(index).range
                                                                  : ByteRange{};
    const std::string_view key = attribute_of_label(note_.source.slice(name));
    if (key.empty()) return;
    const auto subject = owner_of(index, name);
    if (!subject) return;
    if (!is_heading && has_text_behind(label, block(index).range)) return;
    const auto next_heading = std::upper_bound(headings_.begin(), headings_.end(), index);
    for (const std::size_t i : below_[index]) {
      if (next_heading != headings_.end() && i >= *next_heading) break;
      const bool is_led = block(i).lead == static_cast<std::int32_t>(index);
      if (is_led || is_heading) add(*subject, key, block(i).range, i, true, kLabelRule);
    }
  }

  /// "优点：快；缺点：贵", "LoRA 的优点是省显存".
  void add_clauses(std::size_t index) {
    const Block& home = block(index);
    if (home.kind == BlockKind::heading || home.kind == BlockKind::code || home.question) return;
    std::optional<std::size_t> subject;
    for (const AttributeClause& clause : find_attribute_clauses(note_.source.utf8(), home.range)) {
      const auto owner = owner_of(index, clause.label, subject);
      if (owner) subject = owner;
      const auto defined = clause.key == "definition" ? defined_at(index, clause.value.begin) : std::nullopt;
      const auto meant = defined ? defined : owner;  // Of several in the heading the text may say which.
      if (!meant) continue;
      const bool opens_block = home.label.begin < home.label.end && clause.label.begin <= home.label.begin;
      add(*meant, clause.key, clause.value, index, false, opens_block ? kLabelRule : kClauseRule);
    }
  }

  /// Whose attribute `label` within a block names: the one entity in it, or, where it names none,
  /// `fallback` or what the block says first, else whom the block is about.
  std::optional<std::size_t> owner_of(std::size_t index, ByteRange label,
                                      std::optional<std::size_t> fallback = std::nullopt) const {
    std::optional<std::size_t> owner, before;
    for (const std::size_t i : mentions_of_block_[index]) {
      const std::uint64_t begin = note_.range(mentions_[i].span).begin;
      if (begin >= label.end) break;
      std::optional<std::size_t>& named = begin >= label.begin ? owner : before;
      if (!named) named = mentions_[i].entity;
      if (begin >= label.begin && *owner != mentions_[i].entity) return std::nullopt;
    }
    if (owner) return owner;
    if (fallback) return fallback;
    return before ? before : subject_of(index);
  }

  /// The entity that the text at `at` defines, if it opens with one.
  std::optional<std::size_t> defined_at(std::size_t index, std::uint64_t at) const {
    const auto& named = mentions_of_block_[index];
    const auto first = std::find_if(named.begin(), named.end(), [&](std::size_t i) {
      return note_.range(mentions_[i].span).begin >= at;
    });
    if (first == named.end() || note_.range(mentions_[*first].span).begin > at + kMarkupBytes)
      return std::nullopt;
    const std::string_view rest =
        note_.source.slice({note_.range(mentions_[*first].span).end, block(index).range.end});
    return defines(rest) ? std::optional(mentions_[*first].entity) : std::nullopt;
  }

  /// A formula on a line of its own, of what the text right above announces or the heading names.
  void add_formula(std::size_t index) {
    if (index == 0 || !is_display_formula(block(index))) return;
    const Block& above = block(index - 1);
    if (is_formula_label(above)) return;  // Taken by its label.
    std::optional<std::size_t> subject;
    if (above.kind == BlockKind::heading) {
      subject = named_in(index - 1);
    } else if (above.kind == BlockKind::paragraph || above.kind == BlockKind::list_item) {
      if (!announces(note_.source.slice(above.range))) return;
      subject = announced_in(index - 1);
    }
    if (subject) add(*subject, "formula", block(index).range, index, false, kFormulaRule);
  }

  /// What the last sentence of a block names alone, else what the block opens with, else its subject.
  std::optional<std::size_t> announced_in(std::size_t index) const {
    const auto& named = mentions_of_block_[index];
    if (named.empty()) return subject_of(index);
    const std::uint32_t last = first_token(mentions_[named.back()]).sentence;
    const bool in_last_sentence =
        last + 1 == note_.structure.sentences.size() || note_.structure.sentences[last + 1].block != index;
    const bool alone = std::all_of(named.begin(), named.end(), [&](std::size_t i) {
      return first_token(mentions_[i]).sentence != last ||
             mentions_[i].entity == mentions_[named.back()].entity;
    });
    if (in_last_sentence && alone) return mentions_[named.back()].entity;
    const EntityMention& first = mentions_[named.front()];
    if (note_.range(first.span).begin > block(index).range.begin + kMarkupBytes) return std::nullopt;
    return first.entity;
  }

  bool is_formula_label(const Block& above) const {
    return above.label.begin < above.label.end && !has_text_behind(above.label, above.range) &&
           attribute_of_label(note_.source.slice(above.label)) == "formula";
  }

  bool is_display_formula(const Block& home) const {
    if (home.kind != BlockKind::paragraph && home.kind != BlockKind::list_item) return false;
    const std::string_view content = note_.source.slice(home.range);
    const auto is_between = [&](std::string_view open, std::string_view close) {
      return content.size() > 4 && content.starts_with(open) && content.find(close, 2) == content.size() - 2;
    };
    return is_between("$$", "$$") || is_between("\\[", "\\]");
  }

  /// Text that ends open, or in a colon, goes on in what stands below.
  static bool announces(std::string_view text) {
    constexpr std::array<std::string_view, 7> kEnds = {"。", "！", "？", "；", ".", "!", "?"};
    return std::none_of(kEnds.begin(), kEnds.end(),
                        [&](std::string_view end) { return text.ends_with(end); });
  }

  /// Whether more than a colon follows a label within `range`.
  bool has_text_behind(ByteRange label, ByteRange range) const {
    const std::string_view rest = note_.source.slice({label.end, range.end});
    constexpr std::string_view kSkipped[] = {"：", ":", "*", "_", " ", "\t", "—", "–", "-", "\n", "\r"};
    for (std::size_t at = 0; at < rest.size();) {
      const auto skip = std::find_if(std::begin(kSkipped), std::end(kSkipped), [&](std::string_view mark) {
        return rest.substr(at).starts_with(mark);
      });
      if (skip == std::end(kSkipped)) return true;
      at += skip->size();
    }
    return false;
  }

  void add_question(std::size_t index) {
    if (block(index).kind != BlockKind::heading || !block(index).question) return;
    std::set<std::size_t> asked;
    for (const std::size_t i : mentions_of_block_[index]) asked.insert(mentions_[i].entity);
    for (const std::size_t entity : asked) {
      add(entity, kQuestionAttribute, block(index).range, index, true, kQuestionRule);
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
    if (range.begin > sentence.range.begin + kMarkupBytes) return;
    const std::string_view rest = note_.source.slice({range.end, sentence.range.end});
    if (!defines(rest) || rest.ends_with("?") || rest.ends_with("？")) return;
    defined_.insert(mention.entity);
    add(mention.entity, "definition", sentence.range, token.block, false, kDefinitionRule);
  }

  static bool defines(std::string_view rest) {
    rest = without_bracket(rest);
    return std::any_of(kDefiningWords.begin(), kDefiningWords.end(),
                       [&](std::string_view word) { return rest.starts_with(word); });
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
           const Rule& rule) {
    const ByteRange quote =
        cut_quote(note_.source.utf8(), range, {range.begin, range.begin}, kMaxValueCharacters);
    FoundAttribute found;
    found.entity = entity;
    found.attribute.key = key;
    found.attribute.value = visible_text(note_, quote, static_cast<std::uint32_t>(index));
    found.attribute.listed = listed;
    found.attribute.evidence = quote_evidence(note_, note_id_, quote, static_cast<std::uint32_t>(index));
    found.attribute.evidence.rule = rule.name;
    found.attribute.evidence.confidence = rule.confidence;
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
