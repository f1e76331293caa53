#include "extract/linking/found_by.h"

#include <algorithm>

#include "extract/linking/entity_linker.h"
#include "extract/reading/characters.h"

namespace notegraph::extract {
namespace {

const Block& block_of(const NoteView& note, TokenSpan mention) {
  return note.structure.blocks[note.tokens.tokens[mention.begin].block];
}

bool is_emphasised(const NoteView& note, TokenSpan mention) {
  const std::vector<Mark>& marks = block_of(note, mention).marks;
  const ByteRange range = note.range(mention);
  return std::any_of(marks.begin(), marks.end(), [range](const Mark& mark) {
    const bool sets_off = mark.kind == MarkKind::strong || mark.kind == MarkKind::emphasis;
    return sets_off && mark.range.begin <= range.begin && range.end <= mark.range.end;
  });
}

bool is_in_heading(const NoteView& note, TokenSpan mention) {
  return block_of(note, mention).kind == BlockKind::heading;
}

bool has_letters_and_digits(const NoteView& note, TokenSpan mention) {
  const std::string_view text = note.text(mention);
  const auto has = [text](auto is) {
    return std::any_of(text.begin(), text.end(), [is](char c) { return is(static_cast<unsigned char>(c)); });
  };
  return has(is_ascii_digit) && has(is_ascii_letter);
}

bool has_head_noun(const NoteView& note, TokenSpan mention) {
  return !without_head_noun(form_key(note.tokens, mention)).empty();
}

/// For an entity that is a concept of the lexicon.
std::string found_with_lexicon(const NoteView& note, const Lexicon& lexicon, const LinkedEntity& entity) {
  if (lexicon.concepts()[*entity.concept_index].of_user) return "glossary";
  const auto any_mention = [&entity](auto is) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(), is);
  };
  if (any_mention([&](TokenSpan mention) { return lexicon.meaning_of(note.text(mention)).has_value(); })) {
    return "lexicon";
  }
  const auto is_misspelt = [&](TokenSpan mention) {
    return lexicon.misspelt_word(form_key(note.tokens, mention)) == entity.concept_index;
  };
  if (any_mention(is_misspelt)) return "misspelling";
  return entity.abbreviated ? "abbreviation" : "lexicon";
}

}  // namespace

std::string found_by(const NoteView& note, const Lexicon& lexicon, const LinkedEntity& entity) {
  if (entity.concept_index) return found_with_lexicon(note, lexicon, entity);
  if (entity.abbreviated) return "abbreviation";
  const auto any_mention = [&](bool (*is)(const NoteView&, TokenSpan)) {
    return std::any_of(entity.mentions.begin(), entity.mentions.end(),
                       [&](TokenSpan mention) { return is(note, mention); });
  };
  if (any_mention(is_emphasised)) return "emphasis";
  if (any_mention(is_in_heading)) return "heading";
  if (any_mention(has_letters_and_digits)) return "digits";
  if (any_mention(has_head_noun)) return "head_noun";
  return "tagger";
}

}  // namespace notegraph::extract
