#ifndef NOTEGRAPH_API_SERVICE_NOTE_COURSES_H_
#define NOTEGRAPH_API_SERVICE_NOTE_COURSES_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "api/service/course.h"
#include "graph/store/graph_change.h"

namespace notegraph::service {

/// What became of notes over a row of writes, whatever they were called meanwhile.
class NoteCourses {
 public:
  /// Adds what the next write did.
  void add(const store::NoteChange& change);

  /// The number of the note that the last write knew by this name, before or after it.
  std::size_t number_of(const std::string& name);
  /// What the note is called now, or was called last.
  const std::string& name_of(std::size_t number) const { return notes_[number].name; }

  /// What differs between the two ends, by name, without states.
  std::vector<store::NoteChange> told() const;

 private:
  struct NoteCourse {
    std::string first_name, name;
    Course course;
  };

  std::size_t begin(const std::string& name);

  std::vector<NoteCourse> notes_;
  std::map<std::string, std::size_t> numbers_;  // Of each name, the note that had it last.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_NOTE_COURSES_H_
