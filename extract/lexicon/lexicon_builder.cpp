#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "extract/lexicon/key_order.h"
#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/lexicon_file.h"
#include "extract/lexicon/sense_resolver.h"
#include "extract/text/tokenizer.h"
#include "graph/model/surface.h"
#include "graph/model/table_file.h"
#include "graph/model/text_numbers.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kExpectedConcepts = 16'384;
/// How many keys before its turn a name is asked for: in the order of keys they lie far apart.
constexpr std::size_t kAhead = 8;

/// Part of a text that still grows, so that no view of it would last.
struct Stretch {
  std::uint32_t begin = 0, end = 0;
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

TokenSpan all_of(const TokenizedNote& tokens) {
  return {0, static_cast<std::uint32_t>(tokens.tokens.size())};
}

/// `values`, each of a concept, in order of the concepts; those of one concept in the order they had. Returns
/// per concept, and behind the last, where they begin.
template <typename Value>
std::vector<std::size_t> group_by_concept(const std::vector<std::pair<std::uint32_t, Value>>& values,
                                          std::size_t concepts, std::vector<Value>& grouped) {
  std::vector<std::size_t> begins(concepts + 1);
  for (const auto& [of, value] : values) ++begins[of + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  grouped.resize(values.size());
  std::vector<std::size_t> next(begins.begin(), begins.end() - 1);
  for (const auto& [of, value] : values) grouped[next[of]++] = value;
  return begins;
}

}  // namespace

/// Puts the entries of all files together, directory by directory, and refuses what clashes.
class LexiconBuilder {
 public:
  Status add_directory(const std::filesystem::path& directory, const Ontology& ontology) {
    ++layer_;
    for (const std::filesystem::path& path : list_table_files(directory / "lexicon")) {
      const Result<LexiconFile> file = read_lexicon_file(path, ontology);
      if (!file) return file.status();
      lexicon_.texts_.push_back(file->text);
      files_.push_back(file->path);
      for (const LexiconEntry& entry : file->entries) {
        if (Status status = add(entry); !status.ok()) return status;
      }
    }
    return {};
  }

  Result<Lexicon> build() {
    finish_concepts();
    std::vector<std::string_view> keys;
    keys.reserve(names_.size());
    for (const WrittenName& name : names_) keys.push_back(name.key.of(keys_));
    const std::vector<std::uint32_t> order = key_order(keys);
    std::vector<SurfaceTrie::Entry> entries;
    entries.reserve(order.size());
    lexicon_.senses_.reserve(order.size());
    lexicon_.sense_begins_.reserve(order.size() + 1);
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      const std::string_view key = keys[order[begin]];
      while (end < order.size() && keys[order[end]] == key) ++end;
      if (end + kAhead < order.size()) __builtin_prefetch(&names_[order[end + kAhead]]);
      entries.emplace_back(key, static_cast<std::uint32_t>(entries.size()));
      lexicon_.sense_begins_.push_back(static_cast<std::uint32_t>(lexicon_.senses_.size()));
      settle(std::span(order).subspan(begin, end - begin));
    }
    lexicon_.sense_begins_.push_back(static_cast<std::uint32_t>(lexicon_.senses_.size()));
    if (clash_) return refusal(*clash_);
    lexicon_.trie_ = SurfaceTrie(entries);
    lexicon_.fingerprint_ = fingerprint(entries);
    return std::move(lexicon_);
  }

 private:
  /// A name as it stands in a file.
  struct WrittenName {
    std::string_view text;
    Stretch key;  ///< Of keys_.
    std::uint32_t concept_index = 0;
    std::uint32_t layer = 0;
    std::uint32_t file = 0;  ///< Index into files_.
    std::uint32_t line = 0;
    bool exact_capitals = false, needs_cue = false;
  };
  /// A sense, and the index of the name that gave it.
  struct Holder {
    LexiconSense sense;
    std::uint32_t name = 0;
  };
  /// Two names, the earlier one first, that nothing tells apart.
  using Clash = std::pair<std::uint32_t, std::uint32_t>;

  Status add(const LexiconEntry& entry) {
    const std::uint32_t index = concept_of(entry);
    for (const std::string_view cue : entry.cues) {
      const auto begin = static_cast<std::uint32_t>(cue_keys_.size());
      tokenize(cue, tokens_);
      append_sentence_key(tokens_, all_of(tokens_), cue_keys_);
      cues_.push_back({index, {begin, static_cast<std::uint32_t>(cue_keys_.size())}});
    }
    for (const LexiconForm& form : entry.forms) {
      const auto begin = static_cast<std::uint32_t>(keys_.size());
      tokenize(form.text, tokens_);
      append_form_key(tokens_, all_of(tokens_), keys_);
      const Stretch key{begin, static_cast<std::uint32_t>(keys_.size())};
      if (key.begin == key.end) {
        return {StatusCode::bad_data, fmt::format("{}:{}: \"{}\" has no letter, digit, + or #", files_.back(),
                                                  entry.line, form.text)};
      }
      if (!form.typo) shown_.push_back({index, form.text});
      names_.push_back({form.text, key, index, layer_, static_cast<std::uint32_t>(files_.size() - 1),
                        entry.line, form.exact_capitals, form.needs_cue});
    }
    return {};
  }

  /// A later entry of the same type and name adds to the first.
  std::uint32_t concept_of(const LexiconEntry& entry) {
    const std::string_view name = entry.forms.front().text;
    const std::uint32_t index = concepts_by_name_.add(fmt::format("{}\n{}", entry.type, surface_key(name)));
    if (index == lexicon_.concepts_.size()) lexicon_.concepts_.push_back({name, entry.type, {}, {}, false});
    if (layer_ > 1) lexicon_.concepts_[index].of_user = true;
    return index;
  }

