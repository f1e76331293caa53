// Decisions about a graph behind HTTP, and its history.

#include "api/client/answer_reading.h"
#include "api/client/query_string.h"
#include "api/client/remote_knowledge_graph.h"
#include "api/codec/decision_request_json.h"

namespace notegraph::client {

Result<service::DecisionReply> RemoteKnowledgeGraph::decide(const service::DecisionRequest& request) {
  service::DecisionRequest sent = request;
  if (!request.notes.empty()) {
    auto ids = as_ids(request.notes);
    if (!ids) return ids.status();
    sent.notes = *std::move(ids);
  }
  return read<service::DecisionReply>(http_.post("/v1/decisions", codec::to_json(sent)));
}

Result<service::DecisionReply> RemoteKnowledgeGraph::undo(std::uint64_t number, const std::string& author) {
  Target target("/v1/decisions/" + std::to_string(number));
  target.add("author", author);
  return read<service::DecisionReply>(http_.remove(target.text()));
}

Result<service::DecisionsReply> RemoteKnowledgeGraph::decisions(bool with_undone) const {
  Target target("/v1/decisions");
  target.add("undone", with_undone ? "yes" : "no");
  return read<service::DecisionsReply>(http_.get(target.text()));
}

Result<service::ReviewReply> RemoteKnowledgeGraph::review(const service::ReviewRequest& request) const {
  Target target("/v1/review");
  target.add("limit", request.limit);
  return read<service::ReviewReply>(http_.get(target.text()));
}

Result<service::ChangesReply> RemoteKnowledgeGraph::changes(const service::ChangesRequest& request) const {
  Target target("/v1/changes");
  target.add("after", std::size_t{request.after}).add("limit", request.limit);
  target.add("wait", static_cast<std::size_t>(request.wait.count()));
  return read<service::ChangesReply>(http_.get(target.text()));
}

Result<service::ChangesReply> RemoteKnowledgeGraph::log(std::size_t limit) const {
  Target target("/v1/log");
  target.add("limit", limit);
  return read<service::ChangesReply>(http_.get(target.text()));
}

Result<service::DiffReply> RemoteKnowledgeGraph::diff(const std::string& since) const {
  Target target("/v1/diff");
  target.add("since", since);
  return read<service::DiffReply>(http_.get(target.text()));
}

}  // namespace notegraph::client
