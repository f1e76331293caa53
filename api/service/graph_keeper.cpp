#include "api/service/graph_keeper.h"

#include <system_error>
#include <utility>

namespace notegraph::service {

namespace {

constexpr const char* kEvidenceFile = "evidence.mapped";
constexpr const char* kGraphFile = "graph.mapped";
constexpr const char* kNameFile = "names.mapped";

}  // namespace

GraphKeeper::GraphKeeper(GraphKeeping keeping, const std::string& store_id)
    : keeping_(std::move(keeping)),
      is_keeping_(!keeping_.directory.empty() && !store_id.empty()),
      evidence_(file(kEvidenceFile), store_id, [this](const std::string& message) { warn(message); }),
      engine_(
          file(kGraphFile), store_id, [this](const std::string& message) { warn(message); }, progress()),
      names_(
          file(kNameFile), store_id, [this](const std::string& message) { warn(message); }, progress()) {}

std::filesystem::path GraphKeeper::file(const char* name) const {
  return is_keeping_ ? keeping_.directory / name : std::filesystem::path();
}

std::uint64_t GraphKeeper::disk_bytes() const {
  std::uint64_t bytes = 0;
  for (const char* name : {kEvidenceFile, kGraphFile, kNameFile}) {
    std::error_code missing;
    const std::uintmax_t size = std::filesystem::file_size(file(name), missing);
    if (!missing) bytes += size;
  }
  return bytes;
}

void GraphKeeper::warn(const std::string& message) {
  const std::lock_guard lock(telling_mutex_);
  keeping_.warn(message);
}

ProgressFunction GraphKeeper::progress() {
  if (!keeping_.progress) return {};
  return [this](const Progress& progress) {
    const std::lock_guard lock(telling_mutex_);
    keeping_.progress(progress);
  };
}

}  // namespace notegraph::service
