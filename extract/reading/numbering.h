#ifndef NOTEGRAPH_EXTRACT_READING_NUMBERING_H_
#define NOTEGRAPH_EXTRACT_READING_NUMBERING_H_

#include <cstdint>
#include <string_view>

namespace notegraph::extract {

/// How a line is numbered. Lines numbered in one style are siblings; a style that comes up below another one
/// is nested in it.
enum class NumberStyle : std::uint8_t {
  none,
  question,         ///< "Q1:", "问题2：", "Question 3 :".
  chapter,          ///< "第一章", "第2部分", "Chapter 2", "Partie 1", "Étape 1".
  han,              ///< "一、", "二.".
  han_bracketed,    ///< "（一）".
  digit,            ///< "1.", "1、", "2,".
  section,          ///< "1.2", "3.1.4".
  digit_half,       ///< "1)", "1）".
  digit_bracketed,  ///< "(1)", "（1）", "【1】".
  circled,          ///< "①".
  bullet,           ///< "•", "·", "●", "◆", "–" before a space.
};

struct Numbering {
  NumberStyle style = NumberStyle::none;
  std::uint32_t bytes = 0;  ///< The number with its punctuation and the white space after it.
};

/// The number that opens `line`. Not a number: "3.5 GB", "2023-01-01", "1对1", "1:1".
Numbering find_numbering(std::string_view line);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_READING_NUMBERING_H_
