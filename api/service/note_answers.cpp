#include "api/service/note_answers.h"

#include <algorithm>

#include "api/formats/note_format.h"
#include "extract/reading/markdown_reader.h"
#include "extract/reading/open_questions.h"

namespace notegraph::service {

bool NoteAnswers::OpenQuestions::has(const Evidence& question) const {
  if (lines_are_of_file) return by_line.contains(question.line);
  return std::any_of(by_line.begin(), by_line.end(), [&question](const auto& open) {
    return open.second.find(question.quote) != std::string::npos;
  });
}

Result<bool> NoteAnswers::operator()(const Evidence& question) {
  auto open = open_.find(question.note);
  if (open == open_.end()) {
    const auto note = snapshot_.find_note(question.note);
    if (!note) return note.status();
    const auto source = extract::SourceText::decode(note->text);
    // Decoding leaves the lines where they are. A table's or a JSON file's are other ones, and its text is
    // not the file.
    const bool is_markdown = formats::is_text_format(question.note);
    open = open_
               .emplace(question.note,
                        OpenQuestions{extract::open_questions(source, extract::read_markdown(source)),
                                      is_markdown})
               .first;
  }
  return !open->second.has(question);
}

}  // namespace notegraph::service
