#ifndef NOTEGRAPH_GRAPH_STORE_FINDING_H_
#define NOTEGRAPH_GRAPH_STORE_FINDING_H_

#include <string>

namespace notegraph::store {

/// One thing that is wrong with a store.
struct Finding {
  std::string where;  ///< "name 'bert' of entity 4421c520f5e48d1f".
  std::string what;   ///< "is missing".
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FINDING_H_
