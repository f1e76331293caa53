#ifndef NOTEGRAPH_API_CODEC_NOTE_JSON_H_
#define NOTEGRAPH_API_CODEC_NOTE_JSON_H_

#include <string_view>

#include "extract/document.h"
#include "graph/model/status.h"

namespace notegraph::codec {

/// A note sent as {"id": string, "text": string}; `id` may be left out and is then empty.
/// Errors: invalid_argument, with the field and what is expected there.
Result<extract::Document> parse_note_json(std::string_view text);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_NOTE_JSON_H_
