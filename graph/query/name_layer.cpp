#include "graph/query/name_layer.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/model/surface.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kShortestFuzzy = 3;

}  // namespace

NameLayer::NameLayer(std::vector<Owner> owners, std::vector<Name> names)
    : owners_(std::move(owners)), names_(std::move(names)) {
  // The order in which an entity's names came decides which spelling of a key is kept.
  const auto order = [](const Name& a, const Name& b) {
    return std::tie(a.key, a.owner) < std::tie(b.key, b.owner);
  };
  const auto alike = [](const Name& a, const Name& b) {
    return std::tie(a.key, a.owner) == std::tie(b.key, b.owner);
  };
  std::stable_sort(names_.begin(), names_.end(), order);
  names_.erase(std::unique(names_.begin(), names_.end(), alike), names_.end());
  for (const Name& name : names_) {
    text_begins_.push_back(text_.size());
    text_ += name.key;
    text_ += '\0';
    sets_.push_back(character_set(decode_utf8(name.key)));
  }
}

std::uint32_t NameLayer::first_not_below(std::string_view key) const {
  const auto place = std::lower_bound(names_.begin(), names_.end(), key,
                                      [](const Name& name, std::string_view k) { return name.key < k; });
  return static_cast<std::uint32_t>(place - names_.begin());
}

std::vector<NameLayer::Hit> NameLayer::exact_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = first_not_below(key); i < names_.size() && names_[i].key == key; ++i) {
    hits.push_back({i, 1});
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::prefix_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = first_not_below(key); i < names_.size() && names_[i].key.starts_with(key); ++i) {
    if (names_[i].key.size() != key.size()) hits.push_back({i, share(key, i)});
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::inside_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::size_t at = text_.find(key); at != std::string::npos;) {
    const auto behind = std::upper_bound(text_begins_.begin(), text_begins_.end(), at);
    const auto name = static_cast<std::uint32_t>(behind - text_begins_.begin()) - 1;
    hits.push_back({name, share(key, name)});
    at = behind == text_begins_.end() ? std::string::npos : text_.find(key, *behind);
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::fuzzy_hits(std::string_view key) const {
  const std::u32string points = decode_utf8(key);
  if (points.size() < kShortestFuzzy) return {};
  const std::size_t bound = std::max<std::size_t>(1, points.size() / 4);
  const CharacterSet set = character_set(points);
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    if (!may_be_within(set, sets_[i], bound)) continue;
    const std::u32string other = decode_utf8(names_[i].key);
    const std::size_t distance = bounded_edit_distance(points, other, bound);
    if (distance > bound) continue;
    const auto length = static_cast<double>(std::max(points.size(), other.size()));
    hits.push_back({i, 1 - static_cast<double>(distance) / (length + 1)});
  }
  return hits;
}

void append_names(const Entity& entity, std::vector<NameLayer::Owner>& owners,
                  std::vector<NameLayer::Name>& names) {
  const auto owner = static_cast<std::uint32_t>(owners.size());
  owners.push_back({entity.id, entity.mention_count});
  const auto append = [&](const std::string& surface) {
    std::string key = surface_key(surface);
    if (!key.empty()) names.push_back({std::move(key), surface, owner});
  };
  append(entity.name);
  append(entity.label);
  for (const std::string& alias : entity.aliases) append(alias);
}

}  // namespace notegraph::query
