#include "extract/lexicon/surface_trie.h"

namespace notegraph::extract {

/// Lays the nodes out first-fit, depth first. `first_free_` only moves forward, past the densely taken part.
class SurfaceTrieBuilder {
 public:
  using Entries = std::vector<std::pair<std::string, std::uint32_t>>;

  SurfaceTrieBuilder(const Entries& entries, std::vector<SurfaceTrie::Unit>& units)
      : entries_(entries), units_(units) {
    reserve(kCodes);
    units_[0].parent = kTaken;  // The root is nobody's child.
    if (!entries_.empty()) place(0, entries_.size(), 0, SurfaceTrie::kRoot);
    // A walk may look one alphabet beyond any base.
    units_.resize(units_.size() + kCodes);
  }

 private:
  static constexpr std::size_t kCodes = 257;  ///< The end of a key, then the 256 bytes.
  static constexpr std::int32_t kTaken = -2;

  struct Child {
    std::size_t code, begin, end;  ///< The entries [begin, end) go on with it.
  };

  void reserve(std::size_t size) {
    if (units_.size() < size) units_.resize(size + size / 2);
  }

  std::vector<Child> children(std::size_t begin, std::size_t end, std::size_t depth) const {
    std::vector<Child> out;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& key = entries_[i].first;
      const std::size_t code = depth < key.size() ? static_cast<unsigned char>(key[depth]) + 1U : 0U;
      if (out.empty() || out.back().code != code) out.push_back({code, i, i});
      out.back().end = i + 1;
    }
    return out;
  }

  std::size_t find_base(const std::vector<Child>& nodes) {
    std::size_t base = first_free_;
    for (;; ++base) {
      reserve(base + kCodes);
      bool fits = true;
      for (const Child& child : nodes) fits = fits && units_[base + child.code].parent == SurfaceTrie::kNone;
      if (fits) break;
    }
    while (units_[first_free_].parent != SurfaceTrie::kNone && first_free_ < base) ++first_free_;
    return base;
  }

  void place(std::size_t begin, std::size_t end, std::size_t depth, SurfaceTrie::Node node) {
    const std::vector<Child> nodes = children(begin, end, depth);
    const std::size_t base = find_base(nodes);
    units_[static_cast<std::size_t>(node)].base = static_cast<std::int32_t>(base);
    for (const Child& child : nodes) units_[base + child.code].parent = node;
    for (const Child& child : nodes) {
      if (child.code == 0) {
        units_[base].base = static_cast<std::int32_t>(entries_[child.begin].second);
      } else {
        place(child.begin, child.end, depth + 1, static_cast<SurfaceTrie::Node>(base + child.code));
      }
    }
  }

  const Entries& entries_;
  std::vector<SurfaceTrie::Unit>& units_;
  std::size_t first_free_ = 1;
};

SurfaceTrie::SurfaceTrie(const std::vector<std::pair<std::string, std::uint32_t>>& entries) {
  SurfaceTrieBuilder(entries, units_);
}

}  // namespace notegraph::extract
