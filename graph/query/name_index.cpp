#include "graph/query/name_index.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/model/surface.h"
#include "graph/query/edit_distance.h"

// All names lie sorted by key: exact and prefix matches are ranges of them. The keys also lie one behind the
// other in one text, with a zero byte after each: a match inside is an occurrence in that text. For fuzzy
// matches every key of about the right length is tried, but few get past the comparison of character sets. An
// index of trigrams would be larger than the keys and of no help with names of two characters, which are most
// Chinese ones; reading 100,000 names takes less than a millisecond, and only when better kinds of match are
// too few.
namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;
constexpr std::size_t kShortestFuzzy = 3;

struct Owner {
  EntityId id;
  std::uint32_t mentions = 0;
};

struct Name {
  std::string key;  ///< surface_key(surface).
  std::string surface;
  std::uint32_t owner = 0;
};

struct Hit {
  std::uint32_t name = 0;
  double score = 0;
};

class SortedNameIndex final : public NameIndex {
 public:
  SortedNameIndex(std::vector<Owner> owners, std::vector<Name> names);

  std::vector<EntityId> exact(std::string_view name) const override;
  std::vector<NameMatch> search(std::string_view query, std::size_t limit) const override;

 private:
  /// The matches of a search so far.
  struct Found {
    std::vector<NameMatch> matches;
    std::vector<bool> seen;  // By owner.
  };

  std::vector<Hit> prefix_hits(std::string_view key) const;
  std::vector<Hit> inside_hits(std::string_view key) const;
  std::vector<Hit> fuzzy_hits(std::string_view key) const;
  /// Adds the best of `hits`, one for each entity that has none yet.
  void add(MatchKind kind, std::vector<Hit> hits, std::size_t limit, Found& found) const;
  std::uint32_t first_not_below(std::string_view key) const;
  double share(std::string_view key, std::uint32_t name) const {
    return static_cast<double>(key.size()) / static_cast<double>(names_[name].key.size());
  }

  std::vector<Owner> owners_;
  std::vector<Name> names_;  // By key, then owner; no two alike in both.
  std::string text_;         // Every key in order, a zero byte after each.
  std::vector<std::size_t> text_begins_;
  std::vector<CharacterSet> sets_;
};

SortedNameIndex::SortedNameIndex(std::vector<Owner> owners, std::vector<Name> names)
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

std::uint32_t SortedNameIndex::first_not_below(std::string_view key) const {
  const auto place = std::lower_bound(names_.begin(), names_.end(), key,
                                      [](const Name& name, std::string_view k) { return name.key < k; });
  return static_cast<std::uint32_t>(place - names_.begin());
}

std::vector<EntityId> SortedNameIndex::exact(std::string_view name) const {
  const std::string key = surface_key(name);
  std::vector<EntityId> ids;
  for (std::uint32_t i = first_not_below(key); i < names_.size() && names_[i].key == key; ++i) {
    ids.push_back(owners_[names_[i].owner].id);
  }
  return ids;
}

std::vector<Hit> SortedNameIndex::prefix_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = first_not_below(key); i < names_.size() && names_[i].key.starts_with(key); ++i) {
    hits.push_back({i, share(key, i)});
  }
  return hits;
}

std::vector<Hit> SortedNameIndex::inside_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::size_t at = text_.find(key); at != std::string::npos;) {
    const auto behind = std::upper_bound(text_begins_.begin(), text_begins_.end(), at);
    const auto name = static_cast<std::uint32_t>(behind - text_begins_.begin()) - 1;
    hits.push_back({name, share(key, name)});
    at = behind == text_begins_.end() ? std::string::npos : text_.find(key, *behind);
  }
  return hits;
}

std::vector<Hit> SortedNameIndex::fuzzy_hits(std::string_view key) const {
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

void SortedNameIndex::add(MatchKind kind, std::vector<Hit> hits, std::size_t limit, Found& found) const {
  std::sort(hits.begin(), hits.end(), [this](const Hit& a, const Hit& b) {
    const Owner& owner_a = owners_[names_[a.name].owner];
    const Owner& owner_b = owners_[names_[b.name].owner];
    return std::tie(b.score, owner_b.mentions, owner_a.id, a.name) <
           std::tie(a.score, owner_a.mentions, owner_b.id, b.name);
  });
  for (const Hit& hit : hits) {
    if (found.matches.size() == limit) return;
    const Name& name = names_[hit.name];
    if (found.seen[name.owner]) continue;
    found.seen[name.owner] = true;
    found.matches.push_back({owners_[name.owner].id, name.surface, kind, hit.score});
  }
}

std::vector<NameMatch> SortedNameIndex::search(std::string_view query, std::size_t limit) const {
  const std::string key = surface_key(query);
  if (key.empty()) return {};
  Found found{{}, std::vector<bool>(owners_.size(), false)};
  std::vector<Hit> beginnings = prefix_hits(key);
  const auto longer = std::stable_partition(beginnings.begin(), beginnings.end(),
                                            [&](const Hit& hit) { return names_[hit.name].key == key; });
  add(MatchKind::exact, {beginnings.begin(), longer}, limit, found);
  add(MatchKind::prefix, {longer, beginnings.end()}, limit, found);
  if (found.matches.size() < limit) add(MatchKind::inside, inside_hits(key), limit, found);
  if (found.matches.size() < limit) add(MatchKind::fuzzy, fuzzy_hits(key), limit, found);
  return std::move(found.matches);
}

void append_names(const Entity& entity, std::uint32_t owner, std::vector<Name>& names) {
  const auto append = [&](const std::string& surface) {
    std::string key = surface_key(surface);
    if (!key.empty()) names.push_back({std::move(key), surface, owner});
  };
  append(entity.name);
  append(entity.label);
  for (const std::string& alias : entity.aliases) append(alias);
}

}  // namespace

Result<std::shared_ptr<const NameIndex>> NameIndex::build(const store::Snapshot& snapshot) {
  std::vector<Owner> owners;
  std::vector<Name> names;
  std::optional<EntityId> after;
  do {
    Result<store::Page<Entity, EntityId>> page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) {
      append_names(entity, static_cast<std::uint32_t>(owners.size()), names);
      owners.push_back({entity.id, entity.mention_count});
    }
    after = page->next;
  } while (after);
  return std::shared_ptr<const NameIndex>(
      std::make_shared<SortedNameIndex>(std::move(owners), std::move(names)));
}

}  // namespace notegraph::query
