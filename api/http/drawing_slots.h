#ifndef NOTEGRAPH_API_HTTP_DRAWING_SLOTS_H_
#define NOTEGRAPH_API_HTTP_DRAWING_SLOTS_H_

#include <atomic>
#include <cstddef>

namespace notegraph::http {

/// How many diagrams may be drawn at the same time. Each keeps a worker and a GraphViz process busy for
/// seconds; without a bound a few of them would keep every other question waiting. Thread-safe.
class DrawingSlots {
 public:
  explicit DrawingSlots(std::size_t count) : free_(static_cast<std::ptrdiff_t>(count)) {}

  /// One slot, given back at the end of the scope; false: all were taken.
  class Hold {
   public:
    explicit Hold(DrawingSlots& slots) : slots_(slots), held_(slots.free_.fetch_sub(1) > 0) {}
    ~Hold() { slots_.free_.fetch_add(1); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    explicit operator bool() const { return held_; }

   private:
    DrawingSlots& slots_;
    const bool held_;
  };

 private:
  std::atomic<std::ptrdiff_t> free_;  // Below 0 for the moment in which a hold fails.
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_DRAWING_SLOTS_H_
