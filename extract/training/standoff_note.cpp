#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <xxhash.h>

#include "extract/training/annotated_note.h"
#include "extract/training/note_files.h"
#include "graph/model/file_text.h"

namespace notegraph::extract {
namespace {

using NotesByHash = std::map<std::uint64_t, std::string>;

template <typename Number>
std::optional<Number> parse_number(std::string_view text, int base = 10) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// Lines `first` to `last` of `text`, counted from 1; nothing where it has fewer.
std::optional<std::string> lines_of(std::string_view text, std::size_t first, std::size_t last) {
  std::size_t begin = 0;
  for (std::size_t line = 1; line < first; ++line) {
    begin = text.find('\n', begin);
    if (begin == std::string_view::npos) return std::nullopt;
    ++begin;
  }
  std::size_t end = begin;
  for (std::size_t line = first; line <= last; ++line) {
    if (end >= text.size()) return std::nullopt;
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  return std::string(text.substr(begin, end - begin));
}

class StandoffParser {
 public:
  StandoffParser(std::string id, const NotesByHash& notes) : notes_(notes) { note_.id = std::move(id); }

  Result<AnnotatedNote> parse(std::string_view annotation) {
    std::istringstream lines{std::string(annotation)};
    for (std::string line; std::getline(lines, line);) {
      ++line_;
      std::istringstream words(line);
      std::vector<std::string> fields;
      for (std::string word; words >> word;) fields.push_back(word);
      if (Status status = read_line(fields); !status.ok()) return status;
    }
    if (note_.bytes.empty()) return error("the line \"note\" is missing");
    return std::move(note_);
  }

 private:
  Status error(const std::string& what) const {
    return Status(StatusCode::bad_data, fmt::format("{}, line {}: {}", note_.id, line_, what));
  }

  Status read_line(const std::vector<std::string>& fields) {
    if (fields.empty()) return {};
    if (note_.bytes.empty()) return read_note(fields);
    if (fields[0] == "entity" && fields.size() > 2) return read_entity(fields);
    if (fields[0] == "relation" && fields.size() == 4) return read_relation(fields);
    return error("neither an entity nor a relation");
  }

  Status read_note(const std::vector<std::string>& fields) {
    if (fields.size() != 4 || fields[0] != "note") return error("no \"note HASH FIRST LAST\"");
    const auto hash = parse_number<std::uint64_t>(fields[1], 16);
    const auto first = parse_number<std::size_t>(fields[2]), last = parse_number<std::size_t>(fields[3]);
    if (!hash || !first || !last || *first == 0 || *last < *first) {
      return error("no \"note HASH FIRST LAST\"");
    }
    const auto note = notes_.find(*hash);
    if (note == notes_.end()) return error(fmt::format("none of the notes has the hash {}", fields[1]));
    std::optional<std::string> text = lines_of(note->second, *first, *last);
    if (!text) return error(fmt::format("the note has no line {}", *last));
    note_.bytes = std::move(*text);
    return {};
  }

  Status read_entity(const std::vector<std::string>& fields) {
    Annotation::Entity& entity = note_.gold.entities.emplace_back();
    entity.type = fields[1];
    for (std::size_t f = 2; f < fields.size(); ++f) {
      const std::string_view place = fields[f];
      const std::size_t dash = std::min(place.find('-'), place.size() - 1);
      const auto begin = parse_number<std::size_t>(place.substr(0, dash));
      const auto end = parse_number<std::size_t>(place.substr(dash + 1));
      if (!begin || !end || *end <= *begin || *end > note_.bytes.size()) {
        return error(fmt::format("\"{}\" is no place of the note", place));
      }
      entity.mentions.push_back(note_.bytes.substr(*begin, *end - *begin));
    }
    entity.name = entity.mentions.front();
    return {};
  }

  Status read_relation(const std::vector<std::string>& fields) {
    const std::size_t entities = note_.gold.entities.size();
    const auto head = parse_number<std::size_t>(fields[1]), tail = parse_number<std::size_t>(fields[3]);
    if (!head || !tail || *head == 0 || *tail == 0 || *head > entities || *tail > entities) {
      return error("a relation of entities that are not there");
    }
    note_.gold.relations.push_back({*head - 1, fields[2], *tail - 1});
    return {};
  }

  const NotesByHash& notes_;
  AnnotatedNote note_;
  std::size_t line_ = 0;
};

}  // namespace

Result<std::vector<AnnotatedNote>> read_standoff_notes(const std::filesystem::path& annotations,
                                                       const std::filesystem::path& notes) {
  const auto note_files = list_files(notes, ".md"), files = list_files(annotations, ".txt");
  if (!note_files) return note_files.status();
  if (!files) return files.status();
  NotesByHash by_hash;
  for (const std::filesystem::path& file : *note_files) {
    Result<std::string> bytes = read_file(file);
    if (!bytes) return bytes.status();
    const std::uint64_t hash = XXH3_64bits(bytes->data(), bytes->size());
    by_hash[hash] = std::move(*bytes);
  }
  std::vector<AnnotatedNote> out;
  for (const std::filesystem::path& file : *files) {
    const Result<std::string> annotation = read_file(file);
    if (!annotation) return annotation.status();
    Result<AnnotatedNote> note = StandoffParser(file.stem().string(), by_hash).parse(*annotation);
    if (!note) return note.status();
    out.push_back(*std::move(note));
  }
  return out;
}

}  // namespace notegraph::extract
