#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_RAW_DATABASE_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_RAW_DATABASE_H_

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <rocksdb/db.h>

namespace notegraph::test {

/// The database of a store, past all checks; made if it is not there.
inline std::unique_ptr<rocksdb::DB> open_raw_database(const std::filesystem::path& directory) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(options, directory.string(), &opened);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  return std::unique_ptr<rocksdb::DB>(opened);
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_RAW_DATABASE_H_
