#include "api/http/same_site.h"

#include <string_view>

#include "api/http/problem.h"
#include "api/http/target.h"
#include "api/http/text.h"

namespace notegraph::http {
namespace {

/// "[::1]:8080" -> "[::1]", "localhost:8080" -> "localhost".
std::string host_without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  return to_lower(has_port ? host.substr(0, colon) : host);
}

bool names_loopback(const std::string& host) {
  const std::string name = host_without_port(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool changes_something(const Request& request) {
  return request.method != "GET" && request.method != "HEAD" && request.method != "OPTIONS";
}

}  // namespace

std::optional<Response> refuse_foreign_site(const Request& request, bool bound_to_loopback) {
  if (bound_to_loopback && !request.host.empty() && !names_loopback(request.host)) {
    return problem(421, "this server is reached as localhost or 127.0.0.1 only", path_of(request.target));
  }
  const std::string own_origin = "http://" + to_lower(request.host);
  if (changes_something(request) && request.origin && to_lower(*request.origin) != own_origin) {
    return problem(403, "pages of other sites may not change anything here", path_of(request.target));
  }
  return std::nullopt;
}

}  // namespace notegraph::http
