#ifndef NOTEGRAPH_API_SERVICE_NOTE_ANSWERS_H_
#define NOTEGRAPH_API_SERVICE_NOTE_ANSWERS_H_

#include <cstdint>
#include <map>
#include <string>

#include "graph/model/evidence.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Says whether the questions in notes are answered there, and reads each note once for it.
class NoteAnswers {
 public:
  explicit NoteAnswers(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

  /// Whether anything stands below the heading at `question`. A question that an import brought has no text
  /// around it and counts as answered. Errors: those of the snapshot.
  Result<bool> operator()(const Evidence& question);

 private:
  /// The questions of a note that have no answer there.
  struct OpenQuestions {
    std::map<std::uint32_t, std::string> by_line;  ///< Of the text as stored.
    bool lines_are_of_file = true;
    bool has(const Evidence& question) const;
  };

  const store::Snapshot& snapshot_;
  std::map<std::string, OpenQuestions> open_;  // By note.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_NOTE_ANSWERS_H_
