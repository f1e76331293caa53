#include "cli/commands/replying.h"

#include <cstdlib>

#include <fmt/ostream.h>

#include "cli/output/display_width.h"
#include "cli/output/fact_text.h"

namespace notegraph::cli {
namespace {

void remark(std::string_view reason, const Console& console) {
  if (console.quiet || console.format == Format::json) return;
  fmt::print(console.err, "notegraph: this is not all; {}\n", reason);
}

std::string_view limit_reached(query::Truncation truncated) {
  switch (truncated) {
    case query::Truncation::none: return "";
    case query::Truncation::results: return "there are more results: raise --limit";
    case query::Truncation::visited:
      return "the search was cut off after too many relations: raise --max-visited, or narrow it by "
             "--relation, "
             "--type or --max-hops";
    case query::Truncation::bytes:
      return "the answer has grown too long: ask for less evidence or fewer results";
    case query::Truncation::time:
      return "the search ran out of time: raise --max-time, or narrow it by --relation, --type or --max-hops";
    case query::Truncation::cancelled: return "the search was called off";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace

void remark_truncation(query::Truncation truncated, const Console& console,
                       std::optional<std::size_t> next_offset) {
  using query::Truncation;
  if (truncated == Truncation::none) return;
  std::string reason(limit_reached(truncated));
  if (next_offset && (truncated == Truncation::results || truncated == Truncation::bytes)) {
    reason += fmt::format(", or see what follows by --offset {}", *next_offset);
  }
  remark(reason, console);
}

void remark_unfinished(query::Truncation truncated, const Console& console) {
  const bool out_of_time = truncated == query::Truncation::time;
  if (out_of_time)
    return remark("time ran out, and the figures are as they stood then: raise --max-time", console);
  remark_truncation(truncated, console);
}

void print_hop(const service::HopReply& hop, const Console& console, const std::string& indent) {
  const auto confidence = confidence_cell(hop.confidence);
  fmt::print(console.out, "{}{} {} {}  {}\n", indent,
             console.style.apply(Tone::strong, entity_text(hop.from)), arrow_text(hop.relation, hop.forward),
             console.style.apply(Tone::strong, entity_text(hop.to)),
             console.style.apply(confidence.tone, confidence.text));
  for (const Evidence& evidence : hop.evidence) {
    const std::string line = indent + "    " + evidence_text(evidence, console.current_directory);
    const std::string fitting = console.out_width ? truncate_to_width(line, *console.out_width) : line;
    fmt::print(console.out, "{}\n", console.style.apply(Tone::faint, fitting));
  }
}

}  // namespace notegraph::cli
