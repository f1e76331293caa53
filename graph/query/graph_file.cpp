#include "graph/query/graph_file.h"

#include <utility>
#include <vector>

#include "graph/query/section_file.h"

namespace notegraph::query {
namespace {

constexpr SectionFileKind kGraphFile = {
    {'n', 'o', 't', 'e', 'g', 'r', 'a', 'p', 'h', ' ', 'g', 'r', 'a', 'p', 'h', '\n'}, 3};

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined.append(name).push_back('\0');
  return joined;
}

std::vector<std::string> split(std::string_view joined) {
  std::vector<std::string> names;
  while (!joined.empty()) {
    const std::size_t end = joined.find('\0');
    names.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return names;
}

bool fits_together(const EntityGraph& graph) {
  const CsrGraph::Columns& columns = graph.graph.columns();
  const std::size_t vertices = graph.entities.size(), edges = columns.confidences.size();
  return graph.vertex_types.size() == vertices && graph.parts.size() == vertices &&
         columns.out_begin.size() == vertices + 1 && columns.in_begin.size() == vertices + 1 &&
         columns.ends.size() == 2 * edges && columns.types.size() == 2 * edges &&
         columns.costs.size() == 2 * edges && columns.in_edges.size() == edges;
}

}  // namespace

Status write_graph_file(const std::filesystem::path& path, std::string_view store_id,
                        const EntityGraph& graph) {
  const std::string entity_types = join(graph.entity_types), relation_types = join(graph.relation_types);
  const CsrGraph::Columns& columns = graph.graph.columns();
  SectionWriter sections(kGraphFile, store_id, graph.sequence);
  sections.append(entity_types);
  sections.append(relation_types);
  sections.append(graph.entities.ids());
  sections.append(graph.vertex_types);
  sections.append(graph.parts);
  sections.append(columns.out_begin);
  sections.append(columns.in_begin);
  sections.append(columns.ends);
  sections.append(columns.types);
  sections.append(columns.costs);
  sections.append(columns.in_edges);
  sections.append(columns.confidences);
  return sections.write(path);
}

Result<EntityGraph> open_graph_file(const std::filesystem::path& path, std::string_view store_id) {
  auto sections = SectionReader::open(path, kGraphFile, store_id);
  if (!sections) return sections.status();
  EntityGraph graph;
  graph.sequence = sections->sequence();
  graph.entity_types = split(sections->text());
  graph.relation_types = split(sections->text());
  graph.entities = EntityDirectory(sections->column<EntityId>());
  graph.vertex_types = sections->column<std::uint16_t>();
  graph.parts = sections->column<Vertex>();
  CsrGraph::Columns columns;
  columns.out_begin = sections->column<ArcIndex>();
  columns.in_begin = sections->column<ArcIndex>();
  columns.ends = sections->column<Vertex>();
  columns.types = sections->column<TypeIndex>();
  columns.costs = sections->column<Cost>();
  columns.in_edges = sections->column<EdgeIndex>();
  columns.confidences = sections->column<Billionths>();
  graph.graph = CsrGraph(std::move(columns));
  if (!sections->ok() || !fits_together(graph)) return damaged_file(path);
  return graph;
}

}  // namespace notegraph::query
