#include "api/service/note_courses.h"

#include <algorithm>
#include <utility>

namespace notegraph::service {

using store::ChangeKind;
using store::NoteChange;

std::size_t NoteCourses::begin(const std::string& name) {
  numbers_[name] = notes_.size();
  notes_.push_back({name, name, {}});
  return notes_.size() - 1;
}

std::size_t NoteCourses::number_of(const std::string& name) {
  const auto known = numbers_.find(name);
  return known == numbers_.end() ? begin(name) : known->second;
}

void NoteCourses::add(const NoteChange& change) {
  if (!change.renamed_from.empty()) {
    const std::size_t number = number_of(change.renamed_from);
    notes_[number].name = change.note;
    notes_[number].course.add(ChangeKind::changed, change.states);
    numbers_[change.note] = number;
    return;
  }
  std::size_t number = number_of(change.note);
  if (notes_[number].name != change.note) number = begin(change.note);  // That one is called otherwise now.
  notes_[number].course.add(change.kind, change.states);
}

std::vector<NoteChange> NoteCourses::told() const {
  std::vector<NoteChange> told;
  for (const NoteCourse& note : notes_) {
    const bool is_renamed = note.first_name != note.name && note.course.was_there() && note.course.is_there();
    if (is_renamed) {
      told.push_back({note.name, ChangeKind::added, note.first_name});
    } else if (note.course.is_told()) {
      const bool is_gone = note.course.kind() == ChangeKind::removed;
      told.push_back({is_gone ? note.first_name : note.name, note.course.kind()});
    }
  }
  std::sort(told.begin(), told.end(),
            [](const NoteChange& a, const NoteChange& b) { return a.note < b.note; });
  return told;
}

}  // namespace notegraph::service
