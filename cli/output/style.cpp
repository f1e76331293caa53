#include "cli/output/style.h"

#include <cstdlib>

#include <fmt/format.h>

namespace notegraph::cli {
namespace {

std::string_view sgr_parameters(Tone tone) {
  switch (tone) {
    case Tone::plain: return "";
    case Tone::strong: return "1";
    case Tone::faint: return "2";
    case Tone::good: return "32";
    case Tone::doubtful: return "33";
    case Tone::bad: return "31";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace

std::string Style::apply(Tone tone, std::string_view text) const {
  if (!colored_ || tone == Tone::plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", sgr_parameters(tone), text);
}

bool use_color(ColorMode mode, bool is_terminal, std::string_view no_color) {
  switch (mode) {
    case ColorMode::automatic: return is_terminal && no_color.empty();
    case ColorMode::always: return true;
    case ColorMode::never: return false;
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

}  // namespace notegraph::cli
