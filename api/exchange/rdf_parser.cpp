#include "api/exchange/rdf_parser.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <serd/serd.h>

#include "graph/model/utf8.h"

namespace notegraph::exchange {
namespace {

constexpr const char* kNoTriple =
    "no statement: expected <subject> <predicate> <object> . with an IRI in angle brackets, a blank node "
    "_:name "
    "or a \"literal\"";

struct SerdDeleter {
  void operator()(SerdReader* reader) const { serd_reader_free(reader); }
  void operator()(SerdEnv* environment) const { serd_env_free(environment); }
};

std::string text_of(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

/// Gives serd the lines as a stream of bytes, one at a time, so that the line that it has come to is known.
class LineStream {
 public:
  explicit LineStream(LineReader& lines) : lines_(lines) {}

  const Status& status() const { return status_; }
  std::uint64_t line() const { return std::max<std::uint64_t>(lines_.line_number(), 1); }

  std::size_t read(char* buffer) {
    if (at_ == text_.size() && !next_line()) return 0;
    *buffer = text_[at_++];
    return 1;
  }

 private:
  bool next_line() {
    const auto more = lines_.next(text_);
    if (!more) status_ = more.status();
    at_ = 0;
    if (!more || !*more) return text_.clear(), false;
    text_ += '\n';
    return true;
  }

  LineReader& lines_;
  std::string text_;
  std::size_t at_ = 0;
  Status status_;
};

/// One serd reader with the namespaces it has met. C calls it back: nothing here throws but for want of
/// memory.
class Parser {
 public:
  /// False: it wants no more of them.
  using StatementFunction = std::function<bool(RdfTerm, std::string, RdfTerm)>;

  Parser(SerdSyntax syntax, StatementFunction take)
      : take_(std::move(take)),
        environment_(serd_env_new(nullptr)),
        reader_(serd_reader_new(syntax, this, nullptr, on_base, on_prefix, on_statement, nullptr)) {
    serd_reader_set_strict(reader_.get(), true);
    serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  SerdReader* reader() const { return reader_.get(); }
  /// A prefix that was used and not declared; empty: none.
  const std::string& unknown_prefix() const { return unknown_prefix_; }

 private:
  static Parser& self(void* handle) { return *static_cast<Parser*>(handle); }
  static SerdStatus on_error(void* /*handle*/, const SerdError* /*in the library's words*/) {
    return SERD_SUCCESS;
  }
  static SerdStatus on_base(void* handle, const SerdNode* iri) {
    return serd_env_set_base_uri(self(handle).environment_.get(), iri);
  }
  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
    return serd_env_set_prefix(self(handle).environment_.get(), name, iri);
  }
  static SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                                 const SerdNode*) {
    return self(handle).take(*subject, *predicate, *object);
  }

  SerdStatus take(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object) {
    RdfTerm from, to;
    RdfTerm kind;
    for (const auto& [node, term] : {std::pair{&subject, &from}, {&predicate, &kind}, {&object, &to}}) {
      if (!to_term(*node, *term)) return SERD_ERR_BAD_CURIE;
    }
    if (kind.text.empty()) return SERD_ERR_BAD_SYNTAX;  // <>, the file itself, is no predicate.
    return take_(std::move(from), std::move(kind.text), std::move(to)) ? SERD_SUCCESS : SERD_ERR_INTERNAL;
  }

  bool to_term(const SerdNode& node, RdfTerm& term) {
    if (node.type == SERD_LITERAL || node.type == SERD_BLANK) {
      term = {node.type == SERD_BLANK ? RdfTerm::Kind::blank_node : RdfTerm::Kind::literal, text_of(node)};
      return true;
    }
    if (node.type == SERD_URI && serd_uri_string_has_scheme(node.buf)) {
      term = {RdfTerm::Kind::iri, text_of(node)};
      return true;
    }
    SerdNode whole = serd_env_expand_node(environment_.get(), &node);
    const bool expanded = whole.buf != nullptr;
    if (expanded) {
      term = {RdfTerm::Kind::iri, text_of(whole)};
    } else {
      const std::string name = text_of(node);
      unknown_prefix_ = name.substr(0, name.find(':') + 1);
    }
    serd_node_free(&whole);
    return expanded;
  }

  StatementFunction take_;
  std::unique_ptr<SerdEnv, SerdDeleter> environment_;
  std::unique_ptr<SerdReader, SerdDeleter> reader_;
  std::string unknown_prefix_;
};

std::size_t read_byte(void* buffer, std::size_t /*one*/, std::size_t /*one*/, void* stream) {
  return static_cast<LineStream*>(stream)->read(static_cast<char*>(buffer));
}

int has_failed(void* stream) {
  return !static_cast<LineStream*>(stream)->status();
}

bool is_comment_or_empty(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first == std::string_view::npos || line[first] == '#';
}

}  // namespace

Status parse_ntriples(LineReader& lines, BadLines& bad_lines, const RdfSink& sink) {
  std::vector<RdfStatement> of_line;
  Parser parser(SERD_NTRIPLES, [&](RdfTerm subject, std::string predicate, RdfTerm object) {
    of_line.push_back({std::move(subject), std::move(predicate), std::move(object), lines.line_number()});
    return true;
  });
  std::string line;
  while (true) {
    const auto more = lines.next(line);
    if (!more) return more.status();
    if (!*more) return {};
    if (is_comment_or_empty(line)) continue;
    of_line.clear();
    const bool is_text = is_utf8(line) && line.find('\0') == std::string::npos;
    const bool read =
        is_text && serd_reader_read_string(
                       parser.reader(), reinterpret_cast<const std::uint8_t*>(line.c_str())) == SERD_SUCCESS;
    const bool is_statement = read && of_line.size() == 1;
    Status status = is_statement ? sink(of_line.front())
                                 : bad_lines.refuse(lines.line_number(),
                                                    is_text ? kNoTriple : "the line is not UTF-8 text");
    if (!status) return status;
  }
}

Status parse_turtle(LineReader& lines, const std::filesystem::path& file, const RdfSink& sink) {
  LineStream stream(lines);
  Status taken;
  Parser parser(SERD_TURTLE, [&](RdfTerm subject, std::string predicate, RdfTerm object) {
    taken = sink({std::move(subject), std::move(predicate), std::move(object), stream.line()});
    return bool(taken);
  });
  const SerdStatus outcome =
      serd_reader_read_source(parser.reader(), read_byte, has_failed, &stream, nullptr, 1);
  if (!stream.status()) return stream.status();
  if (!taken) return taken;
  if (outcome == SERD_SUCCESS) return {};
  const std::string reason =
      !parser.unknown_prefix().empty()
          ? fmt::format("the prefix {} is not declared; expected a line @prefix {} <IRI> . above",
                        parser.unknown_prefix(), parser.unknown_prefix())
          : "no Turtle here or just above: expected a statement such as <subject> <predicate> <object> .";
  return {StatusCode::bad_data, fmt::format("{}:{}: {}", file.string(), stream.line(), reason)};
}

}  // namespace notegraph::exchange
