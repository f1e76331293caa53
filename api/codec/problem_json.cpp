#include "api/codec/problem_json.h"

#include <nlohmann/json.hpp>

namespace notegraph::codec {

std::string problem_json(const Problem& problem) {
  using Json = nlohmann::ordered_json;
  const Json value = {{"type", "about:blank"},           {"title", problem.title},
                      {"status", problem.status},        {"detail", problem.detail},
                      {"instance", problem.instance},    {"code", problem.code},
                      {"candidates", problem.candidates}};
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace notegraph::codec
