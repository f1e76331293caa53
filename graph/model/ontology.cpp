#include "graph/model/ontology.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "graph/model/table_file.h"

namespace notegraph {
namespace {

bool is_type_name(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_color(std::string_view color) {
  return color.size() == 7 && color.front() == '#' &&
         color.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

Status check_name(const TableFile& table, const TableFile::Row& row, std::set<std::string_view>& seen) {
  const std::string_view name = row.cells[0];
  if (!is_type_name(name)) {
    return table.error(row, fmt::format("\"{}\" is no type name: use small letters, digits and _", name));
  }
  if (!seen.insert(name).second) return table.error(row, fmt::format("type \"{}\" stands here twice", name));
  return {};
}

Result<bool> parse_flag(const TableFile& table, const TableFile::Row& row, std::size_t column) {
  if (row.cells[column] == "yes") return true;
  if (row.cells[column] == "no") return false;
  return table.error(
      row, fmt::format("column {} must be yes or no, not \"{}\"", table.columns[column], row.cells[column]));
}

std::vector<std::string> names_in(std::string_view cell) {
  const std::vector<std::string_view> names = split_cell(cell);
  return {names.begin(), names.end()};
}

Status read_entity_types(const std::filesystem::path& path, Ontology& ontology) {
  const auto table = read_table_file(path, {"name", "meaning", "color", "shape", "zh", "en", "fr"});
  if (!table) return table.status();
  std::set<std::string_view> seen;
  for (const auto& row : table->rows) {
    const std::vector<std::string> c(row.cells.begin(), row.cells.end());
    if (Status status = check_name(*table, row, seen); !status) return status;
    if (!is_color(c[2])) return table->error(row, fmt::format("\"{}\" is no color such as #4e79a7", c[2]));
    ontology.add(EntityType{c[0], c[1], c[2], c[3].empty() ? "ellipse" : c[3], c[4], c[5], c[6]});
  }
  return {};
}

Status read_relation_types(const std::filesystem::path& path, Ontology& ontology) {
  const auto table = read_table_file(path, {"name", "meaning", "inverse", "symmetric", "transitive", "heads",
                                            "tails", "color", "style", "zh", "en", "fr"});
  if (!table) return table.status();
  std::set<std::string_view> seen;
  for (const auto& row : table->rows) {
    const std::vector<std::string> c(row.cells.begin(), row.cells.end());
    if (Status status = check_name(*table, row, seen); !status) return status;
    const auto symmetric = parse_flag(*table, row, 3);
    if (!symmetric) return symmetric.status();
    const auto transitive = parse_flag(*table, row, 4);
    if (!transitive) return transitive.status();
    if (!is_color(c[7])) return table->error(row, fmt::format("\"{}\" is no color such as #4e79a7", c[7]));
    RelationType type{c[0],           c[1],        c[2],
                      *symmetric,     *transitive, names_in(c[5]),
                      names_in(c[6]), c[7],        c[8].empty() ? "solid" : c[8],
                      c[9],           c[10],       c[11]};
    for (const auto& ends : {type.heads, type.tails}) {
      for (const std::string& end : ends) {
        if (ontology.find_entity_type(end) == nullptr) {
          return table->error(row, fmt::format("\"{}\" is no entity type that is known", end));
        }
      }
    }
    ontology.add(std::move(type));
  }
  return {};
}

template <typename Type>
void add_or_replace(std::vector<Type>& types, Type type) {
  const auto same =
      std::find_if(types.begin(), types.end(), [&](const Type& t) { return t.name == type.name; });
  if (same == types.end()) {
    types.push_back(std::move(type));
  } else {
    *same = std::move(type);
  }
}

template <typename Type>
const Type* find_by_name(const std::vector<Type>& types, std::string_view name) {
  const auto found = std::find_if(types.begin(), types.end(), [&](const Type& t) { return t.name == name; });
  return found == types.end() ? nullptr : &*found;
}

bool holds_or_any(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Result<Ontology> Ontology::read(const std::filesystem::path& directory) {
  Ontology ontology;
  if (Status status = read_entity_types(directory / "entities.tsv", ontology); !status) return status;
  if (Status status = read_relation_types(directory / "relations.tsv", ontology); !status) return status;
  return ontology;
}

Status Ontology::extend(const std::filesystem::path& directory) {
  Ontology extended = *this;
  const auto read_if_there = [&](const char* file, auto read_types) -> Status {
    std::error_code unreadable;
    const auto path = directory / file;
    return std::filesystem::exists(path, unreadable) || unreadable ? read_types(path, extended) : Status();
  };
  if (Status status = read_if_there("entities.tsv", read_entity_types); !status) return status;
  if (Status status = read_if_there("relations.tsv", read_relation_types); !status) return status;
  *this = std::move(extended);
  return {};
}

void Ontology::add(const Ontology& other) {
  for (const EntityType& type : other.entity_types_) add(type);
  for (const RelationType& type : other.relation_types_) add(type);
}

void Ontology::add(EntityType type) {
  add_or_replace(entity_types_, std::move(type));
}
void Ontology::add(RelationType type) {
  add_or_replace(relation_types_, std::move(type));
}

const EntityType* Ontology::find_entity_type(std::string_view name) const {
  return find_by_name(entity_types_, name);
}

const RelationType* Ontology::find_relation_type(std::string_view name) const {
  return find_by_name(relation_types_, name);
}

bool Ontology::allows(std::string_view head, std::string_view relation, std::string_view tail) const {
  const RelationType* type = find_relation_type(relation);
  if (type == nullptr || find_entity_type(head) == nullptr || find_entity_type(tail) == nullptr) return false;
  if (holds_or_any(type->heads, head) && holds_or_any(type->tails, tail)) return true;
  return type->symmetric && holds_or_any(type->heads, tail) && holds_or_any(type->tails, head);
}

}  // namespace notegraph
