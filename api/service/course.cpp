#include "api/service/course.h"

namespace notegraph::service {

using store::ChangeKind;

void Course::add(ChangeKind kind, const store::StateChange& states) {
  if (!begun_) {
    was_there_ = kind != ChangeKind::added;
    states_.before = states.before;
  }
  begun_ = true;
  is_there_ = kind != ChangeKind::removed;
  states_.now = states.now;
}

bool Course::is_told() const {
  if (!was_there_ || !is_there_) return was_there_ || is_there_;
  return !states_.before || states_.before != states_.now;
}

ChangeKind Course::kind() const {
  if (!was_there_) return ChangeKind::added;
  return is_there_ ? ChangeKind::changed : ChangeKind::removed;
}

void FactCourse::add_by_notes(ChangeKind kind, const store::StateChange& states,
                              const std::vector<std::size_t>& notes) {
  add(kind, states);
  if (is_hidden_) is_there_ = false;
  if (is_by_hand_) is_there_ = true;
  notes_.insert(notes.begin(), notes.end());
}

void FactCourse::add_by_decisions(ChangeKind kind, const store::StateChange& states,
                                  const std::set<std::uint64_t>& decisions, bool by_hand) {
  const bool was_hidden = decisions_.empty() && kind == ChangeKind::added && is_there_;
  add(kind, states);
  if (was_hidden) was_there_ = false;  // Notes told of it all the while, but nobody saw it.
  is_hidden_ = kind == ChangeKind::removed;
  is_by_hand_ = by_hand;
  decisions_.insert(decisions.begin(), decisions.end());
}

}  // namespace notegraph::service
