#include <sstream>

#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"

namespace notegraph::http {
namespace {

constexpr std::size_t kMaxLines = 200'000;  // An answer lies in memory as a whole.

}  // namespace

Response get_export(const Backend& backend, const Call& call) {
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  const auto stats = backend.service.stats();
  if (!stats) return error_answer(backend, call, stats.status());
  if (stats->counts.entities + stats->counts.relations > kMaxLines) {
    return error_answer(
        backend, call,
        Status(StatusCode::limit_exceeded,
               "the graph is too large to be exported over HTTP: end the service and export it "
               "from its directory"));
  }
  std::ostringstream lines;
  const auto report = backend.service.export_jsonl(lines);
  if (!report) return error_answer(backend, call, report.status());
  return {200,
          "application/x-ndjson",
          std::move(lines).str(),
          {{"Notegraph-Entities", std::to_string(report->entities)},
           {"Notegraph-Relations", std::to_string(report->relations)}}};
}

}  // namespace notegraph::http
