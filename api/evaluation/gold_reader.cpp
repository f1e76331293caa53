#include "api/evaluation/gold_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"
#include "graph/model/file_text.h"

namespace notegraph::evaluation {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Status bad(std::string_view where, std::string_view reason) {
  return {StatusCode::bad_data, fmt::format("{}: {}", where, reason)};
}

/// Reads the fields of one object; remembers the first thing wrong with them, so that callers read first and
/// ask afterwards.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string where) : object_(object), where_(std::move(where)) {
    if (!object_.is_object()) fail("is no object");
  }

  std::string text(const char* key) {
    const Json* value = find(key);
    if (value != nullptr && value->is_string() && !value->get_ref<const std::string&>().empty()) {
      return value->get<std::string>();
    }
    fail(fmt::format("\"{}\" must be a text", key));
    return {};
  }

  /// Empty if it is not there.
  std::string optional_text(const char* key) {
    const Json* value = find(key);
    return value == nullptr || *value == "" ? std::string() : text(key);
  }

  std::vector<std::string> texts(const char* key) {
    std::vector<std::string> out;
    for (const Json& value : list(key)) {
      if (value.is_string()) {
        out.push_back(value.get<std::string>());
      } else {
        fail(fmt::format("\"{}\" must hold texts only", key));
      }
    }
    return out;
  }

  const Json& list(const char* key) {
    static const Json kNothing = Json::array();
    const Json* value = find(key);
    if (value != nullptr && value->is_array()) return *value;
    fail(fmt::format("\"{}\" must be a list", key));
    return kNothing;
  }

  double confidence() {
    const Json* value = find("confidence");
    if (value == nullptr) return 1;
    const double number = value->is_number() ? value->get<double>() : -1;
    if (!(number >= 0 && number <= 1)) fail("\"confidence\" must be a number from 0 to 1");
    return number;
  }

  void fail(std::string_view reason) {
    if (status_) status_ = bad(where_, reason);
  }
  const Status& status() const { return status_; }

 private:
  const Json* find(const char* key) const {
    if (!object_.is_object()) return nullptr;
    const auto field = object_.find(key);
    return field == object_.end() ? nullptr : &*field;
  }

  const Json& object_;
  std::string where_;
  Status status_;
};

using IndexOfId = std::map<std::string, std::size_t>;

Status add_entity(const Json& json, extract::Annotation& annotation, IndexOfId& index_of) {
  const std::size_t index = annotation.entities.size();
  ObjectReader entity(json, fmt::format("entities[{}]", index));
  const std::string id = entity.text("id");
  annotation.entities.push_back({entity.text("type"), entity.text("name"), entity.texts("mentions"),
                                 entity.confidence(), entity.optional_text("found_by")});
  if (!index_of.emplace(id, index).second) entity.fail(fmt::format("the id \"{}\" stands twice", id));
  return entity.status();
}

Status add_relation(const Json& json, extract::Annotation& annotation, const IndexOfId& index_of) {
  ObjectReader relation(json, fmt::format("relations[{}]", annotation.relations.size()));
  const auto index = [&](const char* key) {
    const std::string id = relation.text(key);
    const auto found = index_of.find(id);
    if (found != index_of.end()) return found->second;
    relation.fail(fmt::format("\"{}\" is \"{}\", which is no entity's id", key, id));
    return std::size_t{0};
  };
  annotation.relations.push_back({index("head"), relation.text("type"), index("tail"), relation.confidence(),
                                  relation.optional_text("rule")});
  return relation.status();
}

}  // namespace

Result<GoldDocument> parse_annotation(std::string_view json) {
  const auto value = codec::parse_strict_json(json);
  if (!value) return value.status();
  GoldDocument document;
  ObjectReader top(*value, "top level");
  document.doc = top.text("doc");
  const Json& entities = top.list("entities");
  const Json& relations = top.list("relations");
  if (!top.status()) return top.status();

  IndexOfId index_of;
  for (const Json& entity : entities) {
    if (Status status = add_entity(entity, document.annotation, index_of); !status) return status;
  }
  for (const Json& relation : relations) {
    if (Status status = add_relation(relation, document.annotation, index_of); !status) return status;
  }
  return document;
}

Result<GoldDocument> read_annotation(const fs::path& file) {
  const auto json = read_file(file);
  if (!json) return json.status();
  auto document = parse_annotation(*json);
  if (!document) return bad(file.string(), document.status().message());
  document->name = file.filename().string();
  return document;
}

Result<std::vector<GoldDocument>> read_gold(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (error) return Status(StatusCode::not_found, fmt::format("{}: {}", directory.string(), error.message()));
  if (files.empty())
    return Status(StatusCode::not_found, fmt::format("{}: holds no *.json", directory.string()));
  std::sort(files.begin(), files.end());

  std::vector<GoldDocument> documents;
  for (const fs::path& file : files) {
    auto document = read_annotation(file);
    if (!document) return document.status();
    documents.push_back(*std::move(document));
  }
  return documents;
}

}  // namespace notegraph::evaluation
