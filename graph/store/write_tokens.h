#ifndef NOTEGRAPH_GRAPH_STORE_WRITE_TOKENS_H_
#define NOTEGRAPH_GRAPH_STORE_WRITE_TOKENS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/status.h"
#include "graph/store/fact_reader.h"
#include "graph/store/record_sink.h"
#include "graph/store/write_request.h"

// Which requests the last kKeptChanges writes were: Table::token finds the write of a token, and
// Table::tokened_write the token of a write, so that it can be forgotten with it.
namespace notegraph::store {

/// What stands under the key of a token.
struct TokenRecord {
  std::uint64_t sequence = 0;  ///< Of its write.
  std::uint64_t request_hash = 0;
  bool operator==(const TokenRecord&) const = default;
};

std::string encode_token(const TokenRecord& record);
/// Errors: corruption.
Result<TokenRecord> decode_token(std::string_view bytes);

/// The number of the write that `token` was given to, if it is one of the last kKeptChanges up to number
/// `sequence`. Errors: those of GraphStore::write() about tokens; those of `reader`.
Result<std::optional<std::uint64_t>> find_token(const WriteToken& token, const FactReader& reader,
                                                std::uint64_t sequence);

/// Write number `sequence` was asked for with `token`.
void put_token(const WriteToken& token, std::uint64_t sequence, RecordSink& sink);
/// Forgets the token of write number `sequence`, if it had one. Errors: those of `reader`.
Status erase_token(std::uint64_t sequence, const FactReader& reader, RecordSink& sink);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_WRITE_TOKENS_H_
