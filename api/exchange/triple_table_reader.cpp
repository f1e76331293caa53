#include "api/exchange/triple_table_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/exchange/bad_lines.h"
#include "api/exchange/graph_builder.h"
#include "api/exchange/line_reader.h"
#include "api/exchange/separated_values.h"
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

Status add_record(const ValueRecord& record, const Columns& columns, GraphBuilder& graph) {
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
  const EntityKey from = key_of(head, head_type);
  const EntityKey to = key_of(tail, tail_type);
  Evidence evidence = bare_evidence(graph.source(), record.line, *sureness);
  if (const auto place = columns.field(fields, source); !place.empty()) {
    evidence.headings.emplace_back(place);
  }
  return graph.relate(from, std::string(columns.field(fields, relation)), to, record.line,
                      {std::move(evidence)}, Standing::named);
}

}  // namespace

Result<ImportedGraph> read_triple_table(const std::filesystem::path& file, char separator,
                                        const Ontology& known, const ReadOptions& options) {
  auto lines = LineReader::open(file, options.progress);
  if (!lines) return lines.status();
  SeparatedValues records(*std::move(lines), separator);
  BadLines bad_lines(file, options);
  GraphBuilder builder(known, options);
  Columns columns;
  ValueRecord record;
  for (bool first = true;; first = false) {
    const auto more = records.next(record);
    if (!more) return more.status();
    if (!*more) break;
    if (first && Columns::are_named_by(record.fields)) {
      auto named = Columns::named(record.fields);
      if (!named) {
        return bad(fmt::format("{}:{}: {}", file.string(), record.line, named.status().message()));
      }
      columns = *named;
      continue;
    }
    Status status = add_record(record, columns, builder);
    if (status.code() == StatusCode::bad_data) status = bad_lines.refuse(record.line, status.message());
    if (!status) return status;
  }
  return builder.finish(std::move(bad_lines));
}

}  // namespace notegraph::exchange
