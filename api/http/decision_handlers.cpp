#include <charconv>

#include "api/codec/decision_request_json.h"
#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"
#include "api/http/text.h"
#include "api/http/write_headers.h"

namespace notegraph::http {
namespace {

bool is_json(const std::string& content_type) {
  return to_lower(trim(content_type.substr(0, content_type.find(';')))) == "application/json";
}

}  // namespace

Response get_decisions(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const bool with_undone = parameters.choice<bool>("undone", {{"no", false}, {"yes", true}});
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.decisions(with_undone));
}

Response post_decision(const Backend& backend, const Call& call) {
  if (!is_json(call.request.content_type)) {
    return problem(415, "Content-Type must be application/json", call.path);
  }
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  auto request = codec::parse_decision_request_json(call.request.body);
  if (!request) return error_answer(backend, call, request.status());
  request->token = token_of(call.request);
  const auto reply = backend.service.decide(*request);
  if (!reply) return error_answer(backend, call, reply.status());
  return json_answer(codec::to_json(*reply), 201);
}

Response delete_decision(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::string author = parameters.required_text("author");
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  std::uint64_t number = 0;
  const char* const end = call.reference.data() + call.reference.size();
  const auto [stop, error] = std::from_chars(call.reference.data(), end, number);
  if (error != std::errc() || stop != end) {
    return error_answer(backend, call,
                        Status(StatusCode::invalid_argument, "the number of a decision is needed"));
  }
  return answer(backend, call, backend.service.undo(number, author));
}

Response get_review(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  service::ReviewRequest request;
  request.limit = parameters.number("limit", request.limit, service::kListed);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  return answer(backend, call, backend.service.review(request));
}

}  // namespace notegraph::http
