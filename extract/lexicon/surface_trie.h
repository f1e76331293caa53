#ifndef NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_
#define NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notegraph::extract {

/// A trie over the bytes of comparison forms, as a double array (Aoe 1989, "An efficient digital search
/// algorithm by using a double-array structure"): one array access a byte, some eight bytes a node.
class SurfaceTrie {
 public:
  using Node = std::int32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = -1;

  SurfaceTrie() : SurfaceTrie(std::vector<std::pair<std::string, std::uint32_t>>{}) {}
  /// `entries`: sorted by key, keys distinct and not empty.
  explicit SurfaceTrie(const std::vector<std::pair<std::string, std::uint32_t>>& entries);

  /// The node reached from `node` by `bytes`; kNone: no key goes on like that.
  Node walk(Node node, std::string_view bytes) const {
    for (const char c : bytes) {
      const auto next = units_[static_cast<std::size_t>(node)].base + static_cast<unsigned char>(c) + 1;
      if (units_[static_cast<std::size_t>(next)].parent != node) return kNone;
      node = next;
    }
    return node;
  }
  /// The value of the key that ends at `node`, or -1.
  std::int64_t value(Node node) const {
    const Unit& end = units_[static_cast<std::size_t>(units_[static_cast<std::size_t>(node)].base)];
    return end.parent == node ? end.base : -1;
  }

 private:
  /// A node's child by byte b stands at base + b + 1; its value, where it has one, at base, in that base.
  struct Unit {
    std::int32_t base = 0;
    std::int32_t parent = -1;
  };
  std::vector<Unit> units_;

  friend class SurfaceTrieBuilder;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_
