#ifndef NOTEGRAPH_API_CODEC_STRICT_JSON_H_
#define NOTEGRAPH_API_CODEC_STRICT_JSON_H_

#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "graph/model/status.h"

namespace notegraph::codec {

/// Parses JSON that others wrote. Refuses, beside what is no JSON: nesting deeper than 64 (copying or
/// printing such a value would overflow the stack), a key given twice in one object, and text that is not
/// UTF-8. Errors: bad_data, with the byte and the reason.
Result<nlohmann::ordered_json> parse_strict_json(std::string_view text);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_STRICT_JSON_H_
