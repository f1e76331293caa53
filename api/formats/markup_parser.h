#ifndef NOTEGRAPH_API_FORMATS_MARKUP_PARSER_H_
#define NOTEGRAPH_API_FORMATS_MARKUP_PARSER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::formats {

/// What an element's start tag says. Names come as written, with the prefix of a namespace: "r:id".
class Attributes {
 public:
  void add(std::string name, std::string_view value) { values_.emplace_back(std::move(name), value); }
  /// Empty if it is not there.
  std::string_view find(std::string_view name) const {
    for (const auto& [key, value] : values_) {
      if (key == name) return value;
    }
    return {};
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> values_;
};

/// Is told of a document's elements and text (UTF-8), in order; the views hold during the call. Element names
/// come without prefix. One stretch of text may come in several calls.
class MarkupHandler {
 public:
  virtual ~MarkupHandler() = default;
  virtual void start(std::string_view element, const Attributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view text) = 0;
};

/// Elements within elements beyond this are refused by both.
inline constexpr int kMaxElementDepth = 250;

/// Well-formed XML; entities that a document declares itself are not replaced.
/// Errors: bad_data, with the line and the reason; limit_exceeded, nested too deeply.
Status parse_xml(std::string_view bytes, MarkupHandler& handler);

/// HTML as browsers read it: what is not closed is closed. `encoding` empty: as the page declares.
/// Errors: limit_exceeded, nested too deeply.
Status parse_html(std::string_view bytes, std::string_view encoding, MarkupHandler& handler);

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_MARKUP_PARSER_H_
