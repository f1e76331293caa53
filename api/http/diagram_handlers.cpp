#include "api/diagram/graphviz.h"
#include "api/http/answer.h"
#include "api/http/handlers.h"
#include "api/http/parameter_reader.h"
#include "api/http/query_parameters.h"

namespace notegraph::http {
namespace {

constexpr std::size_t kMaxDrawnEntities = 300;  // More of them are no picture that one can read.
constexpr std::chrono::seconds kDrawingTime{10};

Result<service::DiagramReply> describe(const Backend& backend, const Call& call, std::size_t max_entities) {
  ParameterReader parameters(call.parameters);
  service::DiagramRequest request;
  request.reference = parameters.text("entity");
  request.to = parameters.text("to");
  request.max_hops = static_cast<std::uint32_t>(parameters.number("hops", request.max_hops, service::kHops));
  request.k = parameters.number("k", request.k, service::kPaths);
  request.max_entities =
      parameters.number("max_entities", request.max_entities, service::kDrawnEntities.least, max_entities);
  request.filter = read_filter(parameters);
  request.language = parameters.choice<const char*>("lang", {{"en", "en"}, {"zh", "zh"}, {"fr", "fr"}});
  if (const Status fault = parameters.finish(); !fault) return fault;
  if (!request.to.empty() && request.reference.empty()) {
    return Status(StatusCode::invalid_argument,
                  "the parameter \"to\" needs \"entity\", where the path starts");
  }
  return backend.service.diagram(request);
}

Response get_picture(const Backend& backend, const Call& call, diagram::PictureFormat format,
                     const char* content_type) {
  const DrawingSlots::Hold slot(backend.drawing_slots);
  if (!slot) return problem(503, "other diagrams are being drawn; try again in a moment", call.path);
  const auto described = describe(backend, call, kMaxDrawnEntities);
  if (!described) return error_answer(backend, call, described.status());
  auto picture = diagram::render(described->dot, format, kDrawingTime);
  if (!picture) return error_answer(backend, call, picture.status());
  return {200,
          content_type,
          *std::move(picture),
          {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}};
}

}  // namespace

Response get_diagram(const Backend& backend, const Call& call) {
  return answer(backend, call, describe(backend, call, service::kDrawnEntities.most));
}

Response get_diagram_dot(const Backend& backend, const Call& call) {
  auto described = describe(backend, call, kMaxDrawnEntities);
  if (!described) return error_answer(backend, call, described.status());
  return {200, "text/vnd.graphviz; charset=utf-8", std::move(described->dot), {}};
}

Response get_diagram_svg(const Backend& backend, const Call& call) {
  return get_picture(backend, call, diagram::PictureFormat::svg, "image/svg+xml");
}

Response get_diagram_png(const Backend& backend, const Call& call) {
  return get_picture(backend, call, diagram::PictureFormat::png, "image/png");
}

}  // namespace notegraph::http
