#ifndef NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_WRITER_H_
#define NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/query/name_layer.h"

namespace notegraph::query {

/// Fills the columns of a NameLayer, row by row.
class NameLayerWriter {
 public:
  /// In ascending order of id; the owners are numbered from 0 on.
  void append_owner(const NamedEntity& owner);
  /// In order of (key, owner), no two alike.
  void append_name(std::string_view key, std::string_view surface, std::uint32_t owner, CharacterSet set);
  NameLayer finish() &&;

 private:
  std::uint32_t number_type(std::string_view type);

  std::unordered_map<std::string, std::uint32_t> type_numbers_;
  TextColumnWriter types_;
  std::vector<EntityId> ids_;
  std::vector<std::uint32_t> owner_types_, mention_counts_;
  TextColumnWriter titles_;
  TextColumnWriter keys_, surfaces_;
  std::vector<std::uint32_t> owners_;
  std::vector<CharacterSet> sets_;
};

}  // namespace notegraph::query

#endif  // NOTEGRAPH_GRAPH_QUERY_NAME_LAYER_WRITER_H_
