#include "extract/knowledge/known_relations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kClassRelation = "is_a";

std::uint64_t key_of(std::uint32_t head, std::uint32_t tail) {
  return std::uint64_t{head} << 32U | tail;
}

}  // namespace

class KnowledgeReader {
 public:
  KnowledgeReader(const Lexicon& lexicon, const Ontology& ontology) : lexicon_(lexicon), ontology_(ontology) {
    known_.classes_.resize(lexicon.concepts().size());
  }

  Status add_directory(const std::filesystem::path& directory) {
    for (const std::filesystem::path& file : list_table_files(directory / "knowledge")) {
      if (Status status = add_file(file); !status.ok()) return status;
    }
    return {};
  }

  KnownRelations finish() {
    known_.fingerprint_ = fingerprint_.value();
    return std::move(known_);
  }

 private:
  Status add_file(const std::filesystem::path& path) {
    const Result<TableFile> table = read_table_file(path, {"head", "relation", "tails"});
    if (!table) return table.status();
    for (const TableFile::Row& row : table->rows) {
      const RelationType* const type = ontology_.find_relation_type(row.cells[1]);
      if (type == nullptr) {
        return table->error(row, fmt::format("\"{}\" is not a relation of the ontology", row.cells[1]));
      }
      const std::optional<std::uint32_t> head = lexicon_.meaning_of(row.cells[0]);
      if (!head) return table->error(row, unknown(row.cells[0]));
      for (const std::string& name : split_cell(row.cells[2])) {
        const std::optional<std::uint32_t> tail = lexicon_.meaning_of(name);
        if (!tail) return table->error(row, unknown(name));
        add(*head, *type, *tail);
      }
    }
    return {};
  }

  static std::string unknown(const std::string& name) {
    return fmt::format("the lexicon does not know \"{}\"; add it to a file of lexicon/ or leave it out",
                       name);
  }

  /// A lexicon of the user's may give both names to one thing, which then says nothing.
  void add(std::uint32_t head, const RelationType& type, std::uint32_t tail) {
    if (head == tail) return;
    fingerprint_.add(head).add(type.name).add(tail);
    const std::uint32_t index = index_of(type.name);
    known_.types_[key_of(head, tail)] = index;
    if (type.symmetric) known_.types_[key_of(tail, head)] = index;
    if (type.name == kClassRelation) known_.classes_[head].push_back(lexicon_.concepts()[tail].name);
  }

  std::uint32_t index_of(const std::string& type) {
    std::vector<std::string>& names = known_.type_names_;
    const auto known = std::find(names.begin(), names.end(), type);
    const auto index = static_cast<std::uint32_t>(known - names.begin());
    if (known == names.end()) names.push_back(type);
    return index;
  }

  const Lexicon& lexicon_;
  const Ontology& ontology_;
  KnownRelations known_;
  FeatureHash fingerprint_{"knowledge"};
};

Result<KnownRelations> KnownRelations::read(const std::vector<std::filesystem::path>& directories,
                                            const Lexicon& lexicon, const Ontology& ontology) {
  KnowledgeReader reader(lexicon, ontology);
  for (const std::filesystem::path& directory : directories) {
    if (Status status = reader.add_directory(directory); !status.ok()) return status;
  }
  return reader.finish();
}

std::string_view KnownRelations::between(std::uint32_t head, std::uint32_t tail) const {
  const auto type = types_.find(key_of(head, tail));
  return type == types_.end() ? std::string_view() : type_names_[type->second];
}

std::span<const std::string> KnownRelations::classes_of(std::uint32_t concept_index) const {
  return concept_index < classes_.size() ? classes_[concept_index] : std::span<const std::string>();
}

}  // namespace notegraph::extract
