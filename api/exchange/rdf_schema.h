#ifndef NOTEGRAPH_API_EXCHANGE_RDF_SCHEMA_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_SCHEMA_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notegraph::exchange {

/// What a person would call `iri`: what stands behind its last #, / or :, percent signs decoded; all of it
/// where that is nothing.
std::string last_part(std::string_view iri);

/// What a node without label is called, given as RdfNode::id: last_part(); a blank node nothing.
std::string name_without_label(std::string_view id);

/// The nodes that serve as types and predicates. They are held in memory, as is the ontology that most of
/// them become part of.
class RdfSchema {
 public:
  /// The number of the node with this RdfNode::id, which from now on belongs to the schema: from 0 on, in
  /// order of appearance.
  std::uint32_t number_of(const std::string& id);
  std::optional<std::uint32_t> find(const std::string& id) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

  void set_label(std::uint32_t number, std::string label) { names_[number] = std::move(label); }
  const std::string& name(std::uint32_t number) const { return names_[number]; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;  // By number.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_SCHEMA_H_
