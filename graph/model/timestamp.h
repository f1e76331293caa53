#ifndef NOTEGRAPH_GRAPH_MODEL_TIMESTAMP_H_
#define NOTEGRAPH_GRAPH_MODEL_TIMESTAMP_H_

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace notegraph {

/// A moment in UTC, to the second.
using Timestamp = std::chrono::sys_seconds;

/// Tells the time; given from outside, so that tests can say what time it is.
using Clock = std::function<Timestamp()>;

/// The clock of this machine.
Timestamp system_time();

/// "2026-11-22T09:21:11Z" (RFC 3339).
std::string to_text(Timestamp time);

/// Reads what to_text() writes, and its beginnings "2026-11-22" and "2026-11-22T09:21" (a space may stand for
/// the T, the Z may be missing: it is UTC all the same). Nothing for any other text.
std::optional<Timestamp> parse_timestamp(std::string_view text);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_TIMESTAMP_H_
