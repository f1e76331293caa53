#ifndef NOTEGRAPH_API_CODEC_PROBLEM_JSON_H_
#define NOTEGRAPH_API_CODEC_PROBLEM_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::codec {

/// An error as HTTP tells it. Source: RFC 9457, section 3; `code` and `candidates` are our extensions.
struct Problem {
  int status = 500;                     ///< The HTTP status code.
  std::string title;                    ///< The same for every problem of this `code`.
  std::string detail;                   ///< What was wrong with this request, and what to do.
  std::string instance;                 ///< The path that was asked for.
  std::string code;                     ///< For programs: to_string(StatusCode), or an HTTP condition.
  std::vector<std::string> candidates;  ///< What was perhaps meant, best first.
};

/// {"type": "about:blank", "title", "status", "detail", "instance", "code", "candidates"}.
std::string problem_json(const Problem& problem);

/// The way back, for a client. Errors: bad_data, the text is no problem.
Result<Problem> parse_problem(std::string_view json);

/// What a call of the service would have answered here. Conditions of HTTP's own are invalid_argument if the
/// request was at fault, else unavailable.
Status to_status(const Problem& problem);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_PROBLEM_JSON_H_
