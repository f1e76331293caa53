#ifndef NOTEGRAPH_CLI_COMMANDS_REPLYING_H_
#define NOTEGRAPH_CLI_COMMANDS_REPLYING_H_

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

#include "api/codec/json_codec.h"
#include "api/service/requests.h"
#include "cli/output/console.h"
#include "graph/query/query.h"

// What the answers of several commands share.
namespace notegraph::cli {

/// Writes `reply` as the console's format asks: as JSON, or for people by print(reply, console).
template <typename Reply>
void write_reply(const Reply& reply, const Console& console, void (*print)(const Reply&, const Console&)) {
  if (console.format == Format::json) {
    console.out << codec::to_json(reply, codec::Layout::indented) << '\n';
  } else {
    print(reply, console);
  }
}

/// The same for a reply whose JSON is written elsewhere.
template <typename Reply>
void write_reply(const Reply& reply, const Console& console, void (*print)(const Reply&, const Console&),
                 std::string (*to_json)(const Reply&, codec::Layout)) {
  if (console.format == Format::json) {
    console.out << to_json(reply, codec::Layout::indented) << '\n';
  } else {
    print(reply, console);
  }
}

/// Says on `err` that the answer is not the whole answer, and what to do about it, unless it is.
/// `next_offset` is where the next page begins, if there are pages.
void remark_truncation(query::Truncation truncated, const Console& console,
                       std::optional<std::size_t> next_offset = {});

/// The same for an analysis of the whole graph.
void remark_unfinished(query::Truncation truncated, const Console& console);

/// One relation of an answer: the step itself and, below it, its evidence.
void print_hop(const service::HopReply& hop, const Console& console, const std::string& indent);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_REPLYING_H_
