#ifndef NOTEGRAPH_API_CODEC_REPLY_JSON_H_
#define NOTEGRAPH_API_CODEC_REPLY_JSON_H_

#include <string_view>

#include "api/codec/json_codec.h"
#include "api/service/analysis_requests.h"
#include "api/service/decision_requests.h"
#include "api/service/history_requests.h"
#include "api/service/requests.h"
#include "graph/model/status.h"
#include "graph/store/backup_info.h"

// The way back from the JSON of json_codec.h, for a client: to_json(parsed) is the same bytes again. What the
// JSON does not carry (digits beyond the fourth of a confidence) stays at its default. Keys that are not
// known here are passed over, for the service may be newer. Errors: bad_data, the text is no such reply.
namespace notegraph::codec {

Status parse_reply(std::string_view json, service::IngestReport& report);
Status parse_reply(std::string_view json, service::RemoveReport& report);
Status parse_reply(std::string_view json, service::SearchReply& reply);
Status parse_reply(std::string_view json, service::EntityCard& card);
Status parse_reply(std::string_view json, service::NeighborsReply& reply);
Status parse_reply(std::string_view json, service::PathsReply& reply);
Status parse_reply(std::string_view json, service::StatsReply& reply);
Status parse_reply(std::string_view json, service::DiagramReply& reply);
Status parse_reply(std::string_view json, service::RankingReply& reply);
Status parse_reply(std::string_view json, service::CommunitiesReply& reply);
Status parse_reply(std::string_view json, service::SimilarReply& reply);
Status parse_reply(std::string_view json, service::ComparisonReply& reply);
Status parse_reply(std::string_view json, service::OrderReply& reply);
Status parse_reply(std::string_view json, service::GapsReply& reply);
Status parse_reply(std::string_view json, service::DecisionReply& reply);
Status parse_reply(std::string_view json, service::DecisionsReply& reply);
Status parse_reply(std::string_view json, service::ReviewReply& reply);
Status parse_reply(std::string_view json, service::ChangesReply& reply);
Status parse_reply(std::string_view json, service::DiffReply& reply);
Status parse_reply(std::string_view json, service::ImportReport& report);
Status parse_reply(std::string_view json, service::VerifyReport& report);
Status parse_reply(std::string_view json, store::BackupInfo& backup);
Status parse_reply(std::string_view json, NotesPage& page);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_REPLY_JSON_H_
