#ifndef NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
#define NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_

#include <memory>
#include <mutex>
#include <stop_token>

#include "api/service/background_run.h"
#include "api/service/graph_keeper.h"
#include "api/service/graph_view.h"
#include "api/service/requested_run.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/store/graph_store.h"

namespace notegraph::service {

/// Hands out views of the store. When the store has moved on, a thread makes the next view beside the last
/// one, from that and what was touched since, or from nothing where much was; then it is the one that is
/// handed out. Readers never wait for that: whoever has written waits with show_writes() before saying so, so
/// that whoever hears of a write finds it. When enough was touched, another thread puts it in rows of its
/// own. Thread-safe.
class GraphViews {
 public:
  explicit GraphViews(const store::GraphStore& store, GraphKeeping keeping = {}, Ontology own_ontology = {});

  /// The graph with the decisions applied, as of the last show_writes() or later. If it is not the newest
  /// state, the next view is asked for. Waits only for the first view of all, or where the next could not be
  /// made: then for another try. Errors: those of the store.
  Result<std::shared_ptr<const GraphView>> current();

  /// Returns once current() shows all that was written before this call; at once if nobody has read so far.
  /// What goes wrong the next reader is told.
  void show_writes();

  /// From now on evidence is kept in an index, which a thread makes: worth it for who will ask much. Until it
  /// is there, answers come from the snapshot. If it cannot be made, that is told, and not tried again.
  /// Errors: those of current().
  Status keep_evidence();

  /// How much room the files take in which is kept what views are made of.
  std::uint64_t disk_bytes() const { return sources_.keeper.disk_bytes(); }

  /// Wait until no merge is under way, or evidence is not being read; for tests and measurements.
  void wait_for_merge() { merger_.wait(); }
  void wait_for_evidence() { evidence_reader_.wait(); }

 private:
  using ViewPointer = std::shared_ptr<const GraphView>;

  /// What is handed out; null before the first.
  ViewPointer shown() const;
  /// With mutex_ held: whether it shows all that was written.
  bool is_newest() const { return view_ && view_->snapshot().sequence() == store_.sequence(); }
  /// Makes the view of the store's newest state and hands it out.
  Status make_next();
  /// With mutex_ held: makes `view` the one that is handed out, and starts what that calls for.
  void show(ViewPointer view);
  void merge(EnginePointer engine, NamesPointer names);
  /// Hands out the evidence of `view`. Answers the view whose evidence is to be read next, because something
  /// was written meanwhile; or null.
  ViewPointer read_evidence(const GraphView& view, const std::stop_token& stop);

  const store::GraphStore& store_;
  GraphViewSources sources_;
  std::mutex making_mutex_;   // Held while what is handed out is replaced, from looking at it to the end.
  mutable std::mutex mutex_;  // Guards the next five; held for a moment only. Taken after the other.
  ViewPointer view_;
  Status failure_;  // Of the last try to make the next view.
  bool is_merging_ = false;
  bool keeps_evidence_ = false;
  bool is_reading_evidence_ = false;

  BackgroundRun merger_, evidence_reader_;  // These end before the rest goes,
  RequestedRun maker_;                      // first this one, which starts the others.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_GRAPH_VIEWS_H_
