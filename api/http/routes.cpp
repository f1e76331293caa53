#include "api/http/routes.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/http/page.h"
#include "api/http/problem.h"
#include "api/http/target.h"
#include "api/http/text.h"

namespace notegraph::http {
namespace {

constexpr std::string_view kAnySegment = "{}";

/// Whether `segments` fit `pattern`; the one that fits "{}" becomes `reference`.
bool fits(std::string_view pattern, const std::vector<std::string>& segments, std::string& reference) {
  const auto wanted = split(pattern.substr(1), '/');
  if (wanted.size() != segments.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool any = wanted[i] == kAnySegment && !segments[i].empty();
    if (!any && wanted[i] != segments[i]) return false;
    if (any) reference = segments[i];
  }
  return true;
}

/// The methods that a path answers to, for Allow headers.
std::string allowed(const std::vector<std::string_view>& methods) {
  std::vector<std::string_view> all{"OPTIONS"};
  for (const std::string_view method : methods) {
    if (method == "GET") all.emplace_back("HEAD");
    all.push_back(method);
  }
  std::sort(all.begin(), all.end());
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = {
      {"GET", "/", get_page},
      {"GET", "/page.css", get_page_style},
      {"GET", "/page.js", get_page_script},
      {"GET", "/healthz", get_ready},
      {"GET", "/livez", get_live},
      {"GET", "/readyz", get_ready},
      {"GET", "/v1/entities/{}", get_entity},
      {"GET", "/v1/entities/{}/neighbors", get_neighbors},
      {"GET", "/v1/paths", get_paths},
      {"GET", "/v1/search", get_search},
      {"GET", "/v1/stats", get_stats},
      {"GET", "/v1/rank", get_rank},
      {"GET", "/v1/communities", get_communities},
      {"GET", "/v1/similar", get_similar},
      {"GET", "/v1/order", get_order},
      {"GET", "/v1/gaps", get_gaps},
      {"GET", "/v1/export", get_export},
      {"GET", "/v1/diagram", get_diagram},
      {"GET", "/v1/diagram.dot", get_diagram_dot},
      {"GET", "/v1/diagram.svg", get_diagram_svg},
      {"GET", "/v1/diagram.png", get_diagram_png},
      {"POST", "/v1/extract", post_extract},
      {"GET", "/v1/notes", get_notes},
      {"GET", "/v1/notes/{}", get_note},
      {"POST", "/v1/notes", post_note},
      {"DELETE", "/v1/notes", delete_notes},
      {"POST", "/v1/notes/removal", post_removal},
      {"GET", "/v1/decisions", get_decisions},
      {"POST", "/v1/decisions", post_decision},
      {"DELETE", "/v1/decisions/{}", delete_decision},
      {"GET", "/v1/review", get_review},
      {"GET", "/v1/changes", get_changes},
      {"GET", "/v1/log", get_log},
      {"GET", "/v1/diff", get_diff},
      {"POST", "/v1/owner/ingest", post_ingest},
      {"POST", "/v1/owner/import", post_import},
      {"POST", "/v1/owner/verify", post_verify},
      {"POST", "/v1/owner/backup", post_backup},
      {"GET", "/v1/owner/work", get_work},
  };
  return table;
}

Response route(const Backend& backend, const Request& request) {
  if (request.target == "*") return {200, "", "", {{"Allow", "DELETE, GET, HEAD, OPTIONS, POST"}}};
  const std::string path = path_of(request.target);
  auto target = parse_target(request.target);
  if (!target) return problem(target.status(), path, backend.log);

  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  std::vector<std::string_view> methods;  // Of the routes that fit the path.
  std::string reference;
  for (const Route& candidate : routes()) {
    if (!fits(candidate.pattern, target->segments, reference)) continue;
    if (candidate.method == method)
      return candidate.handler(backend, {request, path, reference, target->parameters});
    methods.push_back(candidate.method);
  }
  if (methods.empty())
    return problem(404, "there is nothing at this path; GET / is a page to start from", path);
  Response response;
  if (method != "OPTIONS")
    response = problem(405, fmt::format("this path answers to: {}", allowed(methods)), path);
  response.headers.emplace_back("Allow", allowed(methods));
  return response;
}

}  // namespace notegraph::http
