#ifndef NOTEGRAPH_API_HTTP_HANDLERS_H_
#define NOTEGRAPH_API_HTTP_HANDLERS_H_

#include <optional>
#include <string>
#include <vector>

#include "api/http/drawing_slots.h"
#include "api/http/message.h"
#include "api/http/target.h"
#include "api/http/work_board.h"
#include "api/service/knowledge_service.h"

// One function for each endpoint: request -> service -> response. They translate and decide nothing.
namespace notegraph::http {

/// What all handlers work with.
struct Backend {
  service::KnowledgeService& service;
  DrawingSlots& drawing_slots;
  WorkBoard& work;
  ErrorLog log;
  std::string owner_token;  ///< Empty: nobody is the owner.
};

/// A request that has found its handler.
struct Call {
  const Request& request;
  const std::string& path;       ///< Not decoded; for error answers.
  const std::string& reference;  ///< The entity or number in the path, decoded.
  const std::vector<Parameter>& parameters;
};

using Handler = Response (*)(const Backend&, const Call&);

// question_handlers.cpp
Response get_entity(const Backend& backend, const Call& call);
Response get_neighbors(const Backend& backend, const Call& call);
Response get_paths(const Backend& backend, const Call& call);
Response get_search(const Backend& backend, const Call& call);
Response get_stats(const Backend& backend, const Call& call);

// analysis_handlers.cpp
Response get_rank(const Backend& backend, const Call& call);
Response get_communities(const Backend& backend, const Call& call);
Response get_similar(const Backend& backend, const Call& call);
Response get_order(const Backend& backend, const Call& call);
Response get_gaps(const Backend& backend, const Call& call);

// diagram_handlers.cpp
Response get_diagram(const Backend& backend, const Call& call);  ///< DOT within JSON, for programs.
Response get_diagram_dot(const Backend& backend, const Call& call);
Response get_diagram_svg(const Backend& backend, const Call& call);
Response get_diagram_png(const Backend& backend, const Call& call);

// note_handlers.cpp
Response post_extract(const Backend& backend, const Call& call);
Response get_notes(const Backend& backend, const Call& call);
Response get_note(const Backend& backend, const Call& call);
Response post_note(const Backend& backend, const Call& call);
Response delete_notes(const Backend& backend, const Call& call);
Response post_removal(const Backend& backend, const Call& call);

// decision_handlers.cpp
Response get_decisions(const Backend& backend, const Call& call);
Response post_decision(const Backend& backend, const Call& call);
Response delete_decision(const Backend& backend, const Call& call);
Response get_review(const Backend& backend, const Call& call);

// history_handlers.cpp
Response get_changes(const Backend& backend, const Call& call);
/// If `request` asks get_changes() to wait: for a write behind the last one that it knows.
std::optional<Wait> wait_for_changes(const Request& request);
Response get_log(const Backend& backend, const Call& call);
Response get_diff(const Backend& backend, const Call& call);

// export_handlers.cpp
Response get_export(const Backend& backend, const Call& call);

// owner_handlers.cpp: what names files of this machine, for who has Backend::owner_token.
Response post_ingest(const Backend& backend, const Call& call);
Response post_import(const Backend& backend, const Call& call);
Response post_verify(const Backend& backend, const Call& call);
Response post_backup(const Backend& backend, const Call& call);
Response get_work(const Backend& backend, const Call& call);  ///< How far these are.

// health_handlers.cpp
Response get_live(const Backend& backend, const Call& call);   ///< The process answers.
Response get_ready(const Backend& backend, const Call& call);  ///< The store answers, too.

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_HANDLERS_H_
