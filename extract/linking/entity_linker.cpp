#include "extract/linking/entity_linker.h"

#include <algorithm>
#include <array>
#include <map>

#include <optional>
#include <set>
#include <utility>

#include "extract/lexicon/lexicon.h"
#include "extract/linking/abbreviation.h"

namespace notegraph::extract {
namespace {

/// Head nouns with which a name means the same as without, in folded form, the longest first.
constexpr std::array<std::string_view, 37> kHeadNouns = {
    "优化算法", "数据集", "优化器", "的问题", "算法",      "任务",    "问题",     "模型", "方法", "函数",
    "架构",     "机制",   "技术",   "协议",   "方式",      "数据",    "操作",     "网络", "现象", "结构",
    "过程",     "框架",   "策略",   "能力",   "场景",      "阶段",    "层",       "值",   "学习", "algorithm",
    "method",   "model",  "layer",  "task",   "operation", "dataset", "framework"};

/// Sets of names that grow by merging (Galler and Fischer 1964), each with at most one concept.
class NameSets {
 public:
  std::size_t add(std::optional<std::uint32_t> concept_index) {
    parents_.push_back(parents_.size());
    concepts_.push_back(concept_index);
    return parents_.size() - 1;
  }

  std::size_t find(std::size_t set) {
    while (parents_[set] != set) set = parents_[set] = parents_[parents_[set]];
    return set;
  }

  /// Does nothing where the two are different concepts.
  void merge(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b || (concepts_[a] && concepts_[b] && *concepts_[a] != *concepts_[b])) return;
    if (b < a) std::swap(a, b);
    parents_[b] = a;
    if (!concepts_[a]) concepts_[a] = concepts_[b];
  }

  std::optional<std::uint32_t> concept_of(std::size_t set) { return concepts_[find(set)]; }

 private:
  std::vector<std::size_t> parents_;
  std::vector<std::optional<std::uint32_t>> concepts_;
};

class NameLinker {
 public:
  NameLinker(const NoteView& note, const Lexicon& lexicon, const std::vector<NameCandidate>& names,
             const ExtractorSteps& steps)
      : note_(note), lexicon_(lexicon), names_(names), steps_(steps) {
    for (const NameCandidate& name : names_) set_of_.push_back(set_for(name));
    merge_unknown_uses();
    merge_head_nouns();
    if (steps_.has(ExtractorStep::abbreviations)) merge_bracketed();
  }

  std::vector<EntityCandidate> entities() {
    std::vector<EntityCandidate> out;
    std::map<std::size_t, std::size_t> index_of_set;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::size_t set = sets_.find(set_of_[i]);
      const auto [it, is_new] = index_of_set.try_emplace(set, out.size());
      if (is_new) out.push_back({{}, sets_.concept_of(set)});
      out[it->second].names.push_back(names_[i]);
      out[it->second].abbreviated |= bracketed_.contains(i);
    }
    return out;
  }

 private:
  using Sets = std::map<std::string, std::size_t>;

  std::size_t set_for(const NameCandidate& name) {
    std::string key = form_key(note_.tokens, name.span);
    if (!name.concept_index) {
      const auto [it, is_new] = unknown_.try_emplace(std::move(key), 0);
      if (is_new) {
        // Known, but within a longer known name at its place: 缺失值 of 缺失值填充.
        std::optional<std::uint32_t> meant = lexicon_.plain_meaning(it->first);
        if (!meant) meant = misspelt(it->first);
        it->second = meant ? set_of_concept(*meant) : sets_.add(std::nullopt);
      }
      return it->second;
    }
    return known_keys_[std::move(key)] = set_of_concept(*name.concept_index);
  }

  std::optional<std::uint32_t> misspelt(std::string_view key) const {
    return steps_.has(ExtractorStep::misspellings) ? lexicon_.misspelt(key) : std::nullopt;
  }

  std::size_t set_of_concept(std::uint32_t concept_index) {
    const auto [it, is_new] = known_.try_emplace(concept_index, 0);
    if (is_new) it->second = sets_.add(concept_index);
    return it->second;
  }

  /// A name without a cue near it means what it means elsewhere in the note.
  void merge_unknown_uses() {
    for (const auto& [key, set] : unknown_) {
      if (const auto known = known_keys_.find(key); known != known_keys_.end())
        sets_.merge(known->second, set);
    }
  }

  void merge_head_nouns() {
    for (const Sets* sets : {&unknown_, &known_keys_}) {
      for (const auto& [key, set] : *sets) {
        const std::string stem = without_head_noun(key);
        if (stem.empty()) continue;
        if (const auto known = known_keys_.find(stem); known != known_keys_.end()) {
          sets_.merge(known->second, set);
        } else if (const auto unknown = unknown_.find(stem); unknown != unknown_.end()) {
          sets_.merge(unknown->second, set);
        }
      }
    }
  }

  void merge_bracketed() {
    for (const auto& [a, b] : find_bracketed_names(note_, names_)) {
      sets_.merge(set_of_[a], set_of_[b]);
      if (sets_.find(set_of_[a]) == sets_.find(set_of_[b])) bracketed_.insert({a, b});
    }
  }

  const NoteView& note_;
  const Lexicon& lexicon_;
  const std::vector<NameCandidate>& names_;
  const ExtractorSteps& steps_;
  NameSets sets_;
  std::vector<std::size_t> set_of_;  ///< Per name.
  std::set<std::size_t> bracketed_;  ///< Names that stand in brackets behind another of their set, and those.
  Sets unknown_, known_keys_;        ///< By form key.
  std::map<std::uint32_t, std::size_t> known_;
};

}  // namespace

std::string without_head_noun(std::string_view key) {
  constexpr std::size_t kShortest = 4;  // Bytes: two ideographs, or a word.
  for (const std::string_view noun : kHeadNouns) {
    if (key.ends_with(noun) && key.size() >= noun.size() + kShortest) {
      return std::string(key.substr(0, key.size() - noun.size()));
    }
  }
  return {};
}

std::vector<EntityCandidate> link_names(const NoteView& note, const Lexicon& lexicon,
                                        const std::vector<NameCandidate>& names,
                                        const ExtractorSteps& steps) {
  return NameLinker(note, lexicon, names, steps).entities();
}

}  // namespace notegraph::extract
