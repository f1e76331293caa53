#ifndef NOTEGRAPH_API_CODEC_JSON_CODEC_H_
#define NOTEGRAPH_API_CODEC_JSON_CODEC_H_

#include <string>
#include <vector>

#include "api/service/analysis_requests.h"
#include "api/service/decision_requests.h"
#include "api/service/history_requests.h"
#include "api/service/requests.h"
#include "extract/extractor.h"
#include "graph/model/entity.h"
#include "graph/store/backup_info.h"

// The one JSON of notegraph: what `--format json` prints and what HTTP answers. Keys come in a fixed order,
// text is UTF-8 (never escaped to ASCII; bytes that are no UTF-8 become U+FFFD), so equal values give equal
// bytes. Confidences and scores are rounded to four significant digits: enough to compare, and nothing above
// 0 becomes 0. `truncated` is false, or why the answer is cut: "results", "visited", "bytes", "time",
// "cancelled". api/http/API.md shows every shape.
namespace notegraph::codec {

enum class Layout { compact, indented };

/// An id as JSON carries it: 16 hexadecimal digits, for a 64-bit number does not survive JavaScript.
std::string to_hex(EntityId id);

/// A confidence or a score as everybody is shown it: to four significant digits, so that no reader sees the
/// noise of a product and nothing above 0 becomes 0. A whole number, which is a count, stays as it is.
double shown(double number);

/// A bounded part of the list of notes.
struct NotesPage {
  std::vector<std::string> notes;
  std::string next;  ///< Ask again with `after` set to this; empty, shown as null: that was the end.
};

std::string to_json(const service::EntityBrief& brief, Layout layout = Layout::compact);
std::string to_json(const service::IngestReport& report, Layout layout = Layout::compact);
std::string to_json(const service::RemoveReport& report, Layout layout = Layout::compact);
std::string to_json(const service::SearchReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::EntityCard& card, Layout layout = Layout::compact);
std::string to_json(const service::NeighborsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::PathsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::StatsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::RankingReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::CommunitiesReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::SimilarReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::ComparisonReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::OrderReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::GapsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::ImportReport& report, Layout layout = Layout::compact);
std::string to_json(const service::ExportReport& report, Layout layout = Layout::compact);
std::string to_json(const service::DiagramReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::VerifyReport& report, Layout layout = Layout::compact);
std::string to_json(const store::BackupInfo& backup, Layout layout = Layout::compact);
/// {"backups": [...]}
std::string to_json(const std::vector<store::BackupInfo>& backups, Layout layout = Layout::compact);
std::string to_json(const service::DecisionReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::DecisionsReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::ReviewReply& reply, Layout layout = Layout::compact);
std::string to_json(const service::ChangesReply& reply, Layout layout = Layout::compact);
std::string to_json(const store::GraphChange& change, Layout layout = Layout::compact);
std::string to_json(const service::DiffReply& reply, Layout layout = Layout::compact);
std::string to_json(const NotesPage& page, Layout layout = Layout::compact);

/// The shape of the gold files: {"doc", "entities": [{"id", "name", "type", "confidence", "mentions"}],
/// "relations": [{"head", "type", "tail", "confidence", "evidence", "line", "rule"}]}; `doc` is the file name
/// of the note, ids are e1, e2 ... in order, `mentions` the distinct surfaces in order of first appearance;
/// evidence, line and rule are those of the most trusted evidence.
std::string to_json(const NoteFacts& facts, Layout layout = Layout::compact);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_JSON_CODEC_H_
