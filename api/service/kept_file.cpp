#include "api/service/kept_file.h"

#include <utility>

#include <fmt/format.h>

#include "graph/query/name_index.h"
#include "graph/query/query_engine.h"

namespace notegraph::service {
namespace {

std::size_t count_rows(const query::QueryEngine& engine) {
  return engine.relation_count();
}
std::size_t count_rows(const query::NameIndex& names) {
  return names.entity_count();
}

/// Of a whole snapshot, those that Built::build() reads.
template <typename Built>
std::size_t count_rows(const store::StoreCounts& counts);
template <>
std::size_t count_rows<query::QueryEngine>(const store::StoreCounts& counts) {
  return counts.entities + counts.relations;
}
template <>
std::size_t count_rows<query::NameIndex>(const store::StoreCounts& counts) {
  return counts.entities;
}

template <typename Built>
constexpr std::string_view kWhat = "entities and relations";
template <>
constexpr std::string_view kWhat<query::NameIndex> = "names";

}  // namespace

template <typename Built>
KeptFile<Built>::KeptFile(std::filesystem::path path, std::string store_id, Warn warn,
                          ProgressFunction progress)
    : path_(std::move(path)),
      store_id_(std::move(store_id)),
      warn_(std::move(warn)),
      progress_(std::move(progress)) {}

template <typename Built>
Result<std::shared_ptr<const Built>> KeptFile<Built>::make(const store::Snapshot& snapshot) {
  if (auto found = find(snapshot)) return found;
  auto built = build(snapshot);
  if (built) keep(*built);
  return built;
}

template <typename Built>
Result<std::shared_ptr<const Built>> KeptFile<Built>::build(const store::Snapshot& snapshot) {
  const auto counts = snapshot.counts();
  if (!counts) return counts.status();
  const std::size_t total = count_rows<Built>(*counts);
  if (!progress_ || total < kLeastRows) return Built::build(snapshot);
  auto built = Built::build(snapshot, [&](std::size_t rows) { progress_({rows, total, kWhat<Built>}); });
  progress_({total, total, kWhat<Built>});
  return built;
}

template <typename Built>
std::shared_ptr<const Built> KeptFile<Built>::find(const store::Snapshot& snapshot) {
  if (path_.empty()) return nullptr;
  auto opened = Built::open(path_, store_id_);
  if (!opened) {
    if (opened.status().code() != StatusCode::not_found) {
      warn_(fmt::format("{}; it is made anew", opened.status().message()));
    }
    return nullptr;
  }
  if ((*opened)->sequence() == snapshot.sequence()) return *std::move(opened);
  // An error of the snapshot shows again when it is read as a whole.
  const auto advanced = (*opened)->advanced(snapshot);
  if (!advanced || !*advanced) return nullptr;
  if (!(*advanced)->wants_merge()) return *advanced;
  auto merged = (*advanced)->merged();
  keep(merged);
  return merged;
}

template <typename Built>
void KeptFile<Built>::keep(std::shared_ptr<const Built> built) {
  if (path_.empty() || count_rows(*built) < kLeastRows) return;
  const std::lock_guard lock(mutex_);
  if (writer_.joinable()) writer_.join();
  writer_ = std::jthread([this, built = std::move(built)] {
    if (Status status = built->save(path_, store_id_); !status) {
      warn_(fmt::format("{} is not kept for the next time: {}", path_.filename().string(), status.message()));
    }
  });
}

template class KeptFile<query::QueryEngine>;
template class KeptFile<query::NameIndex>;

}  // namespace notegraph::service
