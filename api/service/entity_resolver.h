#ifndef NOTEGRAPH_API_SERVICE_ENTITY_RESOLVER_H_
#define NOTEGRAPH_API_SERVICE_ENTITY_RESOLVER_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decision.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"
#include "graph/query/name_index.h"

namespace notegraph::service {

/// The entity that `reference` (a name, an alias, or `type:name`) means. Spellings that share a surface_key()
/// are one. A name equal to the letter goes before one that is equal up to spelling, and both before an
/// alias; what an entity is shown as (its label) counts as its name, but behind a type less than that. Where
/// the best of these is not one entity alone, the answer is ambiguous, with the `type:name` of each, never a
/// guess. Errors: not_found, with similar names as candidates; ambiguous. The texts of the
/// answer live as long as `names`.
Result<query::NamedEntity> resolve_entity(std::string_view reference, const Ontology& ontology,
                                          const query::NameIndex& names);

/// The newest decision in force among `decisions` that says that there is no such entity as `reference`
/// names, or that this is no name of it; nullptr, none does.
const Decision* find_rejection(std::string_view reference, const Ontology& ontology,
                               const std::vector<Decision>& decisions);

/// `type:name`: the reference that means this entity and no other.
std::string to_reference(const query::NamedEntity& entity);

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_ENTITY_RESOLVER_H_
