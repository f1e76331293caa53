#ifndef NOTEGRAPH_GRAPH_STORE_META_CODEC_H_
#define NOTEGRAPH_GRAPH_STORE_META_CODEC_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

// The records about the store itself, Table::meta and Table::change, to bytes and back; defensively, as in
// record_codec.h.
namespace notegraph::store {

/// The version of FORMAT.md that this program reads and writes. Raise it when old bytes would be misread.
inline constexpr std::uint32_t kStoreFormatVersion = 1;

using StoreId = std::array<std::uint8_t, 16>;  ///< A random UUID.

/// Says that these bytes are a notegraph store, and which. Its encoding is the same in every format version.
struct StoreFormat {
  std::uint32_t version = kStoreFormatVersion;
  StoreId id{};
  bool operator==(const StoreFormat&) const = default;
};

/// What every write changes. It repeats the id, so that a log left behind by another store is found out.
struct StoreState {
  StoreId id{};
  std::uint64_t sequence = 0;
  StoreCounts counts;
  bool operator==(const StoreState&) const = default;
};

std::string encode_format(const StoreFormat& format);
std::string encode_state(const StoreState& state);
std::string encode_ontology(const Ontology& ontology);
/// Without its sequence, which is in the key.
std::string encode_change(const GraphChange& change);

/// Errors: corruption; bad_data, it is the record of another kind of database.
Result<StoreFormat> decode_format(std::string_view bytes);
Result<StoreState> decode_state(std::string_view bytes);
Result<Ontology> decode_ontology(std::string_view bytes);
Result<GraphChange> decode_change(std::uint64_t sequence, std::string_view bytes);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_META_CODEC_H_
