#include "api/exchange/jsonl_reader.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"
#include "api/exchange/bad_lines.h"
#include "api/exchange/evidence_origin.h"
#include "api/exchange/graph_builder.h"
#include "api/exchange/line_reader.h"

namespace notegraph::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kExpected =
    "expected one object a line, such as {\"type\":\"entity\",\"name\":\"LoRA\",\"kind\":\"technique\"}";

Status bad(std::string reason) {
  return {StatusCode::bad_data, std::move(reason)};
}

/// The text under `key`. Errors: bad_data, it is missing, empty or no text.
Result<std::string> required_text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty()) {
    return bad(fmt::format("\"{}\" must be a text that is not empty", key));
  }
  return found->get<std::string>();
}

/// The text under `key`, or "" if there is none.
Result<std::string> optional_text(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::string();
  if (!found->is_string()) return bad(fmt::format("\"{}\" must be a text", key));
  return found->get<std::string>();
}

Result<std::vector<std::string>> texts(const Json& list, std::string_view key) {
  std::vector<std::string> values;
  for (const Json& value : list) {
    if (!value.is_string()) return bad(fmt::format("\"{}\" must hold texts only", key));
    values.push_back(value.get<std::string>());
  }
  return values;
}

Result<std::vector<std::string>> optional_texts(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::vector<std::string>();
  if (!found->is_array()) return bad(fmt::format("\"{}\" must be a list of texts", key));
  return texts(*found, key);
}

Result<double> confidence_of(const Json& object) {
  const auto found = object.find("confidence");
  if (found == object.end()) return 1.0;
  const double value = found->is_number() ? found->get<double>() : std::nan("");
  if (!(value > 0 && value <= 1)) return bad("\"confidence\" must be a number above 0 and at most 1");
  return value;
}

Result<std::uint64_t> optional_count(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::uint64_t{0};
  if (!found->is_number_unsigned()) return bad(fmt::format("\"{}\" must be a whole number", key));
  return found->get<std::uint64_t>();
}

/// Reads lines one by one into a graph.
class JsonlParser {
 public:
  explicit JsonlParser(GraphBuilder& graph) : graph_(graph) {}

  Status add(std::string_view text, std::uint64_t number) {
    const auto line = codec::parse_strict_json(text);
    if (!line) return bad(fmt::format("{}; {}", line.status().message(), kExpected));
    if (!line->is_object()) return bad(fmt::format("a line must be a JSON object; {}", kExpected));
    const auto type = required_text(*line, "type");
    if (!type) return type.status();
    if (*type == "entity") return add_entity(*line, number);
    if (*type == "relation") return add_relation(*line, number);
    return bad(fmt::format("\"type\" must be entity or relation, not \"{}\"", *type));
  }

 private:
  Status add_entity(const Json& line, std::uint64_t number) {
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
    return graph_.describe(std::move(entity), number);
  }

  Status add_attributes(const Json& line, NoteEntity& entity) const {
    const auto found = line.find("attributes");
    if (found == line.end()) return {};
    if (!found->is_object()) return bad("\"attributes\" must be an object");
    for (const auto& [key, value] : found->items()) {
      Attribute attribute;
      attribute.key = key;
      attribute.evidence.note = graph_.source();
      attribute.evidence.rule = "import";
      if (value.is_string()) {
        attribute.value = value.get<std::string>();
        entity.attributes.push_back(std::move(attribute));
        continue;
      }
      if (!value.is_array())
        return bad(fmt::format("attribute \"{}\" must be a text or a list of texts", key));
      auto values = texts(value, key);
      if (!values) return values.status();
      attribute.listed = true;
      for (std::string& text : *values) {
        attribute.value = std::move(text);
        entity.attributes.push_back(attribute);
      }
    }
    return {};
  }

  Status add_relation(const Json& line, std::uint64_t number) {
    EntityKey head, tail;
    std::string type;
    const std::pair<const char*, std::string*> parts[] = {{"head", &head.name},
                                                          {"head_kind", &head.kind},
                                                          {"relation", &type},
                                                          {"tail", &tail.name},
                                                          {"tail_kind", &tail.kind}};
    for (const auto& [key, part] : parts) {
      auto text = required_text(line, key);
      if (!text) return text.status();
      *part = *std::move(text);
    }
    auto evidence = evidence_of(line, number);
    if (!evidence) return evidence.status();
    return graph_.relate(head, type, tail, number, *evidence);
  }

  Result<std::vector<Evidence>> evidence_of(const Json& line, std::uint64_t number) const {
    const auto found = line.find("evidence");
    if (found == line.end()) {
      const auto confidence = confidence_of(line);
      if (!confidence) return confidence.status();
      return std::vector{bare_evidence(graph_.source(), number, *confidence)};
    }
    if (!found->is_array() || found->empty()) return bad("\"evidence\" must be a list that is not empty");
    std::vector<Evidence> all;
    for (const Json& object : *found) {
      auto evidence = read_evidence(object);
      if (!evidence) return evidence.status();
      keep_origin(graph_.source(), *evidence);
      all.push_back(*std::move(evidence));
    }
    return all;
  }

  static Result<Evidence> read_evidence(const Json& object) {
    if (!object.is_object()) return bad("an entry of \"evidence\" must be an object");
    Evidence evidence;
    const std::pair<const char*, std::string*> parts[] = {
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

  GraphBuilder& graph_;
};

}  // namespace

Result<ImportedGraph> read_jsonl(const std::filesystem::path& file, const Ontology& known,
                                 const ReadOptions& options) {
  auto reader = LineReader::open(file, options.progress);
  if (!reader) return reader.status();
  BadLines bad_lines(file, options);
  GraphBuilder builder(known, options);
  JsonlParser parser(builder);
  std::string line;
  while (true) {
    const auto more = reader->next(line);
    if (!more) return more.status();
    if (!*more) break;
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    Status status = parser.add(line, reader->line_number());
    if (status.code() == StatusCode::bad_data) {
      status = bad_lines.refuse(reader->line_number(), status.message());
    }
    if (!status) return status;
  }
  return builder.finish(std::move(bad_lines));
}

}  // namespace notegraph::exchange
