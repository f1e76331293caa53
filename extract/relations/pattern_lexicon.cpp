#include "extract/relations/pattern_lexicon.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "extract/lexicon/lexicon.h"
#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

constexpr const char* kFile = "cues/patterns.tsv";
constexpr const char* kFiller = "filler";
constexpr std::uint32_t kMaxTokens = 16;
constexpr int kMaxFillers = 4;

}  // namespace

Result<PatternLexicon> PatternLexicon::read(const std::vector<std::filesystem::path>& directories) {
  PatternLexicon lexicon;
  for (const std::filesystem::path& directory : directories) {
    if (!std::filesystem::exists(directory / kFile)) continue;
    const auto table = read_table_file(directory / kFile, {"relation", "direction", "zh", "en", "fr"});
    if (!table) return table.status();
    for (const TableFile::Row& row : table->rows) {
      const std::string_view relation = row.cells[0];
      const std::string_view direction = row.cells[1];
      const bool filler = relation == kFiller;
      if (!filler && direction != "forward" && direction != "backward") {
        return table->error(row,
                            fmt::format("the direction must be forward or backward, not \"{}\"", direction));
      }
      for (std::size_t column = 2; column < row.cells.size(); ++column) {
        for (const std::string_view form : split_cell(row.cells[column])) {
          const std::string key = form_key(form);
          if (key.empty()) return table->error(row, fmt::format("\"{}\" has no letter", form));
          if (filler) {
            lexicon.fillers_.push_back(key);
          } else {
            lexicon.statements_[key] = {std::string(relation), direction == "forward"};
          }
        }
      }
    }
  }
  std::sort(lexicon.fillers_.begin(), lexicon.fillers_.end());
  lexicon.fillers_.erase(std::unique(lexicon.fillers_.begin(), lexicon.fillers_.end()),
                         lexicon.fillers_.end());
  FeatureHash fingerprint("patterns");
  for (const auto& [key, statement] : lexicon.statements_) {
    fingerprint.add(key).add(statement.relation).add(statement.forward);
  }
  for (const std::string& filler : lexicon.fillers_) fingerprint.add(filler);
  lexicon.fingerprint_ = fingerprint.value();
  return lexicon;
}

std::optional<PatternStatement> PatternLexicon::match(const TokenizedNote& note, TokenSpan between) const {
  if (between.begin >= between.end || between.size() > kMaxTokens) return std::nullopt;
  std::string text;
  for (std::uint32_t i = between.begin; i < between.end; ++i) {
    const Token& token = note.tokens[i];
    if (token.gap == Gap::cut) return std::nullopt;
    if (token.kind == TokenKind::number) return std::nullopt;
    if (token.kind == TokenKind::punctuation && note.folded(i) != "'" && note.folded(i) != "’")
      return std::nullopt;
    if (token.kind != TokenKind::punctuation) text += note.folded(i);
  }
  const PatternStatement* statement = find(text, kMaxFillers);
  return statement != nullptr ? std::optional(*statement) : std::nullopt;
}

/// `text` is a phrase, or becomes one when words of no weight at its ends are taken away.
const PatternStatement* PatternLexicon::find(std::string_view text, int fillers_left) const {
  const auto found = statements_.find(text);
  if (found != statements_.end()) return &found->second;
  if (fillers_left == 0) return nullptr;
  for (const std::string& filler : fillers_) {
    if (filler.size() >= text.size()) continue;
    const PatternStatement* statement = nullptr;
    if (text.starts_with(filler)) statement = find(text.substr(filler.size()), fillers_left - 1);
    if (statement == nullptr && text.ends_with(filler)) {
      statement = find(text.substr(0, text.size() - filler.size()), fillers_left - 1);
    }
    if (statement != nullptr) return statement;
  }
  return nullptr;
}

}  // namespace notegraph::extract
