#include "extract/lexicon/surface_trie.h"

#include <algorithm>

namespace notegraph::extract {
namespace {

/// The units that nobody has taken, as a list in order of their index: a search for a place skips the taken
/// ones. Unit 0, which is never free, is the head.
class FreeUnits {
 public:
  std::size_t first() const { return next_[0]; }
  std::size_t after(std::size_t unit) const { return next_[unit]; }

  void grow(std::size_t size) {
    for (auto unit = static_cast<std::uint32_t>(next_.size()); unit < size; ++unit) {
      before_.push_back(last_);
      if (unit > 0) next_[last_] = unit;
      next_.push_back(0);
      last_ = unit;
    }
  }
  /// Not the last one.
  void take(std::size_t unit) {
    next_[before_[unit]] = next_[unit];
    before_[next_[unit]] = before_[unit];
  }

 private:
  std::vector<std::uint32_t> next_, before_;
  std::uint32_t last_ = 0;
};

}  // namespace

/// Lays the nodes out first-fit, depth first.
class SurfaceTrieBuilder {
 public:
  using Entries = std::vector<SurfaceTrie::Entry>;

  SurfaceTrieBuilder(const Entries& entries, SurfaceTrie& trie)
      : entries_(entries), units_(trie.units_), tails_(trie.tails_) {
    grow(kCodes + 1);
    units_[0].parent = kTaken;  // The root is nobody's child.
    if (!entries_.empty()) open_.push_back({0, entries_.size(), 0, SurfaceTrie::kRoot});
    while (!open_.empty()) {
      const Branch branch = open_.back();
      open_.pop_back();
      place(branch);
    }
    // A walk may look one alphabet beyond any base.
    units_.resize(last_base_ + kCodes);
    units_.shrink_to_fit();
    tails_.shrink_to_fit();
  }

 private:
  static constexpr std::size_t kCodes = 257;  ///< The end of a key, then the 256 bytes.
  static constexpr std::int32_t kTaken = -2;

  /// The entries [begin, end) share their first `depth` bytes, which lead to `node`.
  struct Branch {
    std::size_t begin, end, depth;
    SurfaceTrie::Node node;
  };
  struct Child {
    std::size_t code, begin, end;  ///< The entries [begin, end) go on with it.
  };

  void grow(std::size_t size) {
    units_.resize(size);
    free_.grow(size);
  }

  void find_children(const Branch& branch) {
    children_.clear();
    for (std::size_t i = branch.begin; i < branch.end; ++i) {
      const std::string_view key = entries_[i].first;
      const std::size_t code =
          branch.depth < key.size() ? static_cast<unsigned char>(key[branch.depth]) + 1U : 0U;
      if (children_.empty() || children_.back().code != code) children_.push_back({code, i, i});
      children_.back().end = i + 1;
    }
  }

  bool fits(std::size_t base) const {
    for (const Child& child : children_) {
      if (units_[base + child.code].parent != SurfaceTrie::kNone) return false;
    }
    return true;
  }

  /// The first place where the units of all children are free.
  std::size_t find_base() {
    const std::size_t lowest = children_.front().code;
    for (std::size_t unit = free_.first();; unit = free_.after(unit)) {
      // One unit behind what is looked at stays free, as the list's last.
      if (unit + kCodes + 1 >= units_.size()) grow(units_.size() + units_.size() / 2 + kCodes + 1);
      if (unit > lowest && fits(unit - lowest)) return unit - lowest;
    }
  }

  void place(const Branch& branch) {
    if (branch.end - branch.begin == 1) {
      place_tail(branch);
    } else {
      place_children(branch);
    }
  }

  void place_tail(const Branch& branch) {
    const auto& [key, value] = entries_[branch.begin];
    units_[static_cast<std::size_t>(branch.node)].base = SurfaceTrie::node_of(tails_.size());
    for (const char byte : key.substr(branch.depth))
      tails_.push_back(static_cast<std::uint16_t>(static_cast<unsigned char>(byte) + 1));
    tails_.insert(tails_.end(), {SurfaceTrie::kEndOfTail, static_cast<std::uint16_t>(value & 0xFFFFU),
                                 static_cast<std::uint16_t>(value >> 16U)});
  }

  void place_children(const Branch& branch) {
    find_children(branch);
    const std::size_t base = find_base();
    last_base_ = std::max(last_base_, base);
    units_[static_cast<std::size_t>(branch.node)].base = static_cast<std::int32_t>(base);
    for (const Child& child : children_) {
      units_[base + child.code].parent = branch.node;
      free_.take(base + child.code);
      if (child.code == 0) {
        units_[base].base = static_cast<std::int32_t>(entries_[child.begin].second);
      } else {
        open_.push_back(
            {child.begin, child.end, branch.depth + 1, static_cast<SurfaceTrie::Node>(base + child.code)});
      }
    }
  }

  const Entries& entries_;
  std::vector<SurfaceTrie::Unit>& units_;
  std::vector<std::uint16_t>& tails_;
  FreeUnits free_;
  std::vector<Branch> open_;     ///< Branches whose node has its unit, but whose children have none.
  std::vector<Child> children_;  ///< Of the branch that is being placed.
  std::size_t last_base_ = 0;
};

SurfaceTrie::SurfaceTrie(const std::vector<Entry>& entries) {
  SurfaceTrieBuilder(entries, *this);
}

}  // namespace notegraph::extract
