#include "api/http/answer.h"
#include "api/http/handlers.h"

namespace notegraph::http {
namespace {

constexpr const char* kWell = R"({"status":"ok"})";

}  // namespace

Response get_live(const Backend&, const Call&) {
  return json_answer(kWell);
}

Response get_ready(const Backend& backend, const Call& call) {
  const auto notes = backend.service.notes("", 1);
  if (!notes) return error_answer(backend, call, notes.status());
  return json_answer(kWell);
}

}  // namespace notegraph::http
