#ifndef NOTEGRAPH_GRAPH_STORE_TEXT_PIECES_H_
#define NOTEGRAPH_GRAPH_STORE_TEXT_PIECES_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "graph/model/evidence.h"
#include "graph/model/status.h"
#include "graph/store/rocksdb_reader.h"

namespace notegraph::store {

/// Bytes of a note's text in one record; a quote is read without reading the whole text.
inline constexpr std::size_t kTextPieceBytes = 4096;

/// Reads parts of notes' texts, and remembers the last records read: quotes of one answer often lie close
/// together. For one answer, not to be shared.
class TextPieces {
 public:
  explicit TextPieces(const RocksDbReader& records) : records_(records) {}

  /// The bytes `range` of the text of `note`. Errors: corruption, they are not there; io_error.
  Result<std::string> text(std::string_view note, ByteRange range);

 private:
  static constexpr std::size_t kMostPieces = 64;

  /// Null: there is no such record.
  Result<const std::string*> piece(const std::string& key);

  const RocksDbReader& records_;
  std::map<std::string, std::string> pieces_;  // By key.
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_TEXT_PIECES_H_
