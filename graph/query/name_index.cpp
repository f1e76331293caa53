#include "graph/query/name_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "graph/model/surface.h"
#include "graph/query/name_file.h"
#include "graph/query/name_layer.h"
#include "graph/query/touched_entities.h"

// Names lie in two layers: those of a whole snapshot, and above them those of the entities touched since,
// which hide what the lower layer says of these.
namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;
constexpr std::size_t kFewEntities = 4096;  // A layer of so many is small, whatever lies below.
constexpr std::size_t kShareToMerge = 64;   // Each write makes the upper layer anew.
constexpr std::size_t kShareToRebuild = 4;

/// The touched entities as they are now; null: gone. Copies share the values.
using Touched = std::map<EntityId, std::shared_ptr<const EntityNames>>;

class LayeredNameIndex final : public NameIndex {
 public:
  LayeredNameIndex(std::uint64_t sequence, std::shared_ptr<const NameLayer> base, Touched touched);

  std::uint64_t sequence() const override { return sequence_; }
  std::size_t entity_count() const override;
  std::optional<NamedEntity> find(EntityId id) const override;
  std::vector<EntityId> exact(std::string_view name) const override;
  std::vector<NameMatch> search(std::string_view query, std::size_t limit) const override;
  Result<std::shared_ptr<const NameIndex>> advanced(const store::Snapshot& snapshot) const override;
  bool wants_merge() const override {
    return touched_.size() > std::max(kFewEntities, base_->owner_count() / kShareToMerge);
  }
  std::shared_ptr<const NameIndex> merged() const override;
  Status save(const std::filesystem::path& file, std::string_view store_id) const override {
    return write_name_file(file, store_id, sequence_, touched_.empty() ? *base_ : merged_layer());
  }

 private:
  /// A name that matches, in one of the layers.
  struct Match {
    const NameLayer* layer;
    std::uint32_t name;
    double score;

    EntityId owner() const { return layer->columns().ids[layer->owner_of(name)]; }
    std::uint32_t mentions() const { return layer->columns().mention_counts[layer->owner_of(name)]; }
  };
  using Hits = std::vector<NameLayer::Hit> (NameLayer::*)(std::string_view key) const;

  /// The matches of one kind in both layers, without those that are hidden.
  std::vector<Match> collect(Hits hits, std::string_view key) const;
  NameLayer merged_layer() const;

  std::uint64_t sequence_;
  std::shared_ptr<const NameLayer> base_;
  Touched touched_;
  NameLayer top_;
};

LayeredNameIndex::LayeredNameIndex(std::uint64_t sequence, std::shared_ptr<const NameLayer> base,
                                   Touched touched)
    : sequence_(sequence), base_(std::move(base)), touched_(std::move(touched)) {
  std::vector<const EntityNames*> entities;
  for (const auto& [id, entity] : touched_) {
    if (entity) entities.push_back(entity.get());
  }
  top_ = make_name_layer(entities);
}

std::size_t LayeredNameIndex::entity_count() const {
  const auto hidden = std::count_if(touched_.begin(), touched_.end(), [&](const auto& touched) {
    return base_->find_owner(touched.first).has_value();
  });
  return base_->owner_count() + top_.owner_count() - static_cast<std::size_t>(hidden);
}

std::optional<NamedEntity> LayeredNameIndex::find(EntityId id) const {
  const NameLayer& layer = touched_.contains(id) ? top_ : *base_;
  const auto owner = layer.find_owner(id);
  return owner ? std::optional(layer.owner(*owner)) : std::nullopt;
}

std::vector<LayeredNameIndex::Match> LayeredNameIndex::collect(Hits hits, std::string_view key) const {
  std::vector<Match> matches;
  for (const NameLayer* layer : {base_.get(), &top_}) {
    for (const NameLayer::Hit& hit : (layer->*hits)(key)) {
      const Match match{layer, hit.name, hit.score};
      if (layer == &top_ || !touched_.contains(match.owner())) matches.push_back(match);
    }
  }
  return matches;
}

