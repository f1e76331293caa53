#include "graph/query/name_layer_writer.h"

#include <utility>

namespace notegraph::query {

std::uint32_t NameLayerWriter::number_type(std::string_view type) {
  const auto [place, is_new] =
      type_numbers_.emplace(std::string(type), static_cast<std::uint32_t>(type_numbers_.size()));
  if (is_new) types_.append(type);
  return place->second;
}

void NameLayerWriter::append_owner(const NamedEntity& owner) {
  ids_.push_back(owner.id);
  owner_types_.push_back(number_type(owner.type));
  mention_counts_.push_back(owner.mention_count);
  titles_.append(owner.name);
  titles_.append(owner.label);
}

void NameLayerWriter::append_name(std::string_view key, std::string_view surface, std::uint32_t owner,
                                  CharacterSet set) {
  keys_.append(key);
  surfaces_.append(surface);
  owners_.push_back(owner);
  sets_.push_back(set);
}

NameLayer NameLayerWriter::finish() && {
  NameLayer::Columns columns;
  columns.types = std::move(types_).finish();
  columns.ids = Column(std::move(ids_));
  columns.owner_types = Column(std::move(owner_types_));
  columns.mention_counts = Column(std::move(mention_counts_));
  columns.titles = std::move(titles_).finish();
  columns.keys = std::move(keys_).finish();
  columns.surfaces = std::move(surfaces_).finish();
  columns.owners = Column(std::move(owners_));
  columns.sets = Column(std::move(sets_));
  return NameLayer(std::move(columns));
}

}  // namespace notegraph::query
