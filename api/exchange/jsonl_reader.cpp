// Source: https://github.com/simdjson/simdjson/blob/v3.0.1/doc/dom.md
#include "api/exchange/jsonl_reader.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <simdjson.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"
#include "api/exchange/evidence_origin.h"
#include "api/exchange/graph_builder.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/line_statement.h"
#include "api/exchange/statement_gatherer.h"

namespace notegraph::exchange {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kFirstCapacity = 4096;  // Bytes of a line; it grows where needed.
constexpr std::size_t kFewKeys = 16;          // Among so many each is compared with each.
constexpr std::string_view kExpected =
    "expected one object a line, such as {\"type\":\"entity\",\"name\":\"LoRA\",\"kind\":\"technique\"}";

Status bad(std::string reason) {
  return {StatusCode::bad_data, std::move(reason)};
}

/// Whether a key stands twice in `value` or an object in it. At most kMaxDepth deep.
bool repeats_key(const dom::element& value) {
  if (value.is_array()) {
    const dom::array list = value;
    return std::any_of(list.begin(), list.end(), repeats_key);
  }
  if (!value.is_object()) return false;
  const dom::object object = value;
  std::set<std::string_view> many;
  std::size_t count = 0;
  for (auto field = object.begin(); field != object.end(); ++field, ++count) {
    const std::string_view key = field.key();
    if (object.size() > kFewKeys) {
      if (!many.insert(key).second) return true;
    } else {
      for (auto before = object.begin(); before != field; ++before) {
        if (before.key() == key) return true;
      }
    }
    if (repeats_key(field.value())) return true;
  }
  return false;
}

/// The value under `key`; nothing if there is none.
std::optional<dom::element> find(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

std::optional<std::string_view> text_of(const dom::element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

/// The text under `key`. Errors: bad_data, it is missing, empty or no text.
Result<std::string> required_text(const dom::object& object, std::string_view key) {
  const auto found = find(object, key);
  const auto text = found ? text_of(*found) : std::nullopt;
  if (!text || text->empty()) return bad(fmt::format("\"{}\" must be a text that is not empty", key));
  return std::string(*text);
}

/// The text under `key`, or "" if there is none.
Result<std::string> optional_text(const dom::object& object, std::string_view key) {
  const auto found = find(object, key);
  if (!found) return std::string();
  const auto text = text_of(*found);
  if (!text) return bad(fmt::format("\"{}\" must be a text", key));
  return std::string(*text);
}

Result<std::vector<std::string>> texts(const dom::array& list, std::string_view key) {
  std::vector<std::string> values;
  for (const dom::element value : list) {
    const auto text = text_of(value);
    if (!text) return bad(fmt::format("\"{}\" must hold texts only", key));
    values.emplace_back(*text);
  }
  return values;
}

Result<std::vector<std::string>> optional_texts(const dom::object& object, std::string_view key) {
  const auto found = find(object, key);
  if (!found) return std::vector<std::string>();
  dom::array list;
  if (found->get(list) != simdjson::SUCCESS) return bad(fmt::format("\"{}\" must be a list of texts", key));
  return texts(list, key);
}

Result<double> confidence_of(const dom::object& object) {
  const auto found = find(object, "confidence");
  if (!found) return 1.0;
  double value = 0;
  if (found->get(value) != simdjson::SUCCESS || !(value > 0 && value <= 1)) {
    return bad("\"confidence\" must be a number above 0 and at most 1");
  }
  return value;
}

Result<std::uint64_t> optional_count(const dom::object& object, std::string_view key) {
  const auto found = find(object, key);
  std::uint64_t count = 0;
  if (found && found->get(count) != simdjson::SUCCESS) {
    return bad(fmt::format("\"{}\" must be a whole number", key));
  }
  return count;
}

/// Reads what a line of a source says.
class LineParser {
 public:
  explicit LineParser(std::string source) : source_(std::move(source)) {
    // Where there is no memory for it, parsing the first line will say so.
    [[maybe_unused]] const simdjson::error_code error = parser_.allocate(kFirstCapacity, kMaxDepth);
  }

  /// `text` may grow in capacity: what parses it reads ahead.
  Result<LineStatement::Said> parse(std::string& text, std::uint64_t number) {
    text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    dom::element line;
    const simdjson::error_code error = parser_.parse(text).get(line);
    if (error != simdjson::SUCCESS || repeats_key(line))
      return bad(fmt::format("{}; {}", fault_of(text, error), kExpected));
    dom::object object;
    if (line.get(object) != simdjson::SUCCESS) {
      return bad(fmt::format("a line must be a JSON object; {}", kExpected));
    }
    const auto type = required_text(object, "type");
    if (!type) return type.status();
    if (*type == "entity") return read_entity(object);
    if (*type == "relation") return read_relation(object, number);
    return bad(fmt::format("\"type\" must be entity or relation, not \"{}\"", *type));
  }

 private:
  Result<LineStatement::Said> read_entity(const dom::object& line) const {
    NoteEntity entity;
    auto name = required_text(line, "name");
    if (!name) return name.status();
    auto kind = required_text(line, "kind");
    if (!kind) return kind.status();
    auto aliases = optional_texts(line, "aliases");
    if (!aliases) return aliases.status();
    const auto confidence = confidence_of(line);
    if (!confidence) return confidence.status();
    entity.type = *std::move(kind);
    entity.name = *std::move(name);
    entity.confidence = *confidence;
    entity.aliases = *std::move(aliases);
    if (Status status = add_attributes(line, entity); !status) return status;
    return LineStatement::Said(std::move(entity));
  }

  Status add_attributes(const dom::object& line, NoteEntity& entity) const {
    const auto found = find(line, "attributes");
    if (!found) return {};
    dom::object attributes;
    if (found->get(attributes) != simdjson::SUCCESS) return bad("\"attributes\" must be an object");
    for (const auto& [key, value] : attributes) {
      Attribute attribute;
      attribute.key = key;
      attribute.evidence.note = source_;
      attribute.evidence.rule = "import";
      if (const auto text = text_of(value)) {
        attribute.value = *text;
        entity.attributes.push_back(std::move(attribute));
        continue;
      }
      dom::array list;
      if (value.get(list) != simdjson::SUCCESS) {
        return bad(fmt::format("attribute \"{}\" must be a text or a list of texts", key));
      }
      auto values = texts(list, key);
      if (!values) return values.status();
      attribute.listed = true;
      for (std::string& text : *values) {
        attribute.value = std::move(text);
        entity.attributes.push_back(attribute);
      }
    }
    return {};
  }

  Result<LineStatement::Said> read_relation(const dom::object& line, std::uint64_t number) const {
    RelationStatement relation;
    const std::pair<std::string_view, std::string*> parts[] = {{"head", &relation.head.name},
                                                               {"head_kind", &relation.head.kind},
                                                               {"relation", &relation.type},
                                                               {"tail", &relation.tail.name},
                                                               {"tail_kind", &relation.tail.kind}};
    for (const auto& [key, part] : parts) {
      auto text = required_text(line, key);
      if (!text) return text.status();
      *part = *std::move(text);
    }
    auto evidence = evidence_of(line, number);
    if (!evidence) return evidence.status();
    relation.evidence = *std::move(evidence);
    return LineStatement::Said(std::move(relation));
  }

  Result<std::vector<Evidence>> evidence_of(const dom::object& line, std::uint64_t number) const {
    const auto found = find(line, "evidence");
    if (!found) {
      const auto confidence = confidence_of(line);
      if (!confidence) return confidence.status();
      return std::vector{bare_evidence(source_, number, *confidence)};
    }
    dom::array list;
    if (found->get(list) != simdjson::SUCCESS || list.size() == 0) {
      return bad("\"evidence\" must be a list that is not empty");
    }
    std::vector<Evidence> all;
    for (const dom::element value : list) {
      auto evidence = read_evidence(value);
      if (!evidence) return evidence.status();
      keep_origin(source_, *evidence);
      all.push_back(*std::move(evidence));
    }
    return all;
  }

  static Result<Evidence> read_evidence(const dom::element& value) {
    dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return bad("an entry of \"evidence\" must be an object");
    Evidence evidence;
    const std::pair<std::string_view, std::string*> parts[] = {
        {"note", &evidence.note}, {"quote", &evidence.quote}, {"rule", &evidence.rule}};
    for (const auto& [key, part] : parts) {
      auto text = optional_text(object, key);
      if (!text) return text.status();
      *part = *std::move(text);
    }
    auto headings = optional_texts(object, "headings");
    if (!headings) return headings.status();
    evidence.headings = *std::move(headings);
    const auto confidence = confidence_of(object);
    if (!confidence) return confidence.status();
    evidence.confidence = *confidence;
    const auto begin = optional_count(object, "begin");
    if (!begin) return begin.status();
    const auto end = optional_count(object, "end");
    if (!end) return end.status();
    const auto line = optional_count(object, "line");
    if (!line) return line.status();
    if (*begin > *end || *line > std::numeric_limits<std::uint32_t>::max()) {
      return bad("\"begin\", \"end\" and \"line\" of an evidence name no place");
    }
    evidence.range = {*begin, *end};
    evidence.line = static_cast<std::uint32_t>(*line);
    return evidence;
  }

  /// Why `text` is not to be read, as all JSON of others is judged.
  static std::string fault_of(std::string_view text, simdjson::error_code error) {
    const auto value = codec::parse_strict_json(text);
    return value ? fmt::format("no JSON that can be read here: {}", simdjson::error_message(error))
                 : value.status().message();
  }

  const std::string source_;
  dom::parser parser_;
};

class JsonlReader final : public StatementReader {
 public:
  JsonlReader(LineReader lines, std::string source) : lines_(std::move(lines)), parser_(std::move(source)) {}

  Result<std::optional<LineStatement>> next() override {
    do {
      const auto more = lines_.next(line_);
      if (!more) return more.status();
      if (!*more) return std::optional<LineStatement>();
    } while (line_.find_first_not_of(" \t") == std::string::npos);
    const std::uint64_t number = lines_.line_number();
    return std::optional(LineStatement{number, line_.size(), parser_.parse(line_, number)});
  }

 private:
  LineReader lines_;
  LineParser parser_;
  std::string line_;
};

}  // namespace

Result<ImportedGraph> read_jsonl(const std::filesystem::path& file, const Ontology& known,
                                 const ReadOptions& options) {
  const auto make_reader = [&](LineReader lines) {
    return std::make_unique<JsonlReader>(std::move(lines), options.source);
  };
  return gather_statements(file, make_reader, Standing::related, known, options);
}

}  // namespace notegraph::exchange
