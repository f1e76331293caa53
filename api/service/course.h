#ifndef NOTEGRAPH_API_SERVICE_COURSE_H_
#define NOTEGRAPH_API_SERVICE_COURSE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "graph/store/graph_change.h"

namespace notegraph::service {

/// What became of something over a row of writes, as their records tell.
class Course {
 public:
  /// Adds what the next write did.
  void add(store::ChangeKind kind, const store::StateChange& states);

  /// Whether the two ends differ: it came, it went, or it was and is there in states that are not known to be
  /// the same.
  bool is_told() const;
  /// Only if is_told().
  store::ChangeKind kind() const;
  bool was_there() const { return was_there_; }
  bool is_there() const { return is_there_; }

 protected:
  bool begun_ = false;
  bool was_there_ = false, is_there_ = false;
  store::StateChange states_;
};

/// That of an entity or a relation, which notes state and decisions change.
class FactCourse : public Course {
 public:
  /// `notes`: the numbers of those that did it (NoteCourses).
  void add_by_notes(store::ChangeKind kind, const store::StateChange& states,
                    const std::vector<std::size_t>& notes);
  /// `by_hand`: one of them adds it, whatever the notes say.
  void add_by_decisions(store::ChangeKind kind, const store::StateChange& states,
                        const std::set<std::uint64_t>& decisions, bool by_hand);

  const std::set<std::size_t>& notes() const { return notes_; }
  const std::set<std::uint64_t>& decisions() const { return decisions_; }

 private:
  std::set<std::size_t> notes_;
  std::set<std::uint64_t> decisions_;
  bool is_hidden_ = false;   // By a decision: notes bring it back no more.
  bool is_by_hand_ = false;  // By a decision: nor do they take it away.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_COURSE_H_
