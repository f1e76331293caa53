#include "api/exchange/imported_types.h"

#include <array>
#include <string_view>

namespace notegraph::exchange {
namespace {

// Colours that stay apart for people who see few of them: Okabe and Ito, "Color Universal Design", 2008.
constexpr std::array<const char*, 8> kColors{"#0072b2", "#e69f00", "#009e73", "#cc79a7",
                                             "#56b4e9", "#d55e00", "#f0e442", "#999999"};
constexpr std::array<const char*, 6> kShapes{"box", "ellipse", "hexagon", "octagon", "component", "folder"};

}  // namespace

void ImportedTypes::see_entity_type(const std::string& name) {
  if (known_.find_entity_type(name) != nullptr || found_.find_entity_type(name) != nullptr) return;
  const std::size_t n = found_.entity_types().size();
  found_.add(EntityType{name, "", kColors[n % kColors.size()], kShapes[n % kShapes.size()], "", "", ""});
}

void ImportedTypes::see_relation_type(const std::string& name) {
  if (known_.find_relation_type(name) != nullptr || found_.find_relation_type(name) != nullptr) return;
  const std::size_t n = found_.relation_types().size();
  found_.add(
      RelationType{name, "", "", false, false, {}, {}, kColors[n % kColors.size()], "solid", "", "", ""});
}

}  // namespace notegraph::exchange
