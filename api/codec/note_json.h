#ifndef NOTEGRAPH_API_CODEC_NOTE_JSON_H_
#define NOTEGRAPH_API_CODEC_NOTE_JSON_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "graph/model/note.h"
#include "graph/model/status.h"

namespace notegraph::codec {

/// A note sent as {"id": string, "text": string}; `id` may be left out and is then empty.
/// Errors: invalid_argument, with the field and what is expected there.
Result<extract::Document> parse_note_json(std::string_view text);

/// {"id": string, "title": string, "text": string}.
std::string note_json(const Note& note);

/// Ids of notes as {"ids": [string, ...]}, both ways, so that client and service agree. Errors as above; at
/// least one is needed.
std::string note_ids_json(const std::vector<std::string>& ids);
Result<std::vector<std::string>> parse_note_ids_json(std::string_view text);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_NOTE_JSON_H_
