#include "api/formats/markup_parser.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <fmt/format.h>

namespace notegraph::formats {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 16;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Passes libxml2's events on, as long as the document is not too deep.
class Events {
 public:
  explicit Events(MarkupHandler& handler) : handler_(handler) {}

  void start(std::string_view element, const Attributes& attributes) {
    too_deep_ = too_deep_ || ++depth_ > kMaxElementDepth;
    if (!too_deep_) handler_.start(element, attributes);
  }
  void end(std::string_view element) {
    --depth_;
    if (!too_deep_) handler_.end(element);
  }
  void text(std::string_view text) {
    if (!too_deep_) handler_.text(text);
  }
  bool too_deep() const { return too_deep_; }

 private:
  MarkupHandler& handler_;
  int depth_ = 0;
  bool too_deep_ = false;
};

// What libxml2 calls; `events` is an Events.

void on_start_xml(void* events, const xmlChar* element, const xmlChar*, const xmlChar*, int, const xmlChar**,
                  int count, int, const xmlChar** values) {
  Attributes attributes;
  for (int i = 0; i < count; ++i) {
    // Five pointers each: local name, prefix, namespace, begin and end of the value.
    const xmlChar** value = values + static_cast<std::ptrdiff_t>(i) * 5;
    const std::string prefix = value[1] == nullptr ? "" : std::string(view(value[1])) + ":";
    attributes.add(prefix + std::string(view(value[0])),
                   {reinterpret_cast<const char*>(value[3]), static_cast<std::size_t>(value[4] - value[3])});
  }
  static_cast<Events*>(events)->start(view(element), attributes);
}

void on_end_xml(void* events, const xmlChar* element, const xmlChar*, const xmlChar*) {
  static_cast<Events*>(events)->end(view(element));
}

void on_start_html(void* events, const xmlChar* element, const xmlChar** values) {
  Attributes attributes;
  for (; values != nullptr && *values != nullptr; values += 2) {
    attributes.add(std::string(view(values[0])), view(values[1]));
  }
  static_cast<Events*>(events)->start(view(element), attributes);
}

void on_end_html(void* events, const xmlChar* element) {
  static_cast<Events*>(events)->end(view(element));
}

void on_text(void* events, const xmlChar* text, int length) {
  static_cast<Events*>(events)->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

/// libxml2 would print it; the parser's last error is asked for instead.
void keep_quiet(void*, const char*, ...) {}

xmlSAXHandler make_handler() {
  xmlSAXHandler handler{};
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.warning = keep_quiet;
  handler.error = keep_quiet;
  return handler;
}

/// libxml2 must be set up once before threads use it.
void set_up() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    xmlFreeDoc(
        parser->myDoc);  // Made for the entities that a document declares, though no tree is asked for.
    xmlFreeParserCtxt(parser);
  }
};
using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

using ParseChunk = int (*)(xmlParserCtxt*, const char* chunk, int size, int terminate);

/// Feeds `bytes` to `parser` until its end, or until they are nested too deeply.
Status feed(std::string_view bytes, ParseChunk parse, const Events& events, xmlParserCtxt& parser) {
  for (std::size_t at = 0; at < bytes.size() && !events.too_deep(); at += kChunkBytes) {
    const std::string_view chunk = bytes.substr(at, kChunkBytes);
    parse(&parser, chunk.data(), static_cast<int>(chunk.size()), 0);
  }
  if (events.too_deep()) {
    return {StatusCode::limit_exceeded,
            fmt::format("its elements are nested deeper than {}", kMaxElementDepth)};
  }
  parse(&parser, nullptr, 0, 1);
  return {};
}

Status not_well_formed(xmlParserCtxt& parser) {
  const xmlError* error = xmlCtxtGetLastError(&parser);
  if (error == nullptr || error->message == nullptr) return {StatusCode::bad_data, "is no well-formed XML"};
  std::string reason = error->message;
  while (reason.ends_with('\n')) reason.pop_back();
  return {StatusCode::bad_data, fmt::format("is no well-formed XML: line {}: {}", error->line, reason)};
}

}  // namespace

Status parse_xml(std::string_view bytes, MarkupHandler& handler) {
  set_up();
  xmlSAXHandler sax = make_handler();
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start_xml;
  sax.endElementNs = on_end_xml;
  Events events(handler);
  const Parser parser(xmlCreatePushParserCtxt(&sax, &events, nullptr, 0, nullptr));
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET);
  if (Status status = feed(bytes, xmlParseChunk, events, *parser); !status) return status;
  return parser->wellFormed != 0 ? Status() : not_well_formed(*parser);
}

Status parse_html(std::string_view bytes, std::string_view encoding, MarkupHandler& handler) {
  set_up();
  xmlSAXHandler sax = make_handler();
  sax.startElement = on_start_html;
  sax.endElement = on_end_html;
  Events events(handler);
  const xmlCharEncoding known =
      encoding.empty() ? XML_CHAR_ENCODING_NONE : xmlParseCharEncoding(std::string(encoding).c_str());
  const Parser parser(htmlCreatePushParserCtxt(&sax, &events, nullptr, 0, nullptr, known));
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET);
  return feed(bytes, htmlParseChunk, events, *parser);
}

}  // namespace notegraph::formats
