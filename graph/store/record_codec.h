#ifndef NOTEGRAPH_GRAPH_STORE_RECORD_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_RECORD_CODEC_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/evidence.h"
#include "graph/model/note.h"
#include "graph/model/status.h"
#include "graph/store/merge.h"

// What notes say, to bytes and back. Every decode_ answers corruption for bytes that no encode_ writes; it
// trusts no length and no count. Whether the bytes are those once written is not its business: RocksDB's
// checksums say.
namespace notegraph::store {

/// A note without its text, which lies in pieces of its own.
struct NoteHeader {
  Note note;  ///< `id` and `text` are empty: the key holds the one, Table::text the other.
  std::uint64_t text_bytes = 0;
  bool operator==(const NoteHeader&) const = default;
};

/// Gives a range of bytes of a note's text. Errors: corruption, the text is shorter.
using TextReader = std::function<Result<std::string>(ByteRange)>;

/// For when quotes do not matter, or all stand in the records: gives an empty one.
Result<std::string> no_text(ByteRange anywhere);

std::string encode_note_header(const Note& note);
std::string encode_entity_tally(const EntityTally& tally);
std::string encode_relation_tally(const RelationTally& tally);
/// Quotes that stand verbatim in `text` are written as the place where they stand there.
std::string encode_note_entity(const NoteEntity& entity, std::string_view text);
std::string encode_note_evidence(const std::vector<Evidence>& evidence, std::string_view text);

Result<NoteHeader> decode_note_header(std::string_view bytes);
Result<EntityTally> decode_entity_tally(std::string_view bytes);
Result<RelationTally> decode_relation_tally(std::string_view bytes);
/// `note` becomes Evidence::note.
Result<NoteEntity> decode_note_entity(std::string_view bytes, std::string_view note, const TextReader& text);
Result<std::vector<Evidence>> decode_note_evidence(std::string_view bytes, std::string_view note,
                                                   const TextReader& text);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_RECORD_CODEC_H_
