#ifndef NOTEGRAPH_EXTRACT_LEXICON_KEY_ORDER_H_
#define NOTEGRAPH_EXTRACT_LEXICON_KEY_ORDER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace notegraph::extract {

/// The indexes of `keys` by their bytes; those of equal keys as they stand.
std::vector<std::uint32_t> key_order(std::span<const std::string_view> keys);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEXICON_KEY_ORDER_H_
