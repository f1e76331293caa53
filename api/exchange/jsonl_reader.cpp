#include "api/exchange/jsonl_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"
#include "api/exchange/imported_types.h"
#include "api/exchange/line_reader.h"
#include "graph/model/surface.h"

namespace notegraph::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLinesBetweenProgress = 4096;

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

/// Reads lines one by one into facts.
class GraphBuilder {
 public:
  GraphBuilder(const Ontology& known, std::string source) : types_(known) {
    facts_.note.id = std::move(source);
  }

  Status add(const Json& line, std::uint64_t number) {
    if (!line.is_object()) return bad("a line must be a JSON object");
    const auto type = required_text(line, "type");
    if (!type) return type.status();
    if (*type == "entity") return add_entity(line);
    if (*type == "relation") return add_relation(line, number);
    return bad(fmt::format("\"type\" must be entity or relation, not \"{}\"", *type));
  }

  /// Joins the relations to their ends; `refuse` is told of those that have none and may stop by giving an
  /// error.
  template <typename Refuse>
  Status join(Refuse refuse) {
    for (PendingRelation& pending : pending_) {
      const auto head = entity_index_.find(pending.head);
      const auto tail = entity_index_.find(pending.tail);
      if (head != entity_index_.end() && tail != entity_index_.end()) {
        add_joined(head->second, tail->second, std::move(pending));
        continue;
      }
      const EntityKey& missing = head == entity_index_.end() ? pending.head : pending.tail;
      Status status = refuse(pending.line, fmt::format("no entity line for \"{}\" of kind \"{}\"",
                                                       missing.second, missing.first));
      if (!status) return status;
    }
    pending_.clear();
    return {};
  }

  /// Keeps all names apart that share a key, whichever came first: the order of lines must not matter.
  void keep_names_apart() {
    for (const auto& [key, entities] : same_key_) {
      for (const std::uint32_t entity : entities) facts_.entities[entity].exact_name = entities.size() > 1;
    }
  }

  NoteFacts take_facts() { return std::move(facts_); }
  const Ontology& types() const { return types_.found(); }

 private:
  using EntityKey = std::pair<std::string, std::string>;  // Kind, name.
  struct PendingRelation {
    EntityKey head, tail;
    std::string type;
    std::uint64_t line = 0;
    std::vector<Evidence> evidence;
  };

  Status add_entity(const Json& line) {
    NoteEntity entity;
    entity.found_by = "import";
    auto name = required_text(line, "name");
    if (!name) return name.status();
    auto kind = required_text(line, "kind");
    if (!kind) return kind.status();
    auto aliases = optional_texts(line, "aliases");
    if (!aliases) return aliases.status();
    const auto confidence = confidence_of(line);
    if (!confidence) return confidence.status();
    entity.confidence = *confidence;
    entity.aliases = *std::move(aliases);
    if (Status status = add_attributes(line, entity); !status) return status;

    entity.type = *kind;
    entity.name = *name;
    const auto [known, is_new] = entity_index_.try_emplace(
        EntityKey{*kind, *name}, static_cast<std::uint32_t>(facts_.entities.size()));
    if (!is_new)
      return bad(fmt::format("the entity \"{}\" of kind \"{}\" stands here a second time", *name, *kind));
    same_key_[{*kind, surface_key(*name)}].push_back(known->second);
    types_.see_entity_type(*kind);
    facts_.entities.push_back(std::move(entity));
    return {};
  }

