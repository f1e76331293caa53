#ifndef NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_
#define NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "api/service/decision_requests.h"
#include "api/service/history_requests.h"
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

/// The facade: every use case of notegraph, called alike by the command line and by HTTP. Thread-safe.
/// Every call that takes a reference may answer not_found, with names that were perhaps meant as candidates,
/// or ambiguous, with the `type:name` of each meaning; and corruption or io_error of the store.
class KnowledgeService {
 public:
  KnowledgeService(std::unique_ptr<store::GraphStore> store, Ontology ontology, ExtractorSource extractor);
  ~KnowledgeService();
  KnowledgeService(const KnowledgeService&) = delete;
  KnowledgeService& operator=(const KnowledgeService&) = delete;

  /// Reads notes and folders of notes (every file below whose format is known, in order of path) into the
  /// graph. A note's id is its absolute path. One that cannot be read is reported and does not stop the
  /// others. Errors: not_found, a path is not there; bad_data or io_error, the lexicon cannot be read;
  /// io_error of the store.
  Result<IngestReport> ingest(const std::vector<std::filesystem::path>& paths, const IngestOptions& options);
  /// Puts one note under an id of the caller's choice. Errors: invalid_argument, the id is empty.
  Result<IngestReport> put_note(const extract::Document& document, const IngestOptions& options = {});
  /// Removes notes (ids as listed, or paths) or imports with all that only they said.
  /// Errors: not_found, one of them is not in the graph; nothing is removed then.
  Result<RemoveReport> remove(const std::vector<std::string>& notes);
  /// Extracts without storing. Errors: those of reading the lexicon.
  Result<extract::Extractor::Extraction> extract(const extract::Document& document,
                                                 const extract::ExtractOptions& options) const;

  Result<EntityBrief> resolve(std::string_view reference) const;
  Result<SearchReply> search(const SearchRequest& request) const;
  Result<EntityCard> show(const ShowRequest& request) const;
  /// Errors: invalid_argument, an unknown type in the filter.
  Result<NeighborsReply> neighbors(const NeighborsRequest& request) const;
  /// "No path" is an answer. Errors: invalid_argument, an unknown type in the filter.
  Result<PathsReply> paths(const PathsRequest& request) const;
  Result<DiagramReply> diagram(const DiagramRequest& request) const;
  Result<StatsReply> stats() const;
  /// Ids of the notes and imports, in order; `after` empty: from the start.
  Result<std::vector<std::string>> notes(const std::string& after, std::size_t limit) const;

  /// Imports JSON lines (plain or gzip) as one source; all or nothing. Its kinds come along as types.
  /// Errors: io_error; bad_data, with the number of the line and the reason.
  Result<ImportReport> import_jsonl(const std::filesystem::path& file, const ImportOptions& options);
  /// Writes the whole graph as JSON lines, entities first, in order of id: equal graphs give equal bytes.
  Result<ExportReport> export_jsonl(std::ostream& out, const ProgressFunction& progress = {}) const;

  /// Makes a decision, which takes effect at once. Errors: invalid_argument, a field is missing or makes no
  /// sense; not_found, it is about something that is not there.
  Result<DecisionReply> decide(const DecisionRequest& request);
  /// Takes a decision back. Errors: not_found, none in force has that number.
  Result<DecisionReply> undo(std::uint64_t number, const std::string& author);
  /// The decisions in force; `with_undone`: all that were ever made.
  Result<DecisionsReply> decisions(bool with_undone) const;
  /// What waits for a decision.
  Result<ReviewReply> review(const ReviewRequest& request) const;

  /// The writes behind number `after`, oldest first, at most `limit` > 0: ask again with `next` as `after`.
  /// Errors: not_found, some of them are no longer kept.
  Result<ChangesReply> changes(std::uint64_t after, std::size_t limit) const;
  /// The last writes, newest first, at most `limit` > 0.
  Result<ChangesReply> log(std::size_t limit) const;
  /// What the writes did since a moment: the number of a write, or a time (parse_timestamp()). Errors:
  /// invalid_argument, it is neither, or no write has that number yet; not_found, it is no longer known.
  Result<DiffReply> diff(const std::string& since) const;

  /// The types in use: the ones that were given and those that imports brought.
  Result<Ontology> ontology() const;

 private:
  Result<const extract::Extractor*> extractor() const;

  const std::unique_ptr<store::GraphStore> store_;
  const Ontology own_ontology_;
  const std::unique_ptr<GraphViews> views_;  // After store_: a view must not outlive it.

  const ExtractorSource extractor_source_;
  mutable std::mutex extractor_mutex_;
  mutable std::unique_ptr<const extract::Extractor> extractor_;
  std::mutex write_mutex_;  // Held through a use case that first reads and then writes.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_KNOWLEDGE_SERVICE_H_
