#ifndef NOTEGRAPH_API_CODEC_DECISION_REQUEST_JSON_H_
#define NOTEGRAPH_API_CODEC_DECISION_REQUEST_JSON_H_

#include <string>
#include <string_view>

#include "api/service/decision_requests.h"
#include "graph/model/status.h"

namespace notegraph::codec {

/// A decision asked for as {"kind", "entity", "other", "relation", "value", "aliases", "notes", "author",
/// "reason"}; what a kind does not use may be left out.
/// Errors: invalid_argument, with the field and what is expected there.
Result<service::DecisionRequest> parse_decision_request_json(std::string_view text);

/// The way back, every field written.
std::string to_json(const service::DecisionRequest& request);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_DECISION_REQUEST_JSON_H_
