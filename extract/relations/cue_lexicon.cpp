#include "extract/relations/cue_lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "extract/lexicon/lexicon.h"
#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxClasses = 64;

using Forms = std::map<std::string, std::uint64_t>;

/// Adds the forms of one file; `classes` grows by those not yet known.
Status add_file(const std::filesystem::path& path, std::vector<std::string>& classes, Forms& forms) {
  const Result<TableFile> table = read_table_file(path, {"hint", "zh", "en", "fr"});
  if (!table) return table.status();
  for (const TableFile::Row& row : table->rows) {
    const std::string_view name = row.cells.front();
    auto known = std::find(classes.begin(), classes.end(), name);
    if (known == classes.end()) {
      if (name.empty()) return table->error(row, "the hint has no name");
      if (classes.size() == kMaxClasses) return table->error(row, "more than 64 classes of hints");
      known = classes.emplace(classes.end(), name);
    }
    const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(known - classes.begin());
    for (std::size_t column = 1; column < row.cells.size(); ++column) {
      for (const std::string_view form : split_cell(row.cells[column])) {
        const std::string key = form_key(form);
        if (key.empty()) return table->error(row, fmt::format("\"{}\" has no letter", form));
        forms[key] |= bit;
      }
    }
  }
  return {};
}

}  // namespace

bool is_within_word(const TokenizedNote& note, std::uint32_t token) {
  constexpr std::array<std::string_view, 4> kSigns = {"'", "’", "-", "‐"};
  if (note.tokens[token].kind != TokenKind::punctuation || note.tokens[token].gap != Gap::none) return false;
  if (token == 0 || token + 1 == note.tokens.size() || note.tokens[token + 1].gap != Gap::none) return false;
  return std::find(kSigns.begin(), kSigns.end(), note.folded(token)) != kSigns.end() &&
         note.tokens[token - 1].kind == TokenKind::word && note.tokens[token + 1].kind == TokenKind::word;
}

Result<CueLexicon> CueLexicon::read(const std::vector<std::filesystem::path>& directories,
                                    const std::filesystem::path& file) {
  CueLexicon cues;
  Forms forms;
  for (const std::filesystem::path& directory : directories) {
    if (!std::filesystem::exists(directory / file)) continue;
    if (Status status = add_file(directory / file, cues.classes_, forms); !status.ok()) return status;
  }
  if (forms.empty()) {
    return Status(StatusCode::io_error, fmt::format("no data directory has the file {}", file.string()));
  }
  FeatureHash fingerprint("cues");
  for (const std::string& name : cues.classes_) fingerprint.add(name);
  std::vector<SurfaceTrie::Entry> keys;
  for (const auto& [key, hints] : forms) {
    fingerprint.add(key).add(hints);
    keys.emplace_back(key, static_cast<std::uint32_t>(cues.hints_.size()));
    cues.hints_.push_back(hints);
  }
  cues.trie_ = SurfaceTrie(keys);
  cues.fingerprint_ = fingerprint.value();
  return cues;
}

std::uint64_t CueLexicon::hint_of(std::string_view name) const {
  const auto known = std::find(classes_.begin(), classes_.end(), name);
  return known == classes_.end() ? 0 : std::uint64_t{1} << static_cast<unsigned>(known - classes_.begin());
}

std::vector<CueLexicon::Cue> CueLexicon::find(const TokenizedNote& note) const {
  std::vector<Cue> cues;
  for (std::uint32_t begin = 0; begin < note.tokens.size();) {
    Cue longest{{begin, begin}, 0};
    SurfaceTrie::Node node = SurfaceTrie::kRoot;
    for (std::uint32_t t = begin; t < note.tokens.size(); ++t) {
      if (t > begin && note.tokens[t].gap == Gap::cut) break;
      if (t > begin && is_within_word(note, t)) continue;
      node = trie_.walk(node, note.folded(t));
      if (node == SurfaceTrie::kNone) break;
      const std::int64_t form = trie_.value(node);
      if (form >= 0) longest = {{begin, t + 1}, hints_[static_cast<std::size_t>(form)]};
    }
    if (longest.hints != 0) cues.push_back(longest);
    begin = std::max(longest.span.end, begin + 1);
  }
  return cues;
}

}  // namespace notegraph::extract
