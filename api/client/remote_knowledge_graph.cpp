#include "api/client/remote_knowledge_graph.h"

#include <charconv>
#include <cstdlib>
#include <ostream>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "api/client/answer_reading.h"
#include "api/client/progress_asker.h"
#include "api/client/query_string.h"
#include "api/codec/note_json.h"
#include "api/codec/owner_request_json.h"

namespace notegraph::client {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotesInPage = 1000;

const char* word_for(query::Direction direction) {
  switch (direction) {
    case query::Direction::both: return "both";
    case query::Direction::out: return "out";
    case query::Direction::in: return "in";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

const char* word_for(query::PathOrder order) {
  switch (order) {
    case query::PathOrder::hops: return "hops";
    case query::PathOrder::confidence: return "confidence";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

void add_filter(const query::Filter& filter, Target& target) {
  target.add("direction", word_for(filter.direction));
  target.add("relation", filter.relation_types);
  target.add("type", filter.entity_types);
  target.add("min_confidence", filter.min_confidence);
}

void add_limits(const query::Limits& limits, Target& target) {
  target.add("max_time", limits.max_time).add("max_visited", limits.max_visited);
}

std::string entity_path(const std::string& reference) {
  return "/v1/entities/" + percent_encode(reference);
}

std::size_t number_of(const Answer& answer, const std::string& header) {
  std::size_t number = 0;
  const auto found = answer.headers.find(header);
  if (found == answer.headers.end()) return number;
  std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
  return number;
}

}  // namespace

Result<service::IngestReport> RemoteKnowledgeGraph::ingest(const std::vector<fs::path>& paths,
                                                           const service::IngestOptions& options) {
  codec::IngestRequest request{{}, options};
  for (const fs::path& path : paths) request.paths.push_back(fs::absolute(path).lexically_normal());
  const ProgressAsker asker(progress_http_, "ingest", request.subject(), options.progress);
  return read<service::IngestReport>(http_.post("/v1/owner/ingest", codec::to_json(request)));
}

Result<service::RemoveReport> RemoteKnowledgeGraph::remove(const std::vector<std::string>& notes) {
  const auto ids = as_ids(notes);
  if (!ids) return ids.status();
  return read<service::RemoveReport>(http_.post("/v1/notes/removal", codec::note_ids_json(*ids)));
}

Result<service::SearchReply> RemoteKnowledgeGraph::search(const service::SearchRequest& request) const {
  Target target("/v1/search");
  target.add("q", request.text).add("type", request.entity_types).add("limit", request.limit);
  return read<service::SearchReply>(http_.get(target.text()));
}

Result<service::EntityCard> RemoteKnowledgeGraph::show(const service::ShowRequest& request) const {
  Target target(entity_path(request.reference));
  target.add("relations", request.max_relations).add("mentions", request.max_mentions);
  target.add("evidence", request.max_evidence);
  return read<service::EntityCard>(http_.get(target.text()));
}

Result<service::NeighborsReply> RemoteKnowledgeGraph::neighbors(
    const service::NeighborsRequest& request) const {
  Target target(entity_path(request.reference) + "/neighbors");
  target.add("hops", std::size_t{request.max_hops}).add("limit", request.limits.max_results);
  target.add("offset", request.offset);
  add_limits(request.limits, target);
  add_filter(request.filter, target);
  target.add("evidence", request.max_evidence);
  return read<service::NeighborsReply>(http_.get(target.text()));
}

Result<service::PathsReply> RemoteKnowledgeGraph::paths(const service::PathsRequest& request) const {
  Target target("/v1/paths");
  target.add("from", request.from).add("to", request.to).add("k", request.k);
  target.add("max_hops", std::size_t{request.max_hops}).add("by", word_for(request.order));
  target.add("avoid", request.avoid);
  add_limits(request.limits, target);
  add_filter(request.filter, target);
  target.add("evidence", request.max_evidence);
  return read<service::PathsReply>(http_.get(target.text()));
}

Result<service::DiagramReply> RemoteKnowledgeGraph::diagram(const service::DiagramRequest& request) const {
  Target target("/v1/diagram");
  if (!request.reference.empty()) target.add("entity", request.reference);
  if (!request.to.empty()) target.add("to", request.to);
  target.add("hops", std::size_t{request.max_hops}).add("k", request.k);
  target.add("max_entities", request.max_entities).add("lang", request.language);
  add_filter(request.filter, target);
  return read<service::DiagramReply>(http_.get(target.text()));
}

Result<service::StatsReply> RemoteKnowledgeGraph::stats() const {
  return read<service::StatsReply>(http_.get("/v1/stats"));
}

Result<std::vector<std::string>> RemoteKnowledgeGraph::notes(const std::string& after,
                                                             std::size_t limit) const {
  Target target("/v1/notes");
  if (!after.empty()) target.add("after", after);
  target.add("limit", limit);
  auto page = read<codec::NotesPage>(http_.get(target.text()));
  if (!page) return page.status();
  return std::move(page->notes);
}

Result<service::ImportReport> RemoteKnowledgeGraph::import_graph(const fs::path& file,
                                                                 const service::ImportOptions& options) {
  const codec::ImportRequest request{fs::absolute(file).lexically_normal(), options};
  const ProgressAsker asker(progress_http_, "import", request.subject(), options.progress);
  return read<service::ImportReport>(http_.post("/v1/owner/import", codec::to_json(request)));
}

Result<service::ExportReport> RemoteKnowledgeGraph::export_jsonl(std::ostream& out,
                                                                 const service::ProgressFunction&) const {
  const auto answer = http_.download("/v1/export", out);
  if (!answer) return answer.status();
  return service::ExportReport{number_of(*answer, "notegraph-entities"),
                               number_of(*answer, "notegraph-relations")};
}

Result<service::VerifyReport> RemoteKnowledgeGraph::verify(const service::ProgressFunction& progress) const {
  const ProgressAsker asker(progress_http_, "verify", "", progress);
  return read<service::VerifyReport>(http_.post("/v1/owner/verify", "{}"));
}

Result<store::BackupInfo> RemoteKnowledgeGraph::back_up(const fs::path& backups,
                                                        const store::BackupOptions& options,
                                                        const service::ProgressFunction& progress) {
  const codec::BackupRequest request{fs::absolute(backups).lexically_normal(), options};
  const ProgressAsker asker(progress_http_, "backup", request.subject(), progress);
  return read<store::BackupInfo>(http_.post("/v1/owner/backup", codec::to_json(request)));
}

Result<std::vector<std::string>> RemoteKnowledgeGraph::as_ids(const std::vector<std::string>& notes) const {
  std::set<std::string> known;
  for (std::string after;;) {
    auto page = this->notes(after, kNotesInPage);
    if (!page) return page.status();
    known.insert(page->begin(), page->end());
    if (page->size() < kNotesInPage) break;
    after = page->back();
  }
  std::vector<std::string> ids;
  for (const std::string& note : notes) {
    std::error_code ignored;
    ids.push_back(known.contains(note) ? note : fs::weakly_canonical(note, ignored).string());
  }
  return ids;
}

}  // namespace notegraph::client
