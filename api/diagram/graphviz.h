#ifndef NOTEGRAPH_API_DIAGRAM_GRAPHVIZ_H_
#define NOTEGRAPH_API_DIAGRAM_GRAPHVIZ_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"

namespace notegraph::diagram {

enum class PictureFormat { svg, png, pdf };

/// svg, png or pdf; nothing for another name.
std::optional<PictureFormat> parse_picture_format(std::string_view name);

/// Lays out and draws `dot` by running GraphViz's program `dot`, which is stopped after `time_limit`.
/// Errors: unavailable, GraphViz is not installed, took too long or refused the source.
Result<std::string> render(std::string_view dot, PictureFormat format,
                           std::chrono::milliseconds time_limit = std::chrono::seconds(20));

}  // namespace notegraph::diagram

#endif  // NOTEGRAPH_API_DIAGRAM_GRAPHVIZ_H_
