#include <string>
#include <utility>

#include "api/http/answer.h"
#include "api/http/body_file.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"

namespace notegraph::http {
Response get_export(const Backend& backend, const Call& call) {
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  auto body = BodyFile::create(backend.service.scratch());
  if (!body) return error_answer(backend, call, body.status());
  const auto report = backend.service.export_jsonl((*body)->stream());
  if (const Status written = (*body)->finish(); !written) return error_answer(backend, call, written);
  if (!report) return error_answer(backend, call, report.status());
  return {200,
          "application/x-ndjson",
          "",
          {{"Notegraph-Entities", std::to_string(report->entities)},
           {"Notegraph-Relations", std::to_string(report->relations)}},
          *std::move(body)};
}

}  // namespace notegraph::http
