#include "api/exchange/triple_table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/exchange/graph_builder.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/line_statement.h"
#include "api/exchange/separated_values.h"
#include "api/exchange/statement_gatherer.h"
#include "graph/model/utf8.h"

namespace notegraph::exchange {
namespace {

enum Column : std::size_t { head, relation, tail, head_type, tail_type, confidence, source };
constexpr std::array<std::string_view, 7> kColumnNames{"head",      "relation",   "tail",  "head_type",
                                                       "tail_type", "confidence", "source"};
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

Status bad(std::string reason) {
  return {StatusCode::bad_data, std::move(reason)};
}

/// Which field of a record holds what.
class Columns {
 public:
  /// Three columns without names.
  Columns() : width_(3) {
    place_.fill(kNoColumn);
    place_[head] = 0;
    place_[relation] = 1;
    place_[tail] = 2;
  }

  static bool are_named_by(const std::vector<std::string>& fields) {
    return std::all_of(kColumnNames.begin(), kColumnNames.begin() + 3, [&](std::string_view name) {
      return std::find(fields.begin(), fields.end(), name) != fields.end();
    });
  }

  /// Errors: bad_data, a name that is not known or stands twice.
  static Result<Columns> named(const std::vector<std::string>& names) {
    Columns columns;
    columns.place_.fill(kNoColumn);
    columns.width_ = names.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto known = std::find(kColumnNames.begin(), kColumnNames.end(), names[i]);
      if (known == kColumnNames.end()) {
        return bad(
            fmt::format("the column \"{}\" is not known, only {}", names[i], fmt::join(kColumnNames, ", ")));
      }
      std::size_t& place = columns.place_[static_cast<std::size_t>(known - kColumnNames.begin())];
      if (place != kNoColumn) return bad(fmt::format("the column \"{}\" stands here twice", names[i]));
      place = i;
    }
    return columns;
  }

  std::size_t width() const { return width_; }
  /// Empty where the table has no such column. Only for records of width().
  std::string_view field(const std::vector<std::string>& fields, Column column) const {
    return place_[column] == kNoColumn ? std::string_view() : fields[place_[column]];
  }

 private:
  std::array<std::size_t, kColumnNames.size()> place_{};
  std::size_t width_;
};

Result<double> parse_confidence(std::string_view text) {
  if (text.empty()) return 1.0;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value > 0 && value <= 1)) {
    return bad(fmt::format("the confidence must be a number above 0 and at most 1, not \"{}\"", text));
  }
  return value;
}

Result<LineStatement::Said> parse_record(const ValueRecord& record, const Columns& columns,
                                         const std::string& source) {
  if (!record.fault.empty()) return bad(record.fault);
  const auto& fields = record.fields;
  if (fields.size() != columns.width()) {
    return bad(fmt::format("{} columns are expected, here are {}", columns.width(), fields.size()));
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!is_utf8(fields[i])) return bad(fmt::format("field {} is not UTF-8", i + 1));
  }
  for (const Column needed : {head, relation, tail}) {
    if (columns.field(fields, needed).empty())
      return bad(fmt::format("the {} is empty", kColumnNames[needed]));
  }
  const auto sureness = parse_confidence(columns.field(fields, confidence));
  if (!sureness) return sureness.status();

  const auto key_of = [&](Column name, Column type) {
    const std::string_view kind = columns.field(fields, type);
    return EntityKey{std::string(kind.empty() ? kUntypedEntity : kind),
                     std::string(columns.field(fields, name))};
  };
  Evidence evidence = bare_evidence(source, record.line, *sureness);
  if (const auto place = columns.field(fields, Column::source); !place.empty()) {
    evidence.headings.emplace_back(place);
  }
  RelationStatement statement{
      key_of(head, head_type), std::string(columns.field(fields, relation)), key_of(tail, tail_type), {}};
  statement.evidence.push_back(std::move(evidence));
  return LineStatement::Said(std::move(statement));
}

class TripleTableReader final : public StatementReader {
 public:
  TripleTableReader(SeparatedValues records, std::string file, std::string source)
      : records_(std::move(records)), file_(std::move(file)), source_(std::move(source)) {}

  Result<std::optional<LineStatement>> next() override {
    const Result<bool> more = read_record();
    if (!more) return more.status();
    if (!*more) return std::optional<LineStatement>();
    std::size_t bytes = 0;
    for (const std::string& field : record_.fields) bytes += field.size();
    return std::optional(LineStatement{record_.line, bytes, parse_record(record_, columns_, source_)});
  }

 private:
  /// Reads the next record but for one that names the columns, at the beginning; false at the end.
  Result<bool> read_record() {
    Result<bool> more = records_.next(record_);
    if (!more || !*more || !std::exchange(is_first_, false) || !Columns::are_named_by(record_.fields)) {
      return more;
    }
    auto named = Columns::named(record_.fields);
    if (!named) return bad(fmt::format("{}:{}: {}", file_, record_.line, named.status().message()));
    columns_ = *named;
    return records_.next(record_);
  }

  SeparatedValues records_;
  const std::string file_, source_;
  Columns columns_;
  ValueRecord record_;
  bool is_first_ = true;
};

}  // namespace

Result<ImportedGraph> read_triple_table(const std::filesystem::path& file, char separator,
                                        const Ontology& known, const ReadOptions& options) {
  const auto make_reader = [&](LineReader lines) {
    return std::make_unique<TripleTableReader>(SeparatedValues(std::move(lines), separator), file.string(),
                                               options.source);
  };
  return gather_statements(file, make_reader, Standing::named, known, options);
}

}  // namespace notegraph::exchange
