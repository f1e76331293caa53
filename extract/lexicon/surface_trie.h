#ifndef NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_
#define NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace notegraph::extract {

/// A trie over the bytes of comparison forms, as a double array (Aoe 1989, "An efficient digital search
/// algorithm by using a double-array structure"): one array access a byte, some eight bytes a node. What only
/// one key has behind its last branch, most of all bytes, is no chain of nodes but a tail (ibid., section 3).
class SurfaceTrie {
 public:
  using Node = std::int32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = -1;

  using Entry = std::pair<std::string_view, std::uint32_t>;  ///< A key and its value.

  SurfaceTrie() : SurfaceTrie(std::vector<Entry>{}) {}
  /// `entries`: sorted by key, keys distinct and not empty.
  explicit SurfaceTrie(const std::vector<Entry>& entries);

  /// The node reached from `node` by `bytes`; kNone: no key goes on like that.
  Node walk(Node node, std::string_view bytes) const {
    for (const char c : bytes) {
      const auto code = static_cast<unsigned char>(c) + 1;
      if (node >= 0) {
        const Unit& unit = units_[static_cast<std::size_t>(node)];
        if (unit.base >= 0) {
          const Node next = unit.base + code;
          if (units_[static_cast<std::size_t>(next)].parent != node) return kNone;
          node = next;
          continue;
        }
        node = unit.base;
      }
      if (tails_[place_in_tails(node)] != code) return kNone;
      --node;
    }
    return node;
  }
  /// The value of the key that ends at `node`, or -1.
  std::int64_t value(Node node) const {
    if (node >= 0) {
      const Node base = units_[static_cast<std::size_t>(node)].base;
      if (base >= 0) {
        const Unit& end = units_[static_cast<std::size_t>(base)];
        return end.parent == node ? end.base : -1;
      }
      node = base;
    }
    const std::size_t place = place_in_tails(node);
    if (tails_[place] != kEndOfTail) return -1;
    return tails_[place + 1] | std::int64_t{tails_[place + 2]} << 16U;
  }

 private:
  static constexpr std::uint16_t kEndOfTail = 0;

  /// Nodes below kNone are places in tails_, counted downwards.
  static Node node_of(std::size_t place) { return kNone - 1 - static_cast<Node>(place); }
  static std::size_t place_in_tails(Node node) { return static_cast<std::size_t>(kNone - 1 - node); }

  /// A node's child by byte b stands at base + b + 1; its value, where it has one, at base, in that base. The
  /// base of a node that leads to one key alone is the node where its tail begins.
  struct Unit {
    Node base = 0;
    Node parent = kNone;
  };
  std::vector<Unit> units_;
  std::vector<std::uint16_t> tails_;  ///< Of each its bytes + 1, kEndOfTail, and the halves of the value.

  friend class SurfaceTrieBuilder;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_SURFACE_TRIE_H_
