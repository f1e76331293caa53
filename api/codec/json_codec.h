#ifndef NOTEGRAPH_API_CODEC_JSON_CODEC_H_
#define NOTEGRAPH_API_CODEC_JSON_CODEC_H_

#include <string>

#include "api/service/requests.h"
#include "extract/extractor.h"
#include "graph/model/status.h"

// The one JSON of notegraph: what `--format json` prints and what HTTP answers. Keys come in a fixed order,
// text is UTF-8 (never escaped to ASCII), so equal values give equal bytes. api/http/API.md shows every
// shape.
namespace notegraph::codec {

enum class Layout { compact, indented };

std::string to_json(const service::EntityBrief& brief, Layout layout = Layout::compact);
std::string to_json(const service::IngestReport& report, Layout layout = Layout::compact);
std::string to_json(const service::RemoveReport& report, Layout layout = Layout::compact);
std::string to_json(const service::SearchReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::EntityCard& card, Layout layout = Layout::compact);
std::string to_json(const service::NeighborsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::PathsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::StatsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::ImportReport& report, Layout layout = Layout::compact);
std::string to_json(const service::ExportReport& report, Layout layout = Layout::compact);

/// The shape of the gold files: {"doc", "entities": [{"id", "name", "type", "confidence", "mentions"}],
/// "relations": [{"head", "type", "tail", "confidence", "evidence", "line", "rule"}]}; `doc` is the file name
/// of the note, ids are e1, e2 ... in order, `mentions` the distinct surfaces in order of first appearance.
std::string to_json(const NoteFacts& facts, Layout layout = Layout::compact);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_JSON_CODEC_H_
