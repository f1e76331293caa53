#ifndef NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_
#define NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/graph_keeper.h"
#include "api/service/knowledge_graph.h"
#include "api/service/requests.h"
#include "extract/document.h"
#include "extract/extractor.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

class GraphViews;

/// Gives the extractor when it is first needed: questions do without it, and reading the lexicon takes time.
using ExtractorSource = std::function<Result<std::unique_ptr<const extract::Extractor>>()>;

/// The facade over a graph that this process holds: every use case of notegraph, called alike by the command
/// line and by HTTP. knowledge_graph.h says what the calls do that it shares with a graph elsewhere.
/// Thread-safe.
class KnowledgeService final : public KnowledgeGraph {
 public:
  KnowledgeService(std::unique_ptr<store::GraphStore> store, Ontology ontology, ExtractorSource extractor,
                   GraphKeeping keeping = {});
  ~KnowledgeService() override;
  KnowledgeService(const KnowledgeService&) = delete;
  KnowledgeService& operator=(const KnowledgeService&) = delete;

  /// For who will ask many questions: keeps the evidence at hand, see GraphViews::keep_evidence(). Errors:
  /// those of the store.
  Status keep_evidence();

  Result<IngestReport> ingest(const std::vector<std::filesystem::path>& paths,
                              const IngestOptions& options) override;
  /// Brings the graph up to date with files and folders that were perhaps made, changed, renamed or removed:
  /// notes that are there are read if they changed, those that are gone are removed. Files that are no notes
  /// are passed over. Errors: those of ingest() but for not_found.
  Result<IngestReport> follow(const std::vector<std::filesystem::path>& changed,
                              const IngestOptions& options);
  /// Puts one note under an id of the caller's choice, also one that did not change if `writing` has
  /// conditions or a token. Errors: invalid_argument, the id is empty; those of GraphStore::write() about
  /// conditions and tokens.
  Result<IngestReport> put_note(const extract::Document& document, const IngestOptions& options = {},
                                const store::WriteOptions& writing = {});
  Result<RemoveReport> remove(const std::vector<std::string>& notes) override;
  /// Extracts without storing. Errors: those of reading the lexicon.
  Result<extract::Extractor::Extraction> extract(const extract::Document& document,
                                                 const extract::ExtractOptions& options) const;
  /// The same for a file in any format that ingest() takes; the note's id is `file` as given. Errors also:
  /// not_found, invalid_argument (it is a folder), io_error, limit_exceeded; bad_data, it is not what its
  /// ending says; unavailable, the program that reads its format is missing.
  Result<extract::Extractor::Extraction> extract_file(const std::filesystem::path& file,
                                                      const extract::ExtractOptions& options) const;
  /// Whether the extractor has learnt from a note with these bytes, see content_hash(). Errors: those of
  /// reading the lexicon.
  Result<bool> has_learnt_from(std::uint64_t content_hash) const;

  Result<EntityBrief> resolve(std::string_view reference) const;
  Result<SearchReply> search(const SearchRequest& request) const override;
  Result<EntityCard> show(const ShowRequest& request) const override;
  Result<NeighborsReply> neighbors(const NeighborsRequest& request) const override;
  Result<PathsReply> paths(const PathsRequest& request) const override;
  Result<DiagramReply> diagram(const DiagramRequest& request) const override;
  Result<StatsReply> stats() const override;
  /// A note as it is kept, with its text. Errors: not_found.
  Result<Note> note(const std::string& id) const;
  Result<std::vector<std::string>> notes(const std::string& after, std::size_t limit) const override;

  Result<RankingReply> rank(const analysis::RankRequest& request) const override;
  Result<CommunitiesReply> communities(const analysis::CommunitiesRequest& request) const override;
  Result<SimilarReply> similar(const SimilarRequest& request) const override;
  Result<ComparisonReply> compare(const ComparisonRequest& request) const override;
  Result<OrderReply> order(const OrderRequest& request) const override;
  Result<GapsReply> gaps(const analysis::GapsRequest& request) const override;

  Result<DecisionReply> decide(const DecisionRequest& request) override;
  Result<DecisionReply> undo(std::uint64_t number, const std::string& author) override;
  Result<DecisionsReply> decisions(bool with_undone) const override;
  Result<ReviewReply> review(const ReviewRequest& request) const override;
  Result<ChangesReply> changes(const ChangesRequest& request) const override;
  Result<ChangesReply> log(std::size_t limit) const override;
  Result<DiffReply> diff(const std::string& since) const override;

  Result<ImportReport> import_graph(const std::filesystem::path& file, const ImportOptions& options) override;
  Result<ExportReport> export_jsonl(std::ostream& out, const ProgressFunction& progress = {}) const override;

  Result<VerifyReport> verify(const ProgressFunction& progress = {}) const override;
  Result<store::BackupInfo> back_up(const std::filesystem::path& backups, const store::BackupOptions& options,
                                    const ProgressFunction& progress = {}) override;

  /// Tells of every write; see GraphStore::listen().
  store::CommitSubscription listen(store::CommitListener listener) const;

  /// A directory on whose disk there is room for what does not fit into memory.
  const std::filesystem::path& scratch() const { return scratch_; }

  /// The types in use: the ones that were given and those that imports brought.
  Result<Ontology> ontology() const;

 private:
  Result<const extract::Extractor*> extractor() const;
  /// Returns once questions show what was written; see GraphViews::show_writes().
  Result<store::WriteSummary> write(const store::WriteBatch& batch, const store::WriteOptions& options = {});
  /// Writes the one decision or undoing of `batch`, with what it does. Only with decision_mutex_.
  Result<DecisionReply> enter(store::WriteBatch batch, const store::WriteOptions& options = {});
  /// Until a write behind number `sequence` can be seen, at most so long.
  void await_write_after(std::uint64_t sequence, std::chrono::seconds at_most) const;
  /// Reads `files`, and removes what is gone at or below `places`.
  Result<IngestReport> update(const std::vector<std::filesystem::path>& files,
                              const std::vector<std::filesystem::path>& places, const IngestOptions& options);

  const std::unique_ptr<store::GraphStore> store_;
  const std::filesystem::path scratch_;  // On whose disk an import may keep what does not fit into memory.
  const std::unique_ptr<GraphViews> views_;  // After store_: a view must not outlive it.

  const ExtractorSource extractor_source_;
  mutable std::mutex extractor_mutex_;
  mutable std::unique_ptr<const extract::Extractor> extractor_;
  // The store takes writes of any number of threads at the same time, and syncs for all of them at once. Only
  // what rests on something that it has read first waits for others of its kind:
  std::mutex update_mutex_;    // Held while notes are brought up to date: what has no file is removed.
  std::mutex decision_mutex_;  // Held while one is made or undone: it must fit those before it.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_