  Status add_attributes(const Json& line, NoteEntity& entity) const {
    const auto found = line.find("attributes");
    if (found == line.end()) return {};
    if (!found->is_object()) return bad("\"attributes\" must be an object");
    for (const auto& [key, value] : found->items()) {
      Attribute attribute;
      attribute.key = key;
      attribute.evidence.note = facts_.note.id;
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
    PendingRelation relation;
    relation.line = number;
    const std::pair<const char*, std::string*> parts[] = {{"head", &relation.head.second},
                                                          {"head_kind", &relation.head.first},
                                                          {"relation", &relation.type},
                                                          {"tail", &relation.tail.second},
                                                          {"tail_kind", &relation.tail.first}};
    for (const auto& [key, part] : parts) {
      auto text = required_text(line, key);
      if (!text) return text.status();
      *part = *std::move(text);
    }
    if (Status status = add_evidence(line, relation); !status) return status;
    types_.see_relation_type(relation.type);
    pending_.push_back(std::move(relation));
    return {};
  }

  /// The store keeps evidence under the source that brought it; the note that it names stays as outermost
  /// heading.
  Status add_evidence(const Json& line, PendingRelation& relation) const {
    const auto found = line.find("evidence");
    if (found == line.end()) {
      const auto confidence = confidence_of(line);
      if (!confidence) return confidence.status();
      Evidence evidence;
      evidence.note = facts_.note.id;
      evidence.line = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(relation.line, std::numeric_limits<std::uint32_t>::max()));
      evidence.rule = "import";
      evidence.confidence = *confidence;
      relation.evidence.push_back(std::move(evidence));
      return {};
    }
    if (!found->is_array() || found->empty()) return bad("\"evidence\" must be a list that is not empty");
    for (const Json& object : *found) {
      auto evidence = read_evidence(object);
      if (!evidence) return evidence.status();
      if (!evidence->note.empty() && evidence->note != facts_.note.id)
        evidence->headings.insert(evidence->headings.begin(), std::move(evidence->note));
      evidence->note = facts_.note.id;
      relation.evidence.push_back(*std::move(evidence));
    }
    return {};
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

  /// A relation given twice keeps the evidence of both lines.
  void add_joined(std::uint32_t head, std::uint32_t tail, PendingRelation pending) {
    const auto [known, is_new] =
        relation_index_.try_emplace({head, pending.type, tail}, facts_.relations.size());
    if (is_new) {
      facts_.relations.push_back({head, std::move(pending.type), tail, std::move(pending.evidence)});
      return;
    }
    auto& evidence = facts_.relations[known->second].evidence;
    evidence.insert(evidence.end(), std::make_move_iterator(pending.evidence.begin()),
                    std::make_move_iterator(pending.evidence.end()));
  }

  NoteFacts facts_;
  ImportedTypes types_;
  std::map<EntityKey, std::uint32_t> entity_index_;
  std::map<EntityKey, std::vector<std::uint32_t>> same_key_;  // By kind and key of the name.
  std::vector<PendingRelation> pending_;
  std::map<std::tuple<std::uint32_t, std::string, std::uint32_t>, std::size_t> relation_index_;
};

}  // namespace

Result<JsonlGraph> read_jsonl(const std::filesystem::path& file, const Ontology& known,
                              const JsonlOptions& options) {
  auto reader = LineReader::open(file);
  if (!reader) return reader.status();
  std::error_code ignored;
  const auto total = static_cast<std::size_t>(std::filesystem::file_size(file, ignored));

  JsonlGraph graph;
  const auto refuse = [&](std::uint64_t line, const std::string& reason) -> Status {
    if (!options.skip_bad_lines) return bad(fmt::format("{}:{}: {}", file.string(), line, reason));
    ++graph.skipped_count;
    if (graph.skipped.size() < options.max_reported)
      graph.skipped.push_back(fmt::format("line {}: {}", line, reason));
    return {};
  };

  GraphBuilder builder(known, options.source);
  std::string line;
  while (true) {
    const auto more = reader->next(line);
    if (!more) return more.status();
    if (!*more) break;
    if (options.progress && reader->line_number() % kLinesBetweenProgress == 0) {
      options.progress(static_cast<std::size_t>(reader->bytes_read()), total);
    }
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    const auto json = codec::parse_strict_json(line);
    Status status = json ? builder.add(*json, reader->line_number()) : json.status();
    if (!status) status = refuse(reader->line_number(), status.message());
    if (!status) return status;
  }
  if (Status status = builder.join(refuse); !status) return status;
  builder.keep_names_apart();
  graph.facts = builder.take_facts();
  graph.types = builder.types();
  return graph;
}

}  // namespace notegraph::exchange
