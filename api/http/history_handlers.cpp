#include <chrono>
#include <limits>

#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"

namespace notegraph::http {

namespace {

Result<service::ChangesRequest> read_changes_request(const std::vector<Parameter>& given) {
  ParameterReader parameters(given);
  service::ChangesRequest request;
  request.after = parameters.number("after", 0, 0, std::numeric_limits<std::size_t>::max());
  request.limit = parameters.number("limit", request.limit, service::kChanges);
  request.wait = std::chrono::seconds(parameters.number("wait", 0, 0, kMaxWaitSeconds));
  if (Status fault = parameters.finish(); !fault) return fault;
  return request;
}

}  // namespace

Response get_changes(const Backend& backend, const Call& call) {
  auto request = read_changes_request(call.parameters);
  if (!request) return error_answer(backend, call, request.status());
  request->wait = {};  // That is over; see wait_for_changes().
  return answer(backend, call, backend.service.changes(*request));
}

std::optional<Wait> wait_for_changes(const Request& request) {
  static const std::vector<std::string> kChanges{"v1", "changes"};
  if (request.method != "GET") return std::nullopt;
  const auto target = parse_target(request.target);
  if (!target || target->segments != kChanges) return std::nullopt;
  const auto asked = read_changes_request(target->parameters);
  if (!asked || asked->wait.count() == 0) return std::nullopt;
  return Wait{asked->after, asked->wait};
}

Response get_log(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::size_t limit = parameters.number("limit", 20, service::kChanges);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.log(limit));
}

Response get_diff(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::string since = parameters.required_text("since");
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.diff(since));
}

}  // namespace notegraph::http
