#include "graph/decisions/merge_proposals.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/decisions/kept_apart.h"
#include "graph/model/surface.h"
#include "graph/query/edit_distance.h"

namespace notegraph::decisions {
namespace {

constexpr std::size_t kRowsAPage = 4096;
constexpr std::size_t kShortestSimilar = 6;
constexpr std::size_t kMostSharers = 8;

struct Named {
  EntityId id;
  std::string type;
  std::string name;
  std::string key;  ///< surface_key(name).
  std::set<std::string> other_keys;
  std::uint32_t mentions = 0;
};

Result<std::vector<Named>> read_names(const store::Snapshot& snapshot) {
  std::vector<Named> named;
  std::optional<EntityId> after;
  do {
    auto page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (Entity& entity : page->rows) {
      Named one{entity.id, std::move(entity.type), std::move(entity.name), {}, {}, entity.mention_count};
      one.key = surface_key(one.name);
      for (const std::string& alias : entity.aliases) one.other_keys.insert(surface_key(alias));
      one.other_keys.insert(surface_key(entity.label));
      one.other_keys.erase(one.key);
      named.push_back(std::move(one));
    }
    after = page->next;
  } while (after);
  return named;
}

/// Whether there is a character from U+3000 on, where ideographs begin.
bool has_ideographs(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

/// One letter more, less, other, or two swapped.
bool differ_in_one_letter(const std::string& a, const std::string& b) {
  return query::bounded_edit_distance(query::decode_utf8(a), query::decode_utf8(b), 1) == 1;
}

/// Digits and signs tell versions apart.
bool is_digit_or_sign(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '#';
}

std::string version_of(std::string_view key) {
  std::string version;
  std::copy_if(key.begin(), key.end(), std::back_inserter(version), is_digit_or_sign);
  return version;
}

/// Whether one of the two names may be a slip of the other: not where they are of two versions, or each has
/// other names of its own.
bool may_be_slips(const Named& a, const Named& b) {
  if (version_of(a.key) != version_of(b.key)) return false;
  if (!a.other_keys.empty() && !b.other_keys.empty()) return false;
  return differ_in_one_letter(a.key, b.key);
}

/// `key`, and what is left of it when one character is taken out.
std::vector<std::string> shortened(const std::string& key) {
  const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::vector<std::string> forms{key};
  for (std::size_t begin = 0; begin < key.size();) {
    std::size_t end = begin + 1;
    while (end < key.size() && !begins_character(key[end])) ++end;
    forms.push_back(key.substr(0, begin) + key.substr(end));
    begin = end;
  }
  return forms;
}

/// Collects pairs, each with its best reason.
class Proposals {
 public:
  explicit Proposals(const std::vector<Named>& named) : named_(named) {}

  void add(std::size_t a, std::size_t b, MergeReason reason, std::string_view shared) {
    if (a == b) return;
    const bool a_first =
        std::tuple(named_[b].mentions, named_[a].id) < std::tuple(named_[a].mentions, named_[b].id);
    const auto [keep, merge] = a_first ? std::pair(a, b) : std::pair(b, a);
    const auto [known, is_new] = found_.try_emplace({keep, merge}, reason, std::string(shared));
    if (!is_new && reason < known->second.first) known->second = {reason, std::string(shared)};
  }

  std::vector<MergeProposal> sorted() const {
    std::vector<MergeProposal> proposals;
    std::vector<std::tuple<MergeReason, std::int64_t, EntityId, EntityId, std::size_t>> order;
    for (const auto& [pair, why] : found_) {
      const Named& keep = named_[pair.first];
      const Named& merge = named_[pair.second];
      order.emplace_back(why.first, -std::int64_t{keep.mentions} - merge.mentions, keep.id, merge.id,
                         proposals.size());
      proposals.push_back({keep.id, merge.id, why.first, why.second});
    }
    std::sort(order.begin(), order.end());
    std::vector<MergeProposal> sorted;
    for (const auto& place : order) sorted.push_back(std::move(proposals[std::get<4>(place)]));
    return sorted;
  }

 private:
  const std::vector<Named>& named_;
  std::map<std::pair<std::size_t, std::size_t>, std::pair<MergeReason, std::string>> found_;
};

void propose_by_shared_names(const std::vector<Named>& named, Proposals& proposals) {
  std::map<std::string_view, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < named.size(); ++i) {
    by_key[named[i].key].push_back(i);
    for (const std::string& key : named[i].other_keys) by_key[key].push_back(i);
  }
  for (const auto& [key, sharers] : by_key) {
    if (sharers.size() > kMostSharers) continue;
    for (std::size_t i = 0; i < sharers.size(); ++i) {
      for (std::size_t j = i + 1; j < sharers.size(); ++j) {
        const Named& a = named[sharers[i]];
        const Named& b = named[sharers[j]];
        const int by_name = (a.key == key ? 1 : 0) + (b.key == key ? 1 : 0);
        if (a.type != b.type) {
          if (by_name == 2) proposals.add(sharers[i], sharers[j], MergeReason::two_types, key);
        } else {
          proposals.add(sharers[i], sharers[j],
                        by_name == 0 ? MergeReason::shared_alias : MergeReason::name_is_alias, key);
        }
      }
    }
  }
}

void propose_by_similar_names(const std::vector<Named>& named, Proposals& proposals) {
  std::map<std::pair<std::string_view, std::string>, std::vector<std::size_t>> by_form;  // Within a type.
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (has_ideographs(named[i].key)) continue;
    std::vector<std::string> forms = shortened(named[i].key);
    if (forms.size() <= kShortestSimilar) continue;  // As many as letters, and one.
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    for (std::string& form : forms) by_form[{named[i].type, std::move(form)}].push_back(i);
  }
  for (const auto& [form, sharers] : by_form) {
    if (sharers.size() > kMostSharers) continue;
    for (std::size_t i = 0; i < sharers.size(); ++i) {
      for (std::size_t j = i + 1; j < sharers.size(); ++j) {
        if (!may_be_slips(named[sharers[i]], named[sharers[j]])) continue;
        proposals.add(sharers[i], sharers[j], MergeReason::similar_names, "");
      }
    }
  }
}

}  // namespace

Result<std::vector<MergeProposal>> propose_merges(const store::Snapshot& snapshot) {
  const auto named = read_names(snapshot);
  if (!named) return named.status();
  Proposals proposals(*named);
  propose_by_shared_names(*named, proposals);
  propose_by_similar_names(*named, proposals);
  const auto decisions = snapshot.decisions();
  if (!decisions) return decisions.status();
  const KeptApart kept_apart(*decisions);
  std::vector<MergeProposal> open = proposals.sorted();
  std::erase_if(open, [&](const MergeProposal& pair) { return kept_apart.find(pair.keep, pair.merge); });
  return open;
}

}  // namespace notegraph::decisions
