#include "graph/store/text_pieces.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "graph/store/key_codec.h"

namespace notegraph::store {

Result<std::string> TextPieces::text(std::string_view note, ByteRange range) {
  const auto missing = [&] {
    return Status(StatusCode::corruption,
                  fmt::format("the store lacks the place of a quote of note '{}'", note));
  };
  std::string part;
  if (range.begin == range.end) return part;
  const std::uint64_t first = range.begin / kTextPieceBytes;
  const std::uint64_t last = (range.end - 1) / kTextPieceBytes;
  if (last > std::numeric_limits<std::uint32_t>::max()) return missing();
  for (std::uint64_t number = first; number <= last; ++number) {
    const auto bytes = piece(text_key(note, static_cast<std::uint32_t>(number)));
    if (!bytes) return bytes.status();
    const std::uint64_t offset = number * kTextPieceBytes;
    const std::uint64_t begin = std::max(range.begin, offset) - offset;
    const std::uint64_t end = std::min(range.end - offset, std::uint64_t{kTextPieceBytes});
    if (*bytes == nullptr || (*bytes)->size() < end) return missing();
    part.append(**bytes, begin, end - begin);
  }
  return part;
}

Result<const std::string*> TextPieces::piece(const std::string& key) {
  const auto known = pieces_.find(key);
  if (known != pieces_.end()) return &known->second;
  auto bytes = records_.get(key);
  if (!bytes) return bytes.status();
  if (!*bytes) return nullptr;
  if (pieces_.size() == kMostPieces) pieces_.clear();
  return &pieces_.emplace(key, **std::move(bytes)).first->second;
}

}  // namespace notegraph::store
