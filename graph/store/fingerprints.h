#ifndef NOTEGRAPH_GRAPH_STORE_FINGERPRINTS_H_
#define NOTEGRAPH_GRAPH_STORE_FINGERPRINTS_H_

#include <cstddef>
#include <cstdint>

#include "graph/model/entity.h"
#include "graph/model/note.h"

// Numbers by which the history tells whether something is as it was (XXH3-64): equal for equal states, and
// for different ones as good as never. As stored; never change what they are made from.
namespace notegraph::store {

/// Of a note's bytes, and of what read them.
std::uint64_t fingerprint(const Note& note);
/// Of its names, counts and confidence; the attributes of `entity` itself are not looked at.
std::uint64_t fingerprint(const Entity& entity, std::size_t attribute_count);
/// Of a relation.
std::uint64_t fingerprint(double confidence, std::size_t evidence_count);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_FINGERPRINTS_H_
