#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/training/annotated_note.h"
#include "extract/training/note_files.h"
#include "graph/model/file_text.h"
#include "graph/model/surface.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kRelationsLine = "%% relations";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

class MarkedNoteParser {
 public:
  explicit MarkedNoteParser(std::string id) { note_.id = std::move(id); }

  Result<AnnotatedNote> parse(std::string_view marked) {
    bool in_relations = false;
    for (const std::string_view line : split(marked, '\n')) {
      ++line_;
      Status status;
      if (line == kRelationsLine) {
        in_relations = true;
      } else if (in_relations) {
        if (!line.empty()) status = read_relation(line);
      } else {
        status = read_text(line);
      }
      if (!status.ok()) return status;
    }
    if (!in_relations) return error(fmt::format("the line \"{}\" is missing", kRelationsLine));
    return std::move(note_);
  }

 private:
  Status error(const std::string& what) const {
    return Status(StatusCode::bad_data, fmt::format("{}, line {}: {}", note_.id, line_, what));
  }

  Status read_text(std::string_view line) {
    for (std::size_t begin = line.find('{'); begin != std::string_view::npos; begin = line.find('{')) {
      const std::size_t end = line.find('}', begin);
      if (end == std::string_view::npos) return error("a mark is not closed");
      note_.bytes.append(line.substr(0, begin));
      if (Status status = read_mark(line.substr(begin + 1, end - begin - 1)); !status.ok()) return status;
      line.remove_prefix(end + 1);
    }
    note_.bytes.append(line).push_back('\n');
    return {};
  }

  Status read_mark(std::string_view mark) {
    const std::vector<std::string_view> parts = split(mark, '|');
    if (parts.size() < 2 || parts.size() > 3 || parts[0].empty() || parts[1].empty()) {
      return error(fmt::format("{{{}}} is no mark {{surface|type}} or {{surface|type|name}}", mark));
    }
    const std::string name(parts.back() == parts[1] && parts.size() == 2 ? parts[0] : parts.back());
    const std::string surface(parts[0]);
    note_.bytes += surface;
    auto known = std::find_if(note_.gold.entities.begin(), note_.gold.entities.end(),
                              [&name](const Annotation::Entity& e) { return e.name == name; });
    if (known == note_.gold.entities.end()) {
      known = note_.gold.entities.insert(known, {std::string(parts[1]), name, {}, 1});
    } else if (known->type != parts[1]) {
      return error(fmt::format("{} has two types, {} and {}", name, known->type, parts[1]));
    }
    const auto index = static_cast<std::size_t>(known - note_.gold.entities.begin());
    for (const std::string& key : {surface_key(surface), surface_key(name)}) {
      const auto [entry, is_new] = entity_of_.try_emplace(key, index);
      if (!is_new && entry->second != index) return error(fmt::format("{} names two entities", surface));
    }
    if (std::find(known->mentions.begin(), known->mentions.end(), surface) == known->mentions.end()) {
      known->mentions.push_back(surface);
    }
    return {};
  }

  Status read_relation(std::string_view line) {
    const std::size_t dash = line.find(" -");
    const std::size_t arrow = line.find("-> ", dash == std::string_view::npos ? 0 : dash + 2);
    if (dash == std::string_view::npos || arrow == std::string_view::npos) {
      return error(fmt::format("\"{}\" is no relation \"head -type-> tail\"", line));
    }
    const auto head = find(line.substr(0, dash)), tail = find(line.substr(arrow + 3));
    if (!head || !tail) return error(fmt::format("\"{}\" names an entity that is not marked", line));
    note_.gold.relations.push_back({*head, std::string(line.substr(dash + 2, arrow - dash - 2)), *tail, 1});
    return {};
  }

  std::optional<std::size_t> find(std::string_view name) const {
    const auto it = entity_of_.find(surface_key(name));
    return it == entity_of_.end() ? std::nullopt : std::optional(it->second);
  }

  AnnotatedNote note_;
  std::size_t line_ = 0;
  std::map<std::string, std::size_t> entity_of_;  ///< By surface_key().
};

}  // namespace

Result<AnnotatedNote> parse_marked_note(std::string id, std::string_view marked) {
  return MarkedNoteParser(std::move(id)).parse(marked);
}

Result<std::vector<AnnotatedNote>> read_marked_notes(const std::filesystem::path& directory) {
  const auto files = list_files(directory, ".md");
  if (!files) return files.status();
  std::vector<AnnotatedNote> notes;
  for (const std::filesystem::path& file : *files) {
    const Result<std::string> marked = read_file(file);
    if (!marked) return marked.status();
    Result<AnnotatedNote> note = parse_marked_note(file.stem().string(), *marked);
    if (!note) return note.status();
    notes.push_back(*std::move(note));
  }
  return notes;
}

}  // namespace notegraph::extract
