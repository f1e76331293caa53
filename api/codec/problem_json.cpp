#include "api/codec/problem_json.h"

#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"

namespace notegraph::codec {

std::string problem_json(const Problem& problem) {
  using Json = nlohmann::ordered_json;
  const Json value = {{"type", "about:blank"},           {"title", problem.title},
                      {"status", problem.status},        {"detail", problem.detail},
                      {"instance", problem.instance},    {"code", problem.code},
                      {"candidates", problem.candidates}};
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Problem> parse_problem(std::string_view json) {
  const auto value = parse_strict_json(json);
  if (!value) return value.status();
  try {
    Problem problem;
    value->at("status").get_to(problem.status);
    value->at("title").get_to(problem.title);
    value->at("detail").get_to(problem.detail);
    value->at("instance").get_to(problem.instance);
    value->at("code").get_to(problem.code);
    value->at("candidates").get_to(problem.candidates);
    return problem;
  } catch (const nlohmann::json::exception& wrong_shape) {
    return Status(StatusCode::bad_data, wrong_shape.what());
  }
}

Status to_status(const Problem& problem) {
  for (const StatusCode code :
       {StatusCode::not_found, StatusCode::ambiguous, StatusCode::invalid_argument,
        StatusCode::limit_exceeded, StatusCode::conflict, StatusCode::busy, StatusCode::unavailable,
        StatusCode::bad_data, StatusCode::corruption, StatusCode::io_error, StatusCode::unknown_outcome}) {
    if (problem.code == to_string(code)) return {code, problem.detail, problem.candidates};
  }
  const StatusCode code = problem.status < 500 ? StatusCode::invalid_argument : StatusCode::unavailable;
  return {code, problem.detail, problem.candidates};
}

}  // namespace notegraph::codec
