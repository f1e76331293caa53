#ifndef NOTEGRAPH_API_SERVICE_RANGES_H_
#define NOTEGRAPH_API_SERVICE_RANGES_H_

#include <cstddef>

// How much one request may ask for, from the command line or over HTTP: one command means the same whether a
// service answers it or the program itself. What an answer costs is bounded by its time and its bytes; these
// keep slips of the keyboard out.
namespace notegraph::service {

/// Both ends belong to it.
template <typename Number>
struct Range {
  Number least;
  Number most;
};
using CountRange = Range<std::size_t>;

inline constexpr CountRange kHops{1, 64};
inline constexpr CountRange kPaths{1, 1000};
inline constexpr CountRange kResults{1, 100'000};
inline constexpr CountRange kListed{0, 100'000};  ///< What is shown beside the main thing, or not at all.
inline constexpr CountRange kOffset{0, 1'000'000'000};
inline constexpr CountRange kEvidence{0, 1000};
inline constexpr CountRange kChanges{1, 10'000};
inline constexpr CountRange kDrawnEntities{1, 10'000};
inline constexpr CountRange kLeastCount{1, 1'000'000};  ///< Of entities or mentions that something must have.
inline constexpr CountRange kMilliseconds{1, 60'000};
inline constexpr CountRange kVisited{1, 1'000'000'000};
inline constexpr Range<double> kResolution{0.001, 1000};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_RANGES_H_
