#ifndef NOTEGRAPH_CLI_GRAPH_ACCESS_H_
#define NOTEGRAPH_CLI_GRAPH_ACCESS_H_

#include <filesystem>
#include <memory>

#include "cli/options.h"
#include "cli/output/console.h"
#include "cli/session.h"
#include "graph/model/status.h"

namespace notegraph::cli {

/// Opens the graph that a command line names; see session.h for the three ways. It knows which parts the
/// program is made of: RocksDB, the extractor, the HTTP client.
class GraphAccess {
 public:
  /// Both must outlive it.
  GraphAccess(const GlobalOptions& options, const Console& console) : options_(options), console_(console) {}

  Result<std::unique_ptr<service::KnowledgeGraph>> open_graph(GraphUse use) const;
  Result<std::unique_ptr<service::KnowledgeGraph>> find_service() const;
  Result<std::unique_ptr<service::KnowledgeService>> open_service(GraphUse use) const;
  Result<std::filesystem::path> locate_store() const;

  /// `status` itself; or, if it says that the store is busy, who has it and what to do. Only when this
  /// process does not have the store open.
  Status name_holder(const Status& status) const;

 private:
  Result<std::unique_ptr<service::KnowledgeService>> try_to_open(GraphUse use) const;
  Result<std::filesystem::path> directory() const;
  Result<std::unique_ptr<service::KnowledgeGraph>> find_named_service() const;
  Result<std::unique_ptr<service::KnowledgeGraph>> find_running_service() const;

  const GlobalOptions& options_;
  const Console& console_;
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_GRAPH_ACCESS_H_
