#ifndef NOTEGRAPH_API_SERVICE_KNOWLEDGE_GRAPH_H_
#define NOTEGRAPH_API_SERVICE_KNOWLEDGE_GRAPH_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "api/service/analysis_requests.h"
#include "api/service/decision_requests.h"
#include "api/service/history_requests.h"
#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/store/backup_info.h"

namespace notegraph::service {

/// What one may ask of a graph, and do to it, wherever it is: in this process (KnowledgeService) or behind
/// HTTP (client::RemoteKnowledgeGraph). Thread-safe. What a call wrote is seen by every question that is
/// asked after it returned; questions never wait for a write. Paths are files of the machine that has the
/// graph. Every call that takes a reference may answer not_found, with names that were perhaps meant as
/// candidates, or ambiguous, with the `type:name` of each meaning; every call corruption or io_error of the
/// store, and over HTTP unavailable, or invalid_argument for more than the service gives away at once.
class KnowledgeGraph {
 public:
  virtual ~KnowledgeGraph() = default;

  /// Reads notes and folders of notes (every file below whose format is known, in order of path) into the
  /// graph. A note's id is its absolute path. One that cannot be read is reported and does not stop the
  /// others. Errors: not_found, a path is not there; bad_data or io_error, the lexicon cannot be read;
  /// io_error of the store.
  virtual Result<IngestReport> ingest(const std::vector<std::filesystem::path>& paths,
                                      const IngestOptions& options) = 0;
  /// Removes notes (ids as listed, or paths) or imports with all that only they said.
  /// Errors: not_found, one of them is not in the graph; nothing is removed then.
  virtual Result<RemoveReport> remove(const std::vector<std::string>& notes) = 0;

  virtual Result<SearchReply> search(const SearchRequest& request) const = 0;
  virtual Result<EntityCard> show(const ShowRequest& request) const = 0;
  /// Errors: invalid_argument, an unknown type in the filter.
  virtual Result<NeighborsReply> neighbors(const NeighborsRequest& request) const = 0;
  /// "No path" is an answer. Errors: invalid_argument, an unknown type in the filter.
  virtual Result<PathsReply> paths(const PathsRequest& request) const = 0;
  virtual Result<DiagramReply> diagram(const DiagramRequest& request) const = 0;
  virtual Result<StatsReply> stats() const = 0;
  /// Ids of the notes and imports, in order; `after` empty: from the start.
  virtual Result<std::vector<std::string>> notes(const std::string& after, std::size_t limit) const = 0;

  /// The analyses of the graph as a whole; graph/analysis/analysis.h says what each means. Errors:
  /// invalid_argument, an unknown type, or a number that makes no sense.
  virtual Result<RankingReply> rank(const analysis::RankRequest& request) const = 0;
  virtual Result<CommunitiesReply> communities(const analysis::CommunitiesRequest& request) const = 0;
  virtual Result<SimilarReply> similar(const SimilarRequest& request) const = 0;
  virtual Result<ComparisonReply> compare(const ComparisonRequest& request) const = 0;
  virtual Result<OrderReply> order(const OrderRequest& request) const = 0;
  virtual Result<GapsReply> gaps(const analysis::GapsRequest& request) const = 0;

  /// Makes a decision, which takes effect at once. Errors: invalid_argument, a field is missing or makes no
  /// sense; not_found, it is about something that is not there.
  virtual Result<DecisionReply> decide(const DecisionRequest& request) = 0;
  /// Takes a decision back. Errors: not_found, none in force has that number.
  virtual Result<DecisionReply> undo(std::uint64_t number, const std::string& author) = 0;
  /// The decisions in force; `with_undone`: all that were ever made.
  virtual Result<DecisionsReply> decisions(bool with_undone) const = 0;
  /// What waits for a decision.
  virtual Result<ReviewReply> review(const ReviewRequest& request) const = 0;

  /// The writes behind a number: ask again with `next` as `after`, and none is told twice or left out.
  /// Errors: not_found, some of them are no longer kept.
  virtual Result<ChangesReply> changes(const ChangesRequest& request) const = 0;
  /// The last writes, newest first, at most `limit` > 0.
  virtual Result<ChangesReply> log(std::size_t limit) const = 0;
  /// What the writes did since a moment: the number of a write, or a time (parse_timestamp()). Errors:
  /// invalid_argument, it is neither, or no write has that number yet; not_found, it is no longer known.
  virtual Result<DiffReply> diff(const std::string& since) const = 0;

  /// Imports a graph that others wrote, plain or gzip, as one source; all or nothing. Its kinds come along as
  /// types. Errors: invalid_argument, the format is not known, or has no lines that could be skipped;
  /// io_error; bad_data, with the number of the line and the reason.
  virtual Result<ImportReport> import_graph(const std::filesystem::path& file,
                                            const ImportOptions& options) = 0;
  /// Writes the whole graph as JSON lines, entities first, in order of id: equal graphs give equal
  /// bytes, and an export that is imported comes out again as it went in.
  virtual Result<ExportReport> export_jsonl(std::ostream& out,
                                            const ProgressFunction& progress = {}) const = 0;

  /// Reads the notes' files again and says which evidence no longer stands in them. The graph stays as it is.
  virtual Result<VerifyReport> verify(const ProgressFunction& progress = {}) const = 0;
  /// Adds a verified copy of the graph to the directory `backups`; see GraphStore::back_up(). Progress may be
  /// told from another thread, one call at a time.
  virtual Result<store::BackupInfo> back_up(const std::filesystem::path& backups,
                                            const store::BackupOptions& options,
                                            const ProgressFunction& progress = {}) = 0;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_KNOWLEDGE_GRAPH_H_
