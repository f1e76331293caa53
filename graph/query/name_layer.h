#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/query/column.h"
#include "graph/query/edit_distance.h"
#include "graph/query/entity_directory.h"
#include "graph/query/text_column.h"

// All names lie sorted by key: exact and prefix matches are ranges of them. The keys also lie one behind the
// other in one text, with a zero byte after each: a match inside is an occurrence in that text. For fuzzy
// matches every key of about the right length is tried, but few get past the comparison of character sets. An
// index of trigrams would be larger than the keys and of no help with names of two characters, which are most
// Chinese ones; reading 100,000 names takes less than a millisecond, and only when better kinds of match are
// too few.
namespace notegraph::query {

/// What an entity is called. The texts live as long as what answered them.
struct NamedEntity {
  EntityId id;
  std::string_view type, name, label;
  std::uint32_t mention_count = 0;
  bool operator==(const NamedEntity&) const = default;
};

/// An entity with all its names, ready to be put into a layer.
struct EntityNames {
  struct Name {
    std::string key;  ///< surface_key(surface).
    std::string surface;
  };
  EntityId id;
  std::string type, name, label;
  std::uint32_t mention_count = 0;
  std::vector<Name> names;  ///< Name, label and aliases, by key; of those with one key the first.
};

EntityNames names_of(const Entity& entity);

/// The names and aliases of some entities, in columns that may lie in a mapped file. Immutable.
class NameLayer {
 public:
  struct Hit {
    std::uint32_t name = 0;
    double score = 0;
  };

  /// All that the layer consists of: what a file keeps of it.
  struct Columns {
    TextColumn types;                   ///< Each once.
    Column<EntityId> ids;               ///< By owner, ascending; the next three by owner, too.
    Column<std::uint32_t> owner_types;  ///< Indices into `types`.
    Column<std::uint32_t> mention_counts;
    TextColumn titles;  ///< Of owner i: its name at 2 i, its label behind.
    TextColumn keys;    ///< By (key, owner), no two alike, as are the next three.
    TextColumn surfaces;
    Column<std::uint32_t> owners;
    Column<CharacterSet> sets;  ///< character_set() of the key.
  };

  NameLayer() = default;
  explicit NameLayer(Columns columns);

  const Columns& columns() const { return columns_; }
  std::size_t owner_count() const { return directory_.size(); }
  std::size_t name_count() const { return columns_.owners.size(); }

  NamedEntity owner(std::uint32_t owner) const;
  std::optional<std::uint32_t> find_owner(EntityId id) const { return directory_.find(id); }

  std::string_view key(std::uint32_t name) const { return columns_.keys[name]; }
  std::string_view surface(std::uint32_t name) const { return columns_.surfaces[name]; }
  std::uint32_t owner_of(std::uint32_t name) const { return columns_.owners[name]; }

  std::vector<Hit> exact_hits(std::string_view key) const;
  /// Names that begin with `key` and go on.
  std::vector<Hit> prefix_hits(std::string_view key) const;
  /// Names in which `key` occurs, also at the beginning.
  std::vector<Hit> inside_hits(std::string_view key) const;
  /// Names within a quarter of the key's characters in edit distance, at least 1; none for short keys.
  std::vector<Hit> fuzzy_hits(std::string_view key) const;

 private:
  std::uint32_t first_not_below(std::string_view key) const;
  double share(std::string_view key, std::uint32_t name) const {
    return static_cast<double>(key.size()) / static_cast<double>(this->key(name).size());
  }

  Columns columns_;
  EntityDirectory directory_;
};

/// The layer of `entities`, which ascend by id. O(names log names).
NameLayer make_name_layer(std::span<const EntityNames* const> entities);

/// `base` without the entities that are `hidden`, and all of `top`, none of which is left in `base`.
/// O(names).
NameLayer merge_name_layers(const NameLayer& base, const std::function<bool(EntityId)>& hidden,
                            const NameLayer& top);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_
