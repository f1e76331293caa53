#ifndef NOTEGRAPH_EXTRACT_LEXICON_LEXICON_H_
#define NOTEGRAPH_EXTRACT_LEXICON_LEXICON_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon/surface_trie.h"
#include "extract/text/token.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// What the lexicon knows of one thing; valid as long as the lexicon.
struct LexiconConcept {
  std::string_view name;
  std::string_view type;
  std::span<const std::string_view> forms;  ///< All names without typos; the canonical name first.
  std::span<const std::string_view> cues;   ///< As append_sentence_key() writes them.
  bool of_user = false;                     ///< A directory behind the first has it: a user's glossary.
};

/// One way to read a surface form.
struct LexiconSense {
  std::uint32_t concept_index = 0;  ///< Into Lexicon::concepts().
  bool needs_cue = false;           ///< Only where a cue of the concept stands near.
  std::string_view capitals;        ///< Only written with these capitals; empty: in any.
};

/// The known concepts and every form that names them. Immutable after read().
class Lexicon {
 public:
  Lexicon() = default;
  Lexicon(Lexicon&&) = default;  // Its parts point at each other: moved, never copied.
  Lexicon& operator=(Lexicon&&) = default;

  /// Reads `directory`/lexicon/*.tsv of each directory, in order of file names. A form of a later directory
  /// takes the place of the same form in an earlier one, also of one that needs a cue. Errors: io_error;
  /// bad_data, with file, line and reason, among them: two concepts of one directory hold a form and no `?`
  /// tells them apart.
  static Result<Lexicon> read(const std::vector<std::filesystem::path>& directories,
                              const Ontology& ontology);

  const std::vector<LexiconConcept>& concepts() const { return concepts_; }

  struct Hit {
    std::uint32_t end = 0;                 ///< The token behind the form.
    std::span<const LexiconSense> senses;  ///< Those that need a cue first; never empty.
  };
  /// Every known form that begins at token `begin` and ends with a token, the shortest first. A form runs
  /// across hyphens and the like, not across a cut.
  void hits_at(const TokenizedNote& note, std::uint32_t begin, std::vector<Hit>& hits) const;

  /// The concept that `form` means where nothing around it says otherwise; nothing: no concept goes by it.
  std::optional<std::uint32_t> meaning_of(std::string_view form) const;
  /// What a form means wherever it stands, if it means anything without a cue and in any capitals. `key`: as
  /// form_key() gives it.
  std::optional<std::uint32_t> plain_meaning(std::string_view key) const;

  /// The concept that `key`, a form key that no form has, means with one slip of the pen: a letter too many
  /// or too few, two that changed places, one vowel for another. Only for names of six Latin letters or more,
  /// whose first letter is right; nothing where two concepts could be meant. ("tinnybert", "leekyrelu",
  /// "embidding")
  std::optional<std::uint32_t> misspelt(std::string_view key) const;

  /// What `word`, the key of one word, means with one slip or, where it has nine letters or more, with two:
  /// the proper name as long whose first three letters it has and to which no other form is as near
  /// ("langchang"). Two slips lead from one common word to another too often ("encoder", "decoder").
  std::optional<std::uint32_t> misspelt_word(std::string_view word) const;

  /// Changes with the content.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  friend class LexiconBuilder;

  /// Those of the form with this value in trie_.
  std::span<const LexiconSense> senses_of(std::int64_t form) const {
    const auto begin = sense_begins_[static_cast<std::size_t>(form)];
    return std::span(senses_).subspan(begin, sense_begins_[static_cast<std::size_t>(form) + 1] - begin);
  }

  std::vector<std::shared_ptr<const std::string>> texts_;  ///< What all names and cues are parts of.
  std::vector<std::string_view> forms_, cues_;             ///< Of all concepts, one after the other.
  std::vector<LexiconConcept> concepts_;
  std::vector<LexiconSense> senses_;         ///< Of all forms, one after the other.
  std::vector<std::uint32_t> sense_begins_;  ///< Per form, and behind the last.
  SurfaceTrie trie_;                         ///< Form keys to the numbers of forms.
  std::uint64_t fingerprint_ = 0;
};

/// Whether things of this type go by proper names, which have no endings that change with grammar and mean
/// the same everywhere.
bool names_individuals(std::string_view type);

/// The key under which the lexicon keeps a form: the comparison forms of its tokens in a row, without
/// punctuation except + and #.
std::string form_key(const TokenizedNote& tokens, TokenSpan span);
std::string form_key(std::string_view form);
/// Appends it to `key`.
void append_form_key(const TokenizedNote& tokens, TokenSpan span, std::string& key);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_LEXICON_H_
