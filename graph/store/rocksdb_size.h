#ifndef NOTEGRAPH_GRAPH_STORE_ROCKSDB_SIZE_H_
#define NOTEGRAPH_GRAPH_STORE_ROCKSDB_SIZE_H_

#include <rocksdb/db.h>

#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::store {

/// GraphStore::size() for an open database.
Result<StoreSize> measure_size(rocksdb::DB& db);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_ROCKSDB_SIZE_H_
