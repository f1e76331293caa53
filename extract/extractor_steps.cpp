#include "extract/extractor_steps.h"

#include <cstdlib>

namespace notegraph::extract {

const char* to_string(ExtractorStep step) {
  switch (step) {
    case ExtractorStep::abbreviations: return "abbreviations";
    case ExtractorStep::misspellings: return "misspellings";
    case ExtractorStep::peers: return "peers";
    case ExtractorStep::structure: return "structure";
    case ExtractorStep::assertion: return "assertion";
    case ExtractorStep::patterns: return "patterns";
    case ExtractorStep::known: return "known";
    case ExtractorStep::network: return "network";
    case ExtractorStep::rivals: return "rivals";
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

ExtractorSteps ExtractorSteps::without(ExtractorStep left_out) {
  ExtractorSteps steps;
  steps.left_out_.set(static_cast<std::size_t>(left_out));
  return steps;
}

std::string ExtractorSteps::suffix() const {
  std::string suffix;
  for (const ExtractorStep step : kExtractorSteps) {
    if (!has(step)) suffix.append("-without-").append(to_string(step));
  }
  return suffix;
}

}  // namespace notegraph::extract
