#ifndef NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_LEXICON_H_
#define NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_LEXICON_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::extract {

/// A sentence with two places for entities that states a relation of them: "H 是 T 的 变体/扩展", "T ( 如 H".
/// (After M. Hearst, "Automatic acquisition of hyponyms from large text corpora", COLING 1992.)
struct SentenceTemplate {
  struct Element {
    enum class Kind : std::uint8_t {
      words,  ///< One of several.
      gap,    ///< A few tokens without another entity and without a border of clauses.
      items,  ///< Other members of an enumeration, whatever they are.
      end,    ///< That of a clause.
    };
    Kind kind = Kind::words;
    bool optional = false;
    std::vector<std::string> words;      ///< Folded, without spaces.
    std::vector<std::uint32_t> numbers;  ///< Of each of them, see TemplateLexicon::find_word().
  };

  std::string relation;
  bool head_first = true;  ///< The head stands before the tail.
  std::vector<Element> before, between, after;
};

/// The templates of data/cues/templates.tsv, whose first lines say how they are written. Immutable after
/// read().
class TemplateLexicon {
 public:
  /// Reads `directory`/cues/templates.tsv of each directory that has it. Errors: bad_data, with file, line
  /// and reason.
  static Result<TemplateLexicon> read(const std::vector<std::filesystem::path>& directories);

  const std::vector<SentenceTemplate>& templates() const { return templates_; }
  /// The templates that need a word which begins with this token, as indexes.
  const std::vector<std::size_t>& needing(std::string_view token) const;
  /// What `text`, folded and without spaces, is to the words of all elements.
  struct Word {
    std::optional<std::uint32_t> number;  ///< None: it is none of them.
    bool begins_one = false;
  };
  Word find_word(std::string_view text) const;
  /// Whether `text`, likewise, may stand anywhere in a template and says nothing.
  bool is_filler(std::string_view text) const { return fillers_.contains(text); }
  /// Whether no gap reaches over `text`.
  bool is_stop(std::string_view text) const { return stops_.contains(text); }

  /// Changes with the content.
  std::uint64_t fingerprint() const { return fingerprint_; }

 private:
  void require(std::size_t index);
  void number_words();

  std::vector<SentenceTemplate> templates_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_token_;
  std::vector<std::string> words_;  ///< Of all elements, in order.
  std::set<std::string, std::less<>> fillers_, stops_;
  std::uint64_t fingerprint_ = 0;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_RELATIONS_TEMPLATE_LEXICON_H_
