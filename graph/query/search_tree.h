#ifndef NOTEGRAPH_GRAPH_QUERY_SEARCH_TREE_H_
#define NOTEGRAPH_GRAPH_QUERY_SEARCH_TREE_H_

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

#include "graph/query/traversal.h"

// What the searches keep per vertex. Each thread has one scratch of each kind for all its queries: a vertex
// counts as unseen unless its stamp is of the running query, so nothing of the size of the graph is ever
// cleared.
namespace notegraph::query {

/// Values that begin as zero bytes; pages that no query touches take no memory.
template <typename T>
class ZeroedArray {
 public:
  /// At least `size` values; all are zero again when that is more than before.
  void reserve(std::size_t size) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (size <= size_) return;
    values_.reset(static_cast<T*>(std::calloc(size, sizeof(T))));
    if (!values_) throw std::bad_alloc();
    size_ = size;
  }
  void fetch(std::size_t i) const { __builtin_prefetch(values_.get() + i); }
  void clear() { std::fill_n(values_.get(), size_, T{}); }
  T& operator[](std::size_t i) { return values_[i]; }
  const T& operator[](std::size_t i) const { return values_[i]; }

 private:
  struct Free {
    void operator()(T* values) const { std::free(values); }
  };
  std::unique_ptr<T[], Free> values_;
  std::size_t size_ = 0;
};

/// Vertices in the order in which they were put, each at most once.
class VertexList {
 public:
  /// Room for as many, and for one that is put down but not added; needed before push().
  void reserve(std::size_t vertex_count) { vertices_.reserve(vertex_count + 1); }
  void clear() { size_ = 0; }
  void push(Vertex v) { vertices_[size_++] = v; }
  /// Without a branch, which would be guessed wrong where vertices are as often new as not.
  void push_if(bool is_new, Vertex v) {
    vertices_[size_] = v;
    size_ += is_new ? 1 : 0;
  }
  void swap(VertexList& other) { std::swap(*this, other); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Vertex* begin() { return &vertices_[0]; }
  Vertex* end() { return begin() + size_; }
  const Vertex* begin() const { return &vertices_[0]; }
  const Vertex* end() const { return begin() + size_; }
  Vertex operator[](std::size_t i) const { return vertices_[i]; }

 private:
  ZeroedArray<Vertex> vertices_;
  std::size_t size_ = 0;
};

/// Hands out stamps: numbers above those of every earlier query on the same array.
class StampClock {
 public:
  /// A stamp that never runs out, for vertices that a query must not enter; the query takes it back.
  static constexpr std::uint32_t kBlocked = 0xffffffff;

  /// The first of `count` stamps for a query; `clear` is called when the numbers begin anew.
  template <typename Clear>
  std::uint32_t take(std::size_t count, Clear clear) {
    if (count >= kBlocked - next_) {
      clear();
      next_ = 1;
    }
    const std::uint32_t first = next_;
    next_ += static_cast<std::uint32_t>(count);
    return first;
  }
  /// Gives back the stamps from `first_unused` on.
  void give_back(std::uint32_t first_unused) { next_ = first_unused; }

 private:
  std::uint32_t next_ = 1;
};

/// `queue` is a heap with the least of its items in front.
template <typename Queued>
void push_queued(std::vector<Queued>& queue, const Queued& item) {
  queue.push_back(item);
  std::push_heap(queue.begin(), queue.end(), std::greater<>());
}

template <typename Queued>
Queued pop_least(std::vector<Queued>& queue) {
  std::pop_heap(queue.begin(), queue.end(), std::greater<>());
  const Queued least = queue.back();
  queue.pop_back();
  return least;
}

/// Which of two vertices of a tree has the way from the root whose ids come first, given ways of equally many
/// hops. Going up both ways at once, the last difference before they join is the first seen from the root.
template <Traversal T, typename ParentOf>
bool way_precedes(const T& traversal, Vertex a, Vertex b, ParentOf parent_of) {
  bool precedes = false;
  while (a != b) {
    precedes = traversal.order(a) < traversal.order(b);
    a = parent_of(a);
    b = parent_of(b);
  }
  return precedes;
}

/// Whether `a` goes before `b`: by length, then by the ids along the way, then by types.
template <Traversal T>
bool path_precedes(const T& traversal, const StepPath& a, const StepPath& b) {
  if (a.length != b.length) return a.length < b.length;
  if (a.vertices != b.vertices) {
    return std::lexicographical_compare(
        a.vertices.begin(), a.vertices.end(), b.vertices.begin(), b.vertices.end(),
        [&](Vertex v, Vertex w) { return traversal.order(v) < traversal.order(w); });
  }
  return std::lexicographical_compare(
      a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
      [&](Step x, Step y) { return traversal.type_rank(x) < traversal.type_rank(y); });
}

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_SEARCH_TREE_H_
