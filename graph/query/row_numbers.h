#ifndef NOTEGRAPH_GRAPH_QUERY_ROW_NUMBERS_H_
#define NOTEGRAPH_GRAPH_QUERY_ROW_NUMBERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "graph/query/csr_graph.h"

namespace notegraph::query {

/// A number for some of many vertices, in pages that copies share until they set a number in them: a copy
/// costs a pointer for 1,024 vertices.
class RowNumbers {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  /// Of `v`, below size(); kNone where none was set.
  std::uint32_t operator[](Vertex v) const {
    const Page* page = pages_[v / kPageSize].get();
    return page == nullptr ? kNone : (*page)[v % kPageSize];
  }
  std::size_t size() const { return size_; }

  /// Never fewer than before.
  void resize(std::size_t size) {
    size_ = size;
    pages_.resize((size + kPageSize - 1) / kPageSize);
  }

  void set(Vertex v, std::uint32_t number) {
    std::shared_ptr<Page>& page = pages_[v / kPageSize];
    if (page == nullptr) {
      page = std::make_shared<Page>();
      page->fill(kNone);
    } else if (page.use_count() > 1) {
      page = std::make_shared<Page>(*page);
    }
    (*page)[v % kPageSize] = number;
  }

 private:
  static constexpr std::size_t kPageSize = 1024;
  using Page = std::array<std::uint32_t, kPageSize>;

  std::vector<std::shared_ptr<Page>> pages_;
  std::size_t size_ = 0;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_ROW_NUMBERS_H_
