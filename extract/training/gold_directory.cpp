#include "extract/training/annotated_note.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/training/note_files.h"
#include "graph/model/file_text.h"

namespace notegraph::extract {
namespace {

Annotation to_annotation(const nlohmann::json& document) {
  Annotation annotation;
  std::map<std::string, std::size_t> index_of;
  for (const auto& entity : document.at("entities")) {
    index_of[entity.at("id")] = annotation.entities.size();
    annotation.entities.push_back({entity.at("type"), entity.at("name"), entity.at("mentions"), 1});
  }
  for (const auto& relation : document.at("relations")) {
    annotation.relations.push_back(
        {index_of.at(relation.at("head")), relation.at("type"), index_of.at(relation.at("tail")), 1});
  }
  return annotation;
}

}  // namespace

Result<std::vector<AnnotatedNote>> read_annotated_notes(const std::filesystem::path& directory) {
  const auto files = list_files(directory / "gold", ".json");
  if (!files) return files.status();
  std::vector<AnnotatedNote> notes;
  for (const std::filesystem::path& file : *files) {
    const std::string stem = file.stem().string();
    Result<std::string> json = read_file(file);
    if (!json) return json.status();
    Result<std::string> bytes = read_file(directory / "docs" / (stem + ".md"));
    if (!bytes) return bytes.status();
    try {
      notes.push_back({stem, std::move(*bytes), to_annotation(nlohmann::json::parse(*json))});
    } catch (const std::exception& problem) {  // The library, and at(), report by exception.
      return Status(StatusCode::bad_data, fmt::format("{}: {}", file.string(), problem.what()));
    }
  }
  return notes;
}

}  // namespace notegraph::extract
