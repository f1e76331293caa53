#include <string_view>

#include "api/codec/note_json.h"
#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"
#include "api/http/text.h"
#include "api/http/write_headers.h"

namespace notegraph::http {
namespace {

constexpr double kLeastConfidence = 0.4;  // The extractor's own default.

/// "text/markdown; charset=utf-8" -> "text/markdown".
std::string media_type(std::string_view content_type) {
  return to_lower(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_raw_note(const std::string& type) {
  return type == "text/markdown" || type == "text/plain";
}

Response unsupported(const Call& call) {
  return problem(415, "Content-Type must be application/json, text/markdown or text/plain", call.path);
}

/// The note in the body: JSON, or raw text whose id is a parameter.
Result<extract::Document> read_note(const Call& call, const std::string& type, const std::string& id) {
  if (is_raw_note(type)) return extract::Document{id, call.request.body};
  auto document = codec::parse_note_json(call.request.body);
  if (document && !id.empty()) {
    return Status(StatusCode::invalid_argument,
                  "the parameter \"id\" is for raw text; JSON brings its own \"id\"");
  }
  return document;
}

}  // namespace

Response post_extract(const Backend& backend, const Call& call) {
  const std::string type = media_type(call.request.content_type);
  if (!is_raw_note(type) && type != "application/json") return unsupported(call);
  ParameterReader parameters(call.parameters);
  const std::string id = parameters.text("id");
  extract::ExtractOptions options;
  options.min_confidence = parameters.fraction("min_confidence", kLeastConfidence);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  const auto document = read_note(call, type, id);
  if (!document) return error_answer(backend, call, document.status());
  const auto extraction = backend.service.extract(*document, options);
  if (!extraction) return error_answer(backend, call, extraction.status());
  return json_answer(codec::to_json(extraction->facts));
}

Response post_note(const Backend& backend, const Call& call) {
  const std::string type = media_type(call.request.content_type);
  if (!is_raw_note(type) && type != "application/json") return unsupported(call);
  ParameterReader parameters(call.parameters);
  const std::string id = parameters.text("id");
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  const auto document = read_note(call, type, id);
  if (!document) return error_answer(backend, call, document.status());
  auto expected = expected_note(call.request, document->id);
  if (!expected) return error_answer(backend, call, expected.status());
  store::WriteOptions writing;
  writing.if_notes = *std::move(expected);
  writing.token = token_of(call.request);
  const auto report = backend.service.put_note(*document, {}, writing);
  if (!report && report.status().code() == StatusCode::conflict && !writing.if_notes.empty()) {
    return problem(412, report.status().message(), call.path);
  }
  if (!report) return error_answer(backend, call, report.status());
  return json_answer(codec::to_json(*report), report->added > 0 ? 201 : 200);
}

Response get_note(const Backend& backend, const Call& call) {
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  const auto note = backend.service.note(call.reference);
  if (!note) return error_answer(backend, call, note.status());
  Response response = json_answer(codec::note_json(*note));
  response.headers.emplace_back("ETag", etag_of(note->content_hash));
  return response;
}

Response get_notes(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::string after = parameters.text("after");
  const std::size_t limit = parameters.number("limit", 50, service::kResults);
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  auto notes = backend.service.notes(after, limit + 1);  // One more tells whether this is the end.
  if (!notes) return error_answer(backend, call, notes.status());
  codec::NotesPage page{*std::move(notes), ""};
  if (page.notes.size() > limit) {
    page.notes.resize(limit);
    page.next = page.notes.back();
  }
  return json_answer(codec::to_json(page));
}

Response delete_notes(const Backend& backend, const Call& call) {
  ParameterReader parameters(call.parameters);
  const std::vector<std::string> ids = parameters.texts("id");
  if (const Status fault = parameters.finish(); !fault) return error_answer(backend, call, fault);
  if (ids.empty()) {
    return error_answer(backend, call,
                        Status(StatusCode::invalid_argument, "the parameter \"id\" is needed"));
  }
  return answer(backend, call, backend.service.remove(ids));
}

Response post_removal(const Backend& backend, const Call& call) {
  if (media_type(call.request.content_type) != "application/json") {
    return problem(415, "Content-Type must be application/json", call.path);
  }
  if (const Status fault = ParameterReader(call.parameters).finish(); !fault) {
    return error_answer(backend, call, fault);
  }
  const auto ids = codec::parse_note_ids_json(call.request.body);
  if (!ids) return error_answer(backend, call, ids.status());
  return answer(backend, call, backend.service.remove(*ids));
}

}  // namespace notegraph::http
