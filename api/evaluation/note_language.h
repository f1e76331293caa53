#ifndef NOTEGRAPH_API_EVALUATION_NOTE_LANGUAGE_H_
#define NOTEGRAPH_API_EVALUATION_NOTE_LANGUAGE_H_

#include <string>
#include <string_view>

namespace notegraph::evaluation {

/// The language that most of a note is in: "zh" if it has more Chinese characters than words in Latin
/// letters, else "fr" or "en", whichever it has more function words of; "en" if it has none.
std::string language_of(std::string_view text);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_NOTE_LANGUAGE_H_
