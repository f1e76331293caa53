#include <string_view>

#include "api/codec/owner_request_json.h"
#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"

namespace notegraph::http {
namespace {

/// Takes as long for a wrong token as for the right one, so that nobody can guess it letter by letter.
bool equal(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  }
  return difference == 0;
}

bool is_owner(const Backend& backend, const Call& call) {
  return !backend.owner_token.empty() && equal(call.request.authorization, "Bearer " + backend.owner_token);
}

/// Has `act` answer the request that `parse` makes of the body, if the owner sent it.
template <typename Parse, typename Act>
Response serve_owner(const Backend& backend, const Call& call, Parse parse, Act act) {
  if (!is_owner(backend, call)) {
    return problem(403, "only the owner of the graph may do this, on its machine, with the notegraph command",
                   call.path);
  }
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return problem_for_owner(fault, call.path);
  }
  const auto request = parse(call.request.body);
  if (!request) return problem_for_owner(request.status(), call.path);
  const auto reply = act(*request);
  if (!reply) return problem_for_owner(reply.status(), call.path);
  return json_answer(codec::to_json(*reply));
}

/// For requests whose body says nothing.
Result<bool> no_fields(const std::string& /*body*/) {
  return true;
}

}  // namespace

Response post_ingest(const Backend& backend, const Call& call) {
  return serve_owner(backend, call, codec::parse_ingest_request, [&](codec::IngestRequest request) {
    const WorkBoard::Entry entry(backend.work, "ingest", request.subject());
    request.options.progress = entry.progress();
    return backend.service.ingest(request.paths, request.options);
  });
}

Response post_import(const Backend& backend, const Call& call) {
  return serve_owner(backend, call, codec::parse_import_request, [&](codec::ImportRequest request) {
    const WorkBoard::Entry entry(backend.work, "import", request.subject());
    request.options.progress = entry.progress();
    return backend.service.import_graph(request.file, request.options);
  });
}

Response post_verify(const Backend& backend, const Call& call) {
  return serve_owner(backend, call, no_fields, [&](bool) {
    const WorkBoard::Entry entry(backend.work, "verify", "");
    return backend.service.verify(entry.progress());
  });
}

Response post_backup(const Backend& backend, const Call& call) {
  return serve_owner(backend, call, codec::parse_backup_request, [&](const codec::BackupRequest& request) {
    const WorkBoard::Entry entry(backend.work, "backup", request.subject());
    return backend.service.back_up(request.directory, request.options, entry.progress());
  });
}

Response get_work(const Backend& backend, const Call& call) {
  return serve_owner(backend, call, no_fields,
                     [&](bool) { return Result<codec::WorkReply>(backend.work.running()); });
}

}  // namespace notegraph::http
