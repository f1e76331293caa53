#include "api/service/evidence_keeper.h"

#include <utility>

#include <fmt/format.h>

namespace notegraph::service {

using query::EvidenceIndex;

EvidenceKeeper::EvidenceKeeper(std::filesystem::path path, std::string store_id, Warn warn)
    : path_(std::move(path)), store_id_(std::move(store_id)), warn_(std::move(warn)) {}

Result<EvidenceIndex::Pointer> EvidenceKeeper::make(const store::Snapshot& snapshot,
                                                    EvidenceIndex::Pointer last,
                                                    const std::stop_token& stop) const {
  if (!last) last = open();
  if (last && last->sequence() != snapshot.sequence()) {
    auto advanced = last->advanced(snapshot);
    if (!advanced) return advanced.status();
    last = *std::move(advanced);
  }
  if (last && last->is_settled()) return last;
  auto made = last ? last->settled(snapshot, stop) : EvidenceIndex::build(snapshot, stop);
  if (!made || !*made || !(*made)->is_whole()) return made;
  return keep(*std::move(made));
}

EvidenceIndex::Pointer EvidenceKeeper::open() const {
  if (path_.empty()) return nullptr;
  auto opened = EvidenceIndex::open(path_, store_id_);
  if (opened) return *std::move(opened);
  if (opened.status().code() != StatusCode::not_found) {
    warn_(fmt::format("{}; it is made anew", opened.status().message()));
  }
  return nullptr;
}

EvidenceIndex::Pointer EvidenceKeeper::keep(EvidenceIndex::Pointer made) const {
  if (path_.empty() || made->relation_count() < kLeastRelations) return made;
  if (Status status = made->save(path_, store_id_); !status) {
    warn_(fmt::format("{} is not kept for the next time: {}", path_.filename().string(), status.message()));
    return made;
  }
  auto mapped = EvidenceIndex::open(path_, store_id_);
  return mapped ? *std::move(mapped) : made;
}

}  // namespace notegraph::service
