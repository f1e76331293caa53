#include "graph/model/entity.h"

#include <xxhash.h>

#include "graph/model/surface.h"

namespace notegraph {

EntityId make_entity_id(std::string_view type, std::string_view name) {
  std::string identity(type);
  identity.push_back('\0');
  identity += surface_key(name);
  return {XXH3_64bits(identity.data(), identity.size())};
}

EntityId make_exact_entity_id(std::string_view type, std::string_view name) {
  std::string identity(type);
  identity.append(2, '\0');
  identity += name;
  return {XXH3_64bits(identity.data(), identity.size())};
}

}  // namespace notegraph
