#ifndef NOTEGRAPH_API_HTTP_ANSWER_H_
#define NOTEGRAPH_API_HTTP_ANSWER_H_

#include <string>

#include "api/codec/json_codec.h"
#include "api/http/handlers.h"
#include "api/http/problem.h"

// The last step of every handler.
namespace notegraph::http {

inline Response json_answer(std::string body, int status = 200) {
  return {status, "application/json", std::move(body), {}};
}

inline Response error_answer(const Backend& backend, const Call& call, const Status& status) {
  return problem(status, call.path, backend.log);
}

/// `reply` as JSON, or its error.
template <typename Reply>
Response answer(const Backend& backend, const Call& call, const Result<Reply>& reply) {
  if (!reply) return error_answer(backend, call, reply.status());
  return json_answer(codec::to_json(*reply));
}

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_ANSWER_H_