  /// Gives the concepts their forms, each once, and their cues.
  void finish_concepts() {
    std::vector<LexiconConcept>& concepts = lexicon_.concepts_;
    const std::string& cue_keys =
        *lexicon_.texts_.emplace_back(std::make_shared<const std::string>(std::move(cue_keys_)));
    std::vector<std::pair<std::uint32_t, std::string_view>> cues;
    for (const auto& [of, cue] : cues_) cues.emplace_back(of, cue.of(cue_keys));
    const std::vector<std::size_t> cue_begins = group_by_concept(cues, concepts.size(), lexicon_.cues_);
    const std::vector<std::size_t> form_begins = group_by_concept(shown_, concepts.size(), lexicon_.forms_);
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      concepts[i].cues = std::span(lexicon_.cues_).subspan(cue_begins[i], cue_begins[i + 1] - cue_begins[i]);
      const auto forms = lexicon_.forms_.begin() + static_cast<std::ptrdiff_t>(form_begins[i]);
      auto end = forms;
      for (std::size_t form = form_begins[i]; form < form_begins[i + 1]; ++form) {
        if (std::find(forms, end, lexicon_.forms_[form]) == end) *end++ = lexicon_.forms_[form];
      }
      concepts[i].forms = std::span(forms, end);
    }
  }

  /// Adds the senses of the names that have one key, in the order in which the files have them.
  void settle(std::span<const std::uint32_t> names) {
    holders_.clear();
    for (const std::uint32_t name : names) add_holder(name);
    if (holders_.size() > 1) {  // Seldom, and to sort one would still ask for memory.
      std::stable_sort(holders_.begin(), holders_.end(), [](const Holder& a, const Holder& b) {
        return std::pair(!a.sense.needs_cue, a.sense.capitals.empty()) <
               std::pair(!b.sense.needs_cue, b.sense.capitals.empty());
      });
    }
    for (const Holder& holder : holders_) lexicon_.senses_.push_back(holder.sense);
  }

  void add_holder(std::uint32_t index) {
    const WrittenName& name = names_[index];
    const Holder holder{{name.concept_index, name.needs_cue, name.exact_capitals ? name.text : ""}, index};
    if (!name.needs_cue && !name.exact_capitals) {
      std::erase_if(holders_, [&](const Holder& other) {
        return names_[other.name].layer < name.layer && other.sense.concept_index != name.concept_index;
      });
    }
    for (Holder& other : holders_) {
      if (!is_clash(holder.sense, other.sense)) continue;
      if (other.sense.concept_index == name.concept_index) {
        if (other.sense.capitals != holder.sense.capitals) other.sense.capitals = {};
      } else if (names_[other.name].layer < name.layer) {
        other = holder;
      } else if (!clash_ || index < clash_->second) {
        clash_ = {other.name, index};
      }
      return;
    }
    holders_.push_back(holder);
  }

  /// Whether nothing tells the two apart: no cue, no capitals.
  static bool is_clash(const LexiconSense& a, const LexiconSense& b) {
    if (a.concept_index == b.concept_index) return a.needs_cue == b.needs_cue;
    if (a.needs_cue || b.needs_cue) return false;
    return a.capitals.empty() || b.capitals.empty() || a.capitals == b.capitals;
  }

  Status refusal(const Clash& clash) const {
    const WrittenName &other = names_[clash.first], &name = names_[clash.second];
    return {StatusCode::bad_data,
            fmt::format("{}:{}: \"{}\" also names \"{}\" ({}:{}); mark one with ? and give it cues",
                        files_[name.file], name.line, name.text, lexicon_.concepts_[other.concept_index].name,
                        files_[other.file], other.line)};
  }

  std::uint64_t fingerprint(const std::vector<SurfaceTrie::Entry>& entries) const {
    FeatureHash hash("lexicon");
    for (const LexiconConcept& known : lexicon_.concepts_) {
      hash.add(known.name).add(known.type).add(known.of_user);
      for (const std::string_view cue : known.cues) hash.add(cue);
    }
    for (const auto& [key, form] : entries) {
      hash.add(key);
      for (const LexiconSense& sense : lexicon_.senses_of(form))
        hash.add(sense.concept_index).add(sense.needs_cue).add(sense.capitals);
    }
    return hash.value();
  }

  Lexicon lexicon_;
  TextNumbers concepts_by_name_{kExpectedConcepts};  ///< Type and name.
  std::vector<std::pair<std::uint32_t, std::string_view>>
      shown_;                                            ///< Concepts and their names without typos.
  std::vector<std::pair<std::uint32_t, Stretch>> cues_;  ///< Likewise; of cue_keys_.
  std::vector<WrittenName> names_;
  std::string keys_, cue_keys_;
  std::vector<std::string> files_;
  std::uint32_t layer_ = 0;
  std::vector<Holder> holders_;  ///< Of the key that is being settled.
  std::optional<Clash> clash_;   ///< The first in the files.
  TokenizedNote tokens_;         ///< Of the form that is being added.
};

Result<Lexicon> Lexicon::read(const std::vector<std::filesystem::path>& directories,
                              const Ontology& ontology) {
  LexiconBuilder builder;
  for (const std::filesystem::path& directory : directories) {
    if (Status status = builder.add_directory(directory, ontology); !status.ok()) return status;
  }
  return builder.build();
}

}  // namespace notegraph::extract
