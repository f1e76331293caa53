#include "graph/query/text_column.h"

#include <algorithm>

namespace notegraph::query {

std::size_t TextColumn::at(std::size_t place) const {
  const auto behind = std::upper_bound(begins_.begin(), begins_.end(), place);
  return static_cast<std::size_t>(behind - begins_.begin()) - 1;
}

void TextColumnWriter::append(std::string_view text) {
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  bytes_.push_back('\0');
  begins_.push_back(bytes_.size());
}

}  // namespace notegraph::query
