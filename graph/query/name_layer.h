#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/entity.h"
#include "graph/query/edit_distance.h"

// All names lie sorted by key: exact and prefix matches are ranges of them. The keys also lie one behind the
// other in one text, with a zero byte after each: a match inside is an occurrence in that text. For fuzzy
// matches every key of about the right length is tried, but few get past the comparison of character sets. An
// index of trigrams would be larger than the keys and of no help with names of two characters, which are most
// Chinese ones; reading 100,000 names takes less than a millisecond, and only when better kinds of match are
// too few.
namespace notegraph::query {

/// The names and aliases of some entities, for the ways in which a name can match. Immutable.
class NameLayer {
 public:
  struct Owner {
    EntityId id;
    std::uint32_t mentions = 0;
  };
  struct Name {
    std::string key;  ///< surface_key(surface).
    std::string surface;
    std::uint32_t owner = 0;  ///< Index into the owners.
  };
  struct Hit {
    std::uint32_t name = 0;
    double score = 0;
  };

  NameLayer() = default;
  /// Of the names of one owner with one key the first is kept.
  NameLayer(std::vector<Owner> owners, std::vector<Name> names);

  const std::vector<Owner>& owners() const { return owners_; }
  const std::vector<Name>& names() const { return names_; }  ///< By key, then owner.

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
    return static_cast<double>(key.size()) / static_cast<double>(names_[name].key.size());
  }

  std::vector<Owner> owners_;
  std::vector<Name> names_;  // No two alike in key and owner.
  std::string text_;         // Every key in order, a zero byte after each.
  std::vector<std::size_t> text_begins_;
  std::vector<CharacterSet> sets_;
};

/// Appends `entity` and its names: name, label, aliases.
void append_names(const Entity& entity, std::vector<NameLayer::Owner>& owners,
                  std::vector<NameLayer::Name>& names);

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_H_
