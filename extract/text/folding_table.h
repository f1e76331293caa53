#ifndef NOTEGRAPH_EXTRACT_TEXT_FOLDING_TABLE_H_
#define NOTEGRAPH_EXTRACT_TEXT_FOLDING_TABLE_H_

#include <cstddef>
#include <cstdint>

namespace notegraph::extract {

/// The folding of the Basic Multilingual Plane, written at build time by make_folding_table.cpp: to ask ICU
/// for it at every start would take a tenth of a second.
inline constexpr std::size_t kFoldingTableSize = 0x10000;

struct FoldingEntry {
  std::uint32_t class_of : 3;  ///< A CharacterClass.
  std::uint32_t size : 7;      ///< Bytes of kFoldedText.
  std::uint32_t begin : 22;    ///< The first of them.
};
extern const FoldingEntry kFoldingTable[kFoldingTableSize];  ///< By character.
extern const unsigned char kFoldedText[];                    ///< UTF-8.

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TEXT_FOLDING_TABLE_H_
