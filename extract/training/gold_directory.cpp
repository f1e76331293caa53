#include "extract/training/annotated_note.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace notegraph::extract {
namespace {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status(StatusCode::io_error, fmt::format("cannot read {}", path.string()));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

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
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(directory / "gold", error)) {
    if (file.path().extension() == ".json") files.push_back(file.path());
  }
  if (error) return Status(StatusCode::io_error, fmt::format("cannot list {}/gold", directory.string()));
  std::sort(files.begin(), files.end());
  std::vector<AnnotatedNote> notes;
  for (const std::filesystem::path& file : files) {
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
