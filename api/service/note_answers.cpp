#include "api/service/note_answers.h"

#include "extract/reading/markdown_reader.h"
#include "extract/reading/open_questions.h"

namespace notegraph::service {

Result<bool> NoteAnswers::operator()(const Evidence& question) {
  auto lines = open_lines_.find(question.note);
  if (lines == open_lines_.end()) {
    const auto note = snapshot_.find_note(question.note);
    if (!note) return note.status();
    // Decoding leaves the lines where they are, so that the text as stored will do.
    const auto source = extract::SourceText::decode(note->text);
    const auto open = extract::open_question_lines(source, extract::read_markdown(source));
    lines = open_lines_.emplace(question.note, open).first;
  }
  return !lines->second.contains(question.line);
}

}  // namespace notegraph::service
