#include "api/http/problem.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/codec/problem_json.h"
#include "api/http/http_status.h"
#include "api/http/text.h"

namespace notegraph::http {
namespace {

constexpr const char* kFault = "The server could not do this; its log says why.";
constexpr const char* kUnknownOutcome =
    "The write failed, and whether it is stored is unknown: look for it, and write again only if it is not "
    "there. The server takes no more writes until it is started again; its log says why.";
constexpr const char* kProblemType = "application/problem+json";

Response to_response(const codec::Problem& problem) {
  Response response{problem.status, kProblemType, codec::problem_json(problem), {}};
  if (problem.status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

/// "Length Required" -> "length_required".
std::string code_of(const char* phrase) {
  std::string code = to_lower(phrase);
  std::replace(code.begin(), code.end(), ' ', '_');
  return code;
}

/// Control characters in a log line could forge other lines, or speak to a terminal.
std::string for_log(std::string line) {
  std::replace_if(line.begin(), line.end(), is_control, '?');
  return line;
}

}  // namespace

Response problem(int http_code, const std::string& detail, const std::string& instance) {
  const char* phrase = reason_phrase(http_code);
  return to_response({http_code, phrase, detail, instance, code_of(phrase), {}});
}

Response problem(const Status& status, const std::string& instance, const ErrorLog& log) {
  const int code = http_code(status.code());
  std::string detail = status.message();
  if (code == 500) {
    log(for_log(fmt::format("{}: {}: {}", instance, to_string(status.code()), detail)));
    detail = status.code() == StatusCode::unknown_outcome ? kUnknownOutcome : kFault;
  }
  return to_response(
      {code, reason_phrase(code), detail, instance, to_string(status.code()), status.candidates()});
}

Response problem_for_owner(const Status& status, const std::string& instance) {
  const int code = http_code(status.code());
  return to_response(
      {code, reason_phrase(code), status.message(), instance, to_string(status.code()), status.candidates()});
}

Response bug(const std::string& reason, const std::string& instance, const ErrorLog& log) {
  log(for_log(fmt::format("{}: a bug: {}", instance, reason)));
  return problem(500, kFault, instance);
}

Refusal no_room() {
  return {503, "too many requests wait already; try again later"};
}

std::string refusal_bytes(const Refusal& refusal) {
  const Response response = problem(refusal.status, refusal.detail, "");
  std::string bytes = fmt::format(
      "HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Type: {}\r\nContent-Length: {}\r\n", response.status,
      reason_phrase(response.status), response.content_type, response.body.size());
  for (const auto& [name, value] : response.headers) bytes += fmt::format("{}: {}\r\n", name, value);
  return bytes + "\r\n" + response.body;
}

}  // namespace notegraph::http
