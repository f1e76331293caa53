#include "graph/query/name_layer.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/model/surface.h"
#include "graph/query/name_layer_writer.h"

namespace notegraph::query {
namespace {

constexpr std::size_t kShortestFuzzy = 3;

NamedEntity title_of(const EntityNames& entity) {
  return {entity.id, entity.type, entity.name, entity.label, entity.mention_count};
}

/// Walks through the names of a layer, but for those of owners without a number in the merged layer.
class NameCursor {
 public:
  static constexpr std::uint32_t kHidden = 0xffffffff;

  NameCursor(const NameLayer& layer, std::vector<std::uint32_t> numbers)
      : layer_(layer), numbers_(std::move(numbers)) {
    skip_hidden();
  }

  bool at_end() const { return name_ == layer_.name_count(); }
  bool precedes(const NameCursor& other) const {
    const auto place = [](const NameCursor& c) { return std::tuple(c.layer_.key(c.name_), c.owner()); };
    return place(*this) < place(other);
  }
  void move_to(NameLayerWriter& writer) {
    writer.append_name(layer_.key(name_), layer_.surface(name_), owner(), layer_.columns().sets[name_]);
    ++name_;
    skip_hidden();
  }

 private:
  std::uint32_t owner() const { return numbers_[layer_.owner_of(name_)]; }
  void skip_hidden() {
    while (!at_end() && owner() == kHidden) ++name_;
  }

  const NameLayer& layer_;
  std::vector<std::uint32_t> numbers_;  // By owner of the layer.
  std::uint32_t name_ = 0;
};

}  // namespace

EntityNames names_of(const Entity& entity) {
  EntityNames names{entity.id, entity.type, entity.name, entity.label, entity.mention_count, {}};
  const auto append = [&](const std::string& surface) {
    std::string key = surface_key(surface);
    if (!key.empty()) names.names.push_back({std::move(key), surface});
  };
  append(entity.name);
  if (entity.label != entity.name) append(entity.label);
  for (const std::string& alias : entity.aliases) append(alias);
  // The order in which the names came decides which spelling of a key is kept.
  std::stable_sort(names.names.begin(), names.names.end(),
                   [](const auto& a, const auto& b) { return a.key < b.key; });
  const auto end = std::unique(names.names.begin(), names.names.end(),
                               [](const auto& a, const auto& b) { return a.key == b.key; });
  names.names.erase(end, names.names.end());
  return names;
}

NameLayer::NameLayer(Columns columns) : columns_(std::move(columns)), directory_(columns_.ids) {}

NamedEntity NameLayer::owner(std::uint32_t owner) const {
  return {columns_.ids[owner], columns_.types[columns_.owner_types[owner]],
          columns_.titles[2 * std::size_t{owner}], columns_.titles[2 * std::size_t{owner} + 1],
          columns_.mention_counts[owner]};
}

std::uint32_t NameLayer::first_not_below(std::string_view key) const {
  std::uint32_t first = 0;
  for (std::uint32_t count = static_cast<std::uint32_t>(name_count()); count != 0;) {
    const std::uint32_t half = count / 2;
    if (this->key(first + half) < key) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

std::vector<NameLayer::Hit> NameLayer::exact_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = first_not_below(key); i < name_count() && this->key(i) == key; ++i) {
    hits.push_back({i, 1});
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::prefix_hits(std::string_view key) const {
  std::vector<Hit> hits;
  for (std::uint32_t i = first_not_below(key); i < name_count() && this->key(i).starts_with(key); ++i) {
    if (this->key(i).size() != key.size()) hits.push_back({i, share(key, i)});
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::inside_hits(std::string_view key) const {
  std::vector<Hit> hits;
  const std::string_view text = columns_.keys.all();
  for (std::size_t at = text.find(key); at != std::string_view::npos;) {
    const auto name = static_cast<std::uint32_t>(columns_.keys.at(at));
    hits.push_back({name, share(key, name)});
    at = text.find(key, columns_.keys.begins()[name + std::size_t{1}]);
  }
  return hits;
}

std::vector<NameLayer::Hit> NameLayer::fuzzy_hits(std::string_view key) const {
  const std::u32string points = decode_utf8(key);
  if (points.size() < kShortestFuzzy) return {};
  const std::size_t bound = std::max<std::size_t>(1, points.size() / 4);
  const CharacterSet set = character_set(points);
  std::vector<Hit> hits;
  for (std::uint32_t i = 0; i < name_count(); ++i) {
    if (!may_be_within(set, columns_.sets[i], bound)) continue;
    const std::u32string other = decode_utf8(this->key(i));
    const std::size_t distance = bounded_edit_distance(points, other, bound);
    if (distance > bound) continue;
    const auto length = static_cast<double>(std::max(points.size(), other.size()));
    hits.push_back({i, 1 - static_cast<double>(distance) / (length + 1)});
  }
  return hits;
}

NameLayer make_name_layer(std::span<const EntityNames* const> entities) {
  struct Place {
    const EntityNames::Name* name;
    std::uint32_t owner;
  };
  NameLayerWriter writer;
  std::vector<Place> places;
  for (std::uint32_t owner = 0; owner < entities.size(); ++owner) {
    writer.append_owner(title_of(*entities[owner]));
    for (const EntityNames::Name& name : entities[owner]->names) places.push_back({&name, owner});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.name->key, a.owner) < std::tie(b.name->key, b.owner);
  });
  for (const auto& [name, owner] : places) {
    writer.append_name(name->key, name->surface, owner, character_set(decode_utf8(name->key)));
  }
  return std::move(writer).finish();
}

NameLayer merge_name_layers(const NameLayer& base, const std::function<bool(EntityId)>& hidden,
                            const NameLayer& top) {
  NameLayerWriter writer;
  std::vector<std::uint32_t> base_numbers, top_numbers;
  std::uint32_t next = 0;
  const auto append = [&](const NamedEntity& owner, std::vector<std::uint32_t>& numbers) {
    writer.append_owner(owner);
    numbers.push_back(next++);
  };
  const auto append_top_below = [&](EntityId id) {
    for (auto i = static_cast<std::uint32_t>(top_numbers.size());
         i < top.owner_count() && top.columns().ids[i] < id; ++i) {
      append(top.owner(i), top_numbers);
    }
  };
  for (std::uint32_t i = 0; i < base.owner_count(); ++i) {
    const EntityId id = base.columns().ids[i];
    append_top_below(id);
    if (hidden(id)) {
      base_numbers.push_back(NameCursor::kHidden);
    } else {
      append(base.owner(i), base_numbers);
    }
  }
  while (top_numbers.size() < top.owner_count()) {
    append(top.owner(static_cast<std::uint32_t>(top_numbers.size())), top_numbers);
  }
  NameCursor below(base, std::move(base_numbers)), above(top, std::move(top_numbers));
  while (!below.at_end() || !above.at_end()) {
    const bool takes_below = above.at_end() || (!below.at_end() && below.precedes(above));
    (takes_below ? below : above).move_to(writer);
  }
  return std::move(writer).finish();
}

}  // namespace notegraph::query
