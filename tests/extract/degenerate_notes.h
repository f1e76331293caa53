#ifndef NOTEGRAPH_TESTS_EXTRACT_DEGENERATE_NOTES_H_
#define NOTEGRAPH_TESTS_EXTRACT_DEGENERATE_NOTES_H_

#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

// Notes that nobody writes but somebody will feed us, of any size.
namespace notegraph::test {

inline std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

/// Pieces that a number tells apart, such as names that occur once each.
inline std::string numbered(std::size_t bytes, fmt::format_string<std::size_t&> piece) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += fmt::format(piece, i);
  return text;
}

struct DegenerateNote {
  const char* name;
  std::string (*note)(std::size_t bytes);  ///< About so many.
};

inline const DegenerateNote kDegenerateNotes[] = {
    {"OneWord", [](std::size_t n) { return repeated("BERT ", n); }},
    {"OneLongWord", [](std::size_t n) { return "BERT " + std::string(n, 'a') + " GPT"; }},
    {"OneHanLine", [](std::size_t n) { return repeated("BERT使用注意力机制，", n); }},
    {"WordLines", [](std::size_t n) { return repeated("BERT\n", n); }},
    {"Headings", [](std::size_t n) { return repeated("# What is BERT?\n", n); }},
    {"DeeperHeadings", [](std::size_t n) { return repeated("# BERT\n## GPT\n### LoRA\n", n); }},
    {"Quotes", [](std::size_t n) { return repeated("> > > > BERT\n", n); }},
    {"Lists", [](std::size_t n) { return repeated("- - - BERT\n", n); }},
    {"Brackets", [](std::size_t n) { return repeated("[", n); }},
    {"OpenBrackets", [](std::size_t n) { return repeated("BERT (", n); }},
    {"Fences", [](std::size_t n) { return repeated("```\nBERT uses GPT\n", n); }},
    {"Names", [](std::size_t n) { return numbered(n, "Model{}Net uses BERT, "); }},
    {"NameLines", [](std::size_t n) { return numbered(n, "Model{}Net uses BERT.\n\n"); }},
    {"Labels", [](std::size_t n) { return "# BERT\n\n" + repeated("Advantages:\n\n", n); }},
    {"LabelsBelowALongHeading",
     [](std::size_t n) {
       return "# " + repeated("BERT ", n / 2) + "\n\n" + repeated("Advantages: a\n\n", n / 2);
     }},
    {"SentencesBelowALongHeading",
     [](std::size_t n) {
       return "# " + repeated("word ", n / 2) + "\n\n" + repeated("RF uses BERT. ", n / 2);
     }},
    {"LongQuestion", [](std::size_t n) { return "# What is " + numbered(n, "Model{}Net, ") + "?\n"; }},
    {"RowsBelowALongHeader",
     [](std::size_t n) {
       return "| BERT " + repeated("word ", n / 2) + "| b |\n| - | - |\n" +
              numbered(n / 2, "| Model{}Net | x |\n");
     }},
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_EXTRACT_DEGENERATE_NOTES_H_
