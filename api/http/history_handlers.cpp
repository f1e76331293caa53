#include <limits>

#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"

namespace notegraph::http {

Response get_changes(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::size_t after = parameters.number("after", 0, 0, std::numeric_limits<std::size_t>::max());
  const std::size_t limit = parameters.number("limit", 50, 1, kMaxResults);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.changes(after, limit));
}

Response get_log(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::size_t limit = parameters.number("limit", 20, 1, kMaxResults);
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
