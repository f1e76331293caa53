#ifndef NOTEGRAPH_CLI_OUTPUT_STYLE_H_
#define NOTEGRAPH_CLI_OUTPUT_STYLE_H_

#include <string>
#include <string_view>

namespace notegraph::cli {

/// What a piece of text is to the reader; the style decides how that looks.
enum class Tone { plain, strong, faint, good, doubtful, bad };

enum class ColorMode { automatic, always, never };

/// Puts colours to text, or leaves it alone.
class Style {
 public:
  explicit Style(bool colored) : colored_(colored) {}

  /// `text` between the ANSI sequences (ECMA-48, SGR) of `tone`; as it is where nothing is coloured.
  std::string apply(Tone tone, std::string_view text) const;

 private:
  bool colored_;
};

/// Whether to colour: as `mode` says; if automatic, on a terminal whose user has not set NO_COLOR
/// (no-color.org: to anything but the empty text).
bool use_color(ColorMode mode, bool is_terminal, std::string_view no_color);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_STYLE_H_
