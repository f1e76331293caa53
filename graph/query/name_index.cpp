#include "graph/query/name_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "graph/model/surface.h"
#include "graph/query/name_layer.h"
#include "graph/query/touched_entities.h"

// Names lie in two layers: those of a whole snapshot, and above them those of the entities touched since,
// which hide what the lower layer says of these.
namespace notegraph::query {
namespace {

constexpr std::size_t kRowsAPage = 4096;
constexpr std::size_t kFewEntities = 4096;  // A layer of so many is small, whatever lies below.
constexpr std::size_t kShareToMerge = 16;

/// The touched entities as they are now; nothing: gone.
using Touched = std::map<EntityId, std::optional<Entity>>;

class LayeredNameIndex final : public NameIndex {
 public:
  LayeredNameIndex(std::uint64_t sequence, std::shared_ptr<const NameLayer> base, Touched touched);

  std::uint64_t sequence() const override { return sequence_; }
  std::vector<EntityId> exact(std::string_view name) const override;
  std::vector<NameMatch> search(std::string_view query, std::size_t limit) const override;
  Result<std::shared_ptr<const NameIndex>> advanced(const store::Snapshot& snapshot) const override;
  bool wants_merge() const override {
    return touched_.size() > std::max(kFewEntities, base_->owners().size() / kShareToMerge);
  }
  std::shared_ptr<const NameIndex> merged() const override;

 private:
  /// A name that matches, in one of the layers.
  struct Match {
    const NameLayer* layer;
    std::uint32_t name;
    double score;

    const NameLayer::Owner& owner() const { return layer->owners()[layer->names()[name].owner]; }
  };
  using Hits = std::vector<NameLayer::Hit> (NameLayer::*)(std::string_view key) const;

  /// The matches of one kind in both layers, without those that are hidden.
  std::vector<Match> collect(Hits hits, std::string_view key) const;

  std::uint64_t sequence_;
  std::shared_ptr<const NameLayer> base_;
  Touched touched_;
  NameLayer top_;
};

LayeredNameIndex::LayeredNameIndex(std::uint64_t sequence, std::shared_ptr<const NameLayer> base,
                                   Touched touched)
    : sequence_(sequence), base_(std::move(base)), touched_(std::move(touched)) {
  std::vector<NameLayer::Owner> owners;
  std::vector<NameLayer::Name> names;
  for (const auto& [id, entity] : touched_) {
    if (entity) append_names(*entity, owners, names);
  }
  top_ = NameLayer(std::move(owners), std::move(names));
}

std::vector<LayeredNameIndex::Match> LayeredNameIndex::collect(Hits hits, std::string_view key) const {
  std::vector<Match> matches;
  for (const NameLayer* layer : {base_.get(), &top_}) {
    for (const NameLayer::Hit& hit : (layer->*hits)(key)) {
      const Match match{layer, hit.name, hit.score};
      if (layer == &top_ || !touched_.contains(match.owner().id)) matches.push_back(match);
    }
  }
  return matches;
}

std::vector<EntityId> LayeredNameIndex::exact(std::string_view name) const {
  std::vector<EntityId> ids;
  for (const Match& match : collect(&NameLayer::exact_hits, surface_key(name))) {
    ids.push_back(match.owner().id);
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
      return std::tie(b.score, b.owner().mentions, a.owner().id, a.name) <
             std::tie(a.score, a.owner().mentions, b.owner().id, b.name);
    });
    for (const Match& match : matches) {
      if (found.size() == limit) break;
      if (!seen.insert(match.owner().id).second) continue;
      found.push_back({match.owner().id, match.layer->names()[match.name].surface, kind, match.score});
    }
  }
  return found;
}

Result<std::shared_ptr<const NameIndex>> LayeredNameIndex::advanced(const store::Snapshot& snapshot) const {
  const std::size_t most = std::max(kFewEntities, base_->owners().size() / 4);
  const auto ids = find_touched(snapshot, sequence_, most);
  if (!ids) return ids.status();
  if (!*ids) return std::shared_ptr<const NameIndex>();
  Touched touched = touched_;
  for (const EntityId id : **ids) {
    auto entity = snapshot.find_entity(id);
    if (!entity && entity.status().code() != StatusCode::not_found) return entity.status();
    touched[id] = std::nullopt;
    if (!entity) continue;
    entity->attributes.clear();  // They may be long, and are not looked for.
    touched[id] = *std::move(entity);
  }
  return std::shared_ptr<const NameIndex>(
      std::make_shared<LayeredNameIndex>(snapshot.sequence(), base_, std::move(touched)));
}

std::shared_ptr<const NameIndex> LayeredNameIndex::merged() const {
  std::vector<NameLayer::Owner> owners;
  std::vector<NameLayer::Name> names;
  for (const NameLayer* layer : {base_.get(), &top_}) {
    const auto offset = static_cast<std::uint32_t>(owners.size());
    owners.insert(owners.end(), layer->owners().begin(), layer->owners().end());
    for (const NameLayer::Name& name : layer->names()) {
      const bool is_hidden = layer != &top_ && touched_.contains(layer->owners()[name.owner].id);
      if (!is_hidden) names.push_back({name.key, name.surface, name.owner + offset});
    }
  }
  auto layer = std::make_shared<const NameLayer>(std::move(owners), std::move(names));
  return std::make_shared<LayeredNameIndex>(sequence_, std::move(layer), Touched());
}

}  // namespace

Result<std::shared_ptr<const NameIndex>> NameIndex::build(const store::Snapshot& snapshot) {
  std::vector<NameLayer::Owner> owners;
  std::vector<NameLayer::Name> names;
  std::optional<EntityId> after;
  do {
    Result<store::Page<Entity, EntityId>> page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) append_names(entity, owners, names);
    after = page->next;
  } while (after);
  return std::shared_ptr<const NameIndex>(std::make_shared<LayeredNameIndex>(
      snapshot.sequence(), std::make_shared<const NameLayer>(std::move(owners), std::move(names)),
      Touched()));
}

}  // namespace notegraph::query
