#include "extract/knowledge/known_relations.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "graph/model/table_file.h"
#include "graph/model/text_numbers.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kClassRelation = "is_a";

}  // namespace

class KnowledgeReader {
 public:
  KnowledgeReader(const Lexicon& lexicon, const Ontology& ontology)
      : lexicon_(lexicon), ontology_(ontology), names_(lexicon.concepts().size()) {}

  Status add_directory(const std::filesystem::path& directory) {
    for (const std::filesystem::path& file : list_table_files(directory / "knowledge")) {
      if (Status status = add_file(file); !status.ok()) return status;
    }
    return {};
  }

  KnownRelations finish() {
    group_relations();
    group_classes();
    known_.fingerprint_ = fingerprint_.value();
    return std::move(known_);
  }

 private:
  /// What a line says of two concepts.
  struct Statement {
    std::uint32_t head, tail, type;
  };

  Status add_file(const std::filesystem::path& path) {
    const Result<TableFile> table = read_table_file(path, {"head", "relation", "tails"});
    if (!table) return table.status();
    for (const TableFile::Row& row : table->rows) {
      const RelationType* const type = ontology_.find_relation_type(row.cells[1]);
      if (type == nullptr) {
        return table->error(row, fmt::format("\"{}\" is not a relation of the ontology", row.cells[1]));
      }
      const std::optional<std::uint32_t> head = meaning_of(row.cells[0]);
      if (!head) return table->error(row, unknown(row.cells[0]));
      split_cell(row.cells[2], tails_);
      for (const std::string_view name : tails_) {
        const std::optional<std::uint32_t> tail = meaning_of(name);
        if (!tail) return table->error(row, unknown(name));
        add(*head, *type, *tail);
      }
    }
    return {};
  }

  static std::string unknown(std::string_view name) {
    return fmt::format("the lexicon does not know \"{}\"; add it to a file of lexicon/ or leave it out",
                       name);
  }

  /// As the lexicon says, which is asked once a name: most stand in many lines.
  std::optional<std::uint32_t> meaning_of(std::string_view name) {
    const std::uint32_t number = names_.add(name);
    if (number == meanings_.size()) meanings_.push_back(lexicon_.meaning_of(name));
    return meanings_[number];
  }

  /// A lexicon of the user's may give both names to one thing, which then says nothing.
  void add(std::uint32_t head, const RelationType& type, std::uint32_t tail) {
    if (head == tail) return;
    fingerprint_.add(head).add(type.name).add(tail);
    const std::uint32_t index = index_of(type.name);
    statements_.push_back({head, tail, index});
    if (type.symmetric) statements_.push_back({tail, head, index});
    if (type.name == kClassRelation) classes_.push_back({head, tail, index});
  }

  std::uint32_t index_of(const std::string& type) {
    std::vector<std::string>& names = known_.type_names_;
    const auto known = std::find(names.begin(), names.end(), type);
    const auto index = static_cast<std::uint32_t>(known - names.begin());
    if (known == names.end()) names.push_back(type);
    return index;
  }

  /// The statements by one of their ends; those with the same one as they came. `begins`: where those of each
  /// concept begin, and where the last ones end.
  std::vector<Statement> group(const std::vector<Statement>& statements, std::uint32_t Statement::*by,
                               std::vector<std::uint32_t>& begins) const {
    const std::size_t concepts = lexicon_.concepts().size();
    begins.assign(concepts + 1, 0);
    for (const Statement& statement : statements) ++begins[statement.*by];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<Statement> grouped(statements.size());
    // Each place is filled from its end: then its begin is known when it is full.
    for (auto statement = statements.rbegin(); statement != statements.rend(); ++statement)
      grouped[--begins[(*statement).*by]] = *statement;
    return grouped;
  }

  /// By head, then by tail, of what is said of the same two the last.
  void group_relations() {
    std::vector<std::uint32_t>& begins = known_.begins_;
    const std::vector<Statement> by_tail = group(statements_, &Statement::tail, begins);
    const std::vector<Statement> sorted = group(by_tail, &Statement::head, begins);
    std::vector<KnownRelations::Relation>& relations = known_.relations_;
    relations.reserve(sorted.size());
    for (std::size_t head = 0; head + 1 < begins.size(); ++head) {
      const std::uint32_t begin = std::exchange(begins[head], static_cast<std::uint32_t>(relations.size()));
      for (std::uint32_t i = begin; i < begins[head + 1]; ++i) {
        const bool is_last_word = i + 1 == begins[head + 1] || sorted[i + 1].tail != sorted[i].tail;
        if (is_last_word) relations.push_back({sorted[i].tail, sorted[i].type});
      }
    }
    begins.back() = static_cast<std::uint32_t>(relations.size());
  }

  void group_classes() {
    for (const Statement& statement : group(classes_, &Statement::head, known_.class_begins_))
      known_.classes_.push_back(lexicon_.concepts()[statement.tail].name);
  }

  const Lexicon& lexicon_;
  const Ontology& ontology_;
  KnownRelations known_;
  TextNumbers names_;
  std::vector<std::optional<std::uint32_t>> meanings_;  ///< Per name.
  std::vector<Statement> statements_, classes_;         ///< In the order of the files.
  std::vector<std::string_view> tails_;                 ///< Of the line that is being read.
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
  if (std::size_t{head} + 1 >= begins_.size()) return {};
  const auto begin = relations_.begin() + begins_[head], end = relations_.begin() + begins_[head + 1];
  const auto relation = std::lower_bound(
      begin, end, tail, [](const Relation& known, std::uint32_t wanted) { return known.tail < wanted; });
  return relation == end || relation->tail != tail ? std::string_view() : type_names_[relation->type];
}

std::span<const std::string_view> KnownRelations::classes_of(std::uint32_t concept_index) const {
  if (std::size_t{concept_index} + 1 >= class_begins_.size()) return {};
  const std::uint32_t begin = class_begins_[concept_index];
  return std::span(classes_).subspan(begin, class_begins_[concept_index + 1] - begin);
}

}  // namespace notegraph::extract
