#include "api/exchange/statement_gatherer.h"

#include <atomic>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include "api/exchange/bad_lines.h"
#include "api/exchange/graph_builder.h"
#include "api/exchange/read_ahead.h"

namespace notegraph::exchange {
namespace {

constexpr std::size_t kBatchStatements = 512;
constexpr std::size_t kBatchBytes = std::size_t{1} << 18;

/// Statements in the order of the source, and how the reading ended after them if it failed.
struct Batch {
  std::vector<LineStatement> statements;
  Status failure;
};

/// Where the reading thread stands, for the caller to report.
struct Place {
  std::atomic<std::size_t> done{0}, total{0};
};

/// Makes batches of bounded size of what a reader gives.
class BatchMaker {
 public:
  explicit BatchMaker(std::unique_ptr<StatementReader> reader) : reader_(std::move(reader)) {}

  std::optional<Batch> next() {
    if (has_ended_) return std::nullopt;
    Batch batch;
    batch.statements.reserve(kBatchStatements);
    for (std::size_t bytes = 0; batch.statements.size() < kBatchStatements && bytes < kBatchBytes;) {
      auto statement = reader_->next();
      has_ended_ = !statement || !*statement;
      if (!statement) batch.failure = statement.status();
      if (has_ended_) break;
      bytes += (*statement)->bytes;
      batch.statements.push_back(**std::move(statement));
    }
    return batch;
  }

 private:
  const std::unique_ptr<StatementReader> reader_;
  bool has_ended_ = false;
};

Status add(LineStatement statement, Standing ends, GraphBuilder& graph, BadLines& bad_lines) {
  Status status = statement.said ? Status() : statement.said.status();
  if (status) {
    if (auto* const entity = std::get_if<NoteEntity>(&*statement.said)) {
      status = graph.describe(std::move(*entity), statement.line);
    } else {
      const auto& relation = std::get<RelationStatement>(*statement.said);
      status =
          graph.relate(relation.head, relation.type, relation.tail, statement.line, relation.evidence, ends);
    }
  }
  return status.code() == StatusCode::bad_data ? bad_lines.refuse(statement.line, status.message()) : status;
}

}  // namespace

Result<ImportedGraph> gather_statements(const std::filesystem::path& file, const MakeReader& make_reader,
                                        Standing ends, const Ontology& known, const ReadOptions& options) {
  Place place;
  auto lines = LineReader::open(file, [&](std::size_t done, std::size_t total) {
    place.total = total;
    place.done = done;
  });
  if (!lines) return lines.status();
  BadLines bad_lines(file, options);
  GraphBuilder builder(known, options);
  BatchMaker maker(make_reader(*std::move(lines)));
  ReadAhead<Batch> batches([&] { return maker.next(); });
  while (auto batch = batches.take()) {
    for (LineStatement& statement : batch->statements) {
      if (Status status = add(std::move(statement), ends, builder, bad_lines); !status) return status;
    }
    if (!batch->failure) return batch->failure;
    if (options.progress) options.progress(place.done, place.total);
  }
  return builder.finish(std::move(bad_lines));
}

}  // namespace notegraph::exchange
