#ifndef NOTEGRAPH_GRAPH_QUERY_READ_PROGRESS_H_
#define NOTEGRAPH_GRAPH_QUERY_READ_PROGRESS_H_

#include <cstddef>
#include <functional>

namespace notegraph::query {

/// Told now and then how many entities and relations of a snapshot were read so far; may be empty.
using ReadProgress = std::function<void(std::size_t rows)>;

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_READ_PROGRESS_H_