std::vector<EntityId> LayeredNameIndex::exact(std::string_view name) const {
  std::vector<EntityId> ids;
  for (const Match& match : collect(&NameLayer::exact_hits, surface_key(name))) {
    ids.push_back(match.owner());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<NameMatch> LayeredNameIndex::search(std::string_view query, std::size_t limit) const {
  const std::string key = surface_key(query);
  if (key.empty()) return {};
  std::vector<NameMatch> found;
  std::unordered_set<EntityId> seen;
  for (const auto& [kind, hits] : {std::pair(MatchKind::exact, &NameLayer::exact_hits),
                                   std::pair(MatchKind::prefix, &NameLayer::prefix_hits),
                                   std::pair(MatchKind::inside, &NameLayer::inside_hits),
                                   std::pair(MatchKind::fuzzy, &NameLayer::fuzzy_hits)}) {
    if (found.size() == limit) break;
    std::vector<Match> matches = collect(hits, key);
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
      return std::tuple(b.score, b.mentions(), a.owner(), a.name) <
             std::tuple(a.score, a.mentions(), b.owner(), b.name);
    });
    for (const Match& match : matches) {
      if (found.size() == limit) break;
      if (!seen.insert(match.owner()).second) continue;
      found.push_back({match.owner(), std::string(match.layer->surface(match.name)), kind, match.score});
    }
  }
  return found;
}

Result<std::shared_ptr<const NameIndex>> LayeredNameIndex::advanced(const store::Snapshot& snapshot) const {
  const std::size_t most = std::max(kFewEntities, base_->owner_count() / kShareToRebuild);
  const auto ids = find_touched(snapshot, sequence_, most);
  if (!ids) return ids.status();
  if (!*ids) return std::shared_ptr<const NameIndex>();
  Touched touched = touched_;
  for (const EntityId id : **ids) {
    const auto entity = snapshot.find_entity(id);
    if (!entity && entity.status().code() != StatusCode::not_found) return entity.status();
    touched[id] = entity ? std::make_shared<const EntityNames>(names_of(*entity)) : nullptr;
  }
  return std::shared_ptr<const NameIndex>(
      std::make_shared<LayeredNameIndex>(snapshot.sequence(), base_, std::move(touched)));
}

NameLayer LayeredNameIndex::merged_layer() const {
  return merge_name_layers(
      *base_, [this](EntityId id) { return touched_.contains(id); }, top_);
}

std::shared_ptr<const NameIndex> LayeredNameIndex::merged() const {
  return std::make_shared<LayeredNameIndex>(sequence_, std::make_shared<const NameLayer>(merged_layer()),
                                            Touched());
}

}  // namespace

Result<std::shared_ptr<const NameIndex>> NameIndex::build(const store::Snapshot& snapshot,
                                                          const ReadProgress& progress) {
  std::vector<EntityNames> entities;
  std::optional<EntityId> after;
  do {
    Result<store::Page<Entity, EntityId>> page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) entities.push_back(names_of(entity));
    if (progress) progress(entities.size());
    after = page->next;
  } while (after);
  std::vector<const EntityNames*> pointers;
  for (const EntityNames& entity : entities) pointers.push_back(&entity);
  return std::shared_ptr<const NameIndex>(std::make_shared<LayeredNameIndex>(
      snapshot.sequence(), std::make_shared<const NameLayer>(make_name_layer(pointers)), Touched()));
}

Result<std::shared_ptr<const NameIndex>> NameIndex::open(const std::filesystem::path& file,
                                                         std::string_view store_id) {
  auto opened = open_name_file(file, store_id);
  if (!opened) return opened.status();
  return std::shared_ptr<const NameIndex>(std::make_shared<LayeredNameIndex>(
      opened->sequence, std::make_shared<const NameLayer>(std::move(opened->layer)), Touched()));
}

}  // namespace notegraph::query
