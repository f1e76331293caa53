#ifndef NOTEGRAPH_API_CLIENT_REMOTE_KNOWLEDGE_GRAPH_H_
#define NOTEGRAPH_API_CLIENT_REMOTE_KNOWLEDGE_GRAPH_H_

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "api/client/http_client.h"
#include "api/service/knowledge_graph.h"

namespace notegraph::client {

/// The graph of a running service, asked over HTTP (api/http/API.md). Answers are those of the service to the
/// letter, confidences rounded as its JSON rounds them. ingest(), import_graph(), verify() and back_up() name
/// files of the service's machine and need the token of its owner: else invalid_argument. Their progress is
/// told by another thread; export_jsonl() tells none. Relative paths are those of this process.
class RemoteKnowledgeGraph final : public service::KnowledgeGraph {
 public:
  explicit RemoteKnowledgeGraph(const std::string& url, const std::string& owner_token = {})
      : http_(url, owner_token), progress_http_(url, owner_token) {}

  Result<service::IngestReport> ingest(const std::vector<std::filesystem::path>& paths,
                                       const service::IngestOptions& options) override;
  Result<service::RemoveReport> remove(const std::vector<std::string>& notes) override;
  Result<service::SearchReply> search(const service::SearchRequest& request) const override;
  Result<service::EntityCard> show(const service::ShowRequest& request) const override;
  Result<service::NeighborsReply> neighbors(const service::NeighborsRequest& request) const override;
  Result<service::PathsReply> paths(const service::PathsRequest& request) const override;
  Result<service::DiagramReply> diagram(const service::DiagramRequest& request) const override;
  Result<service::StatsReply> stats() const override;
  Result<std::vector<std::string>> notes(const std::string& after, std::size_t limit) const override;
  Result<service::RankingReply> rank(const analysis::RankRequest& request) const override;
  Result<service::CommunitiesReply> communities(const analysis::CommunitiesRequest& request) const override;
  Result<service::SimilarReply> similar(const service::SimilarRequest& request) const override;
  Result<service::ComparisonReply> compare(const service::ComparisonRequest& request) const override;
  Result<service::OrderReply> order(const service::OrderRequest& request) const override;
  Result<service::GapsReply> gaps(const analysis::GapsRequest& request) const override;
  Result<service::DecisionReply> decide(const service::DecisionRequest& request) override;
  Result<service::DecisionReply> undo(std::uint64_t number, const std::string& author) override;
  Result<service::DecisionsReply> decisions(bool with_undone) const override;
  Result<service::ReviewReply> review(const service::ReviewRequest& request) const override;
  Result<service::ChangesReply> changes(const service::ChangesRequest& request) const override;
  Result<service::ChangesReply> log(std::size_t limit) const override;
  Result<service::DiffReply> diff(const std::string& since) const override;
  Result<service::ImportReport> import_graph(const std::filesystem::path& file,
                                             const service::ImportOptions& options) override;
  Result<service::ExportReport> export_jsonl(std::ostream& out,
                                             const service::ProgressFunction& progress = {}) const override;
  Result<service::VerifyReport> verify(const service::ProgressFunction& progress = {}) const override;
  Result<store::BackupInfo> back_up(const std::filesystem::path& backups, const store::BackupOptions& options,
                                    const service::ProgressFunction& progress = {}) override;

 private:
  /// `notes` as the service knows them: what is no id of it is a path, and ours, not the service's.
  Result<std::vector<std::string>> as_ids(const std::vector<std::string>& notes) const;

  HttpClient http_;
  HttpClient progress_http_;  // Asks how far the service is while http_ waits.
};

}  // namespace notegraph::client

#endif  // NOTEGRAPH_API_CLIENT_REMOTE_KNOWLEDGE_GRAPH_H_
