#include <algorithm>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/lexicon_file.h"
#include "extract/lexicon/sense_resolver.h"
#include "graph/model/surface.h"
#include "graph/model/table_file.h"

namespace notegraph::extract {

/// Puts the entries of all files together, directory by directory, and refuses what clashes.
class LexiconBuilder {
 public:
  Status add_directory(const std::filesystem::path& directory, const Ontology& ontology) {
    ++layer_;
    for (const std::filesystem::path& file : list_table_files(directory / "lexicon")) {
      files_.push_back(file.string());
      const Result<std::vector<LexiconEntry>> entries = read_lexicon_file(file, ontology);
      if (!entries) return entries.status();
      for (const LexiconEntry& entry : *entries) {
        if (Status status = add(entry); !status.ok()) return status;
      }
    }
    return {};
  }

  Lexicon build() {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    keys.reserve(holders_.size());
    lexicon_.senses_.reserve(holders_.size());
    FeatureHash fingerprint("lexicon");
    for (const LexiconConcept& known : lexicon_.concepts_) {
      fingerprint.add(known.name).add(known.type);
      for (const std::string& cue : known.cues) fingerprint.add(cue);
    }
    for (HeldForm* const form : held_in_order()) {
      auto& [key, holders] = *form;
      if (holders.size() > 1)
        std::stable_sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) {
          return std::pair(!a.sense.needs_cue, a.sense.capitals.empty()) <
                 std::pair(!b.sense.needs_cue, b.sense.capitals.empty());
        });
      keys.emplace_back(key, static_cast<std::uint32_t>(lexicon_.senses_.size()));
      std::vector<LexiconSense>& senses = lexicon_.senses_.emplace_back();
      fingerprint.add(key);
      for (Holder& holder : holders) {
        fingerprint.add(holder.sense.concept_index).add(holder.sense.needs_cue).add(holder.sense.capitals);
        senses.push_back(std::move(holder.sense));
      }
    }
    lexicon_.trie_ = SurfaceTrie(keys);
    lexicon_.fingerprint_ = fingerprint.value();
    return std::move(lexicon_);
  }

 private:
  struct Holder {
    LexiconSense sense;
    int layer = 0;
    std::size_t file = 0;  ///< Index into files_.
    std::uint32_t line = 0;
  };
  using HeldForms = std::unordered_map<std::string, std::vector<Holder>>;
  using HeldForm = HeldForms::value_type;

  std::vector<HeldForm*> held_in_order() {
    // Most comparisons are settled by the first bytes, without a look at the forms themselves.
    std::vector<std::pair<std::uint64_t, HeldForm*>> forms;
    forms.reserve(holders_.size());
    for (HeldForm& form : holders_) forms.emplace_back(first_bytes(form.first), &form);
    std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second->first < b.second->first;
    });
    std::vector<HeldForm*> out;
    out.reserve(forms.size());
    for (const auto& [bytes, form] : forms) out.push_back(form);
    return out;
  }

  /// Eight of them, as a number that compares as they do.
  static std::uint64_t first_bytes(std::string_view text) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof bytes; ++i)
      bytes = bytes << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return bytes;
  }

  Status add(const LexiconEntry& entry) {
    const std::uint32_t index = concept_of(entry);
    LexiconConcept& known = lexicon_.concepts_[index];
    for (const std::string& cue : entry.cues) known.cues.push_back(sentence_key(cue));
    for (const LexiconForm& form : entry.forms) {
      if (!form.typo && std::find(known.forms.begin(), known.forms.end(), form.text) == known.forms.end()) {
        known.forms.push_back(form.text);
      }
      if (Status status = add_form(entry, form, index); !status.ok()) return status;
    }
    return {};
  }

  /// A later entry of the same type and name adds to the first.
  std::uint32_t concept_of(const LexiconEntry& entry) {
    const std::string& name = entry.forms.front().text;
    const auto [it, is_new] = concepts_by_name_[entry.type].try_emplace(
        surface_key(name), static_cast<std::uint32_t>(lexicon_.concepts_.size()));
    if (is_new) lexicon_.concepts_.push_back({name, entry.type, {}, {}});
    return it->second;
  }

  Status add_form(const LexiconEntry& entry, const LexiconForm& form, std::uint32_t index) {
    const std::string key = form_key(form.text);
    if (key.empty()) {
      return {StatusCode::bad_data,
              fmt::format("{}:{}: \"{}\" has no letter, digit, + or #", entry.file, entry.line, form.text)};
    }
    Holder holder{{index, form.needs_cue, form.exact_capitals ? form.text : std::string()},
                  layer_,
                  files_.size() - 1,
                  entry.line};
    std::vector<Holder>& holders = holders_[key];
    for (Holder& other : holders) {
      if (!is_clash(holder.sense, other.sense)) continue;
      if (other.sense.concept_index == index) {
        if (other.sense.capitals != holder.sense.capitals) other.sense.capitals.clear();
        return {};
      }
      if (other.layer < layer_) {
        other = std::move(holder);
        return {};
      }
      return {
          StatusCode::bad_data,
          fmt::format("{}:{}: \"{}\" also names \"{}\" ({}:{}); mark one with ? and give it cues", entry.file,
                      entry.line, form.text, lexicon_.concepts_[other.sense.concept_index].name,
                      files_[other.file], other.line)};
    }
    holders.push_back(std::move(holder));
    return {};
  }

  /// Whether nothing tells the two apart: no cue, no capitals.
  static bool is_clash(const LexiconSense& a, const LexiconSense& b) {
    if (a.concept_index == b.concept_index) return a.needs_cue == b.needs_cue;
    if (a.needs_cue || b.needs_cue) return false;
    return a.capitals.empty() || b.capitals.empty() || a.capitals == b.capitals;
  }

  Lexicon lexicon_;
  /// By type, then by name.
  std::unordered_map<std::string, std::unordered_map<std::string, std::uint32_t>> concepts_by_name_;
  HeldForms holders_;  ///< By form key.
  std::vector<std::string> files_;
  int layer_ = 0;
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
