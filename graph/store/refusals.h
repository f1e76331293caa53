#ifndef NOTEGRAPH_GRAPH_STORE_REFUSALS_H_
#define NOTEGRAPH_GRAPH_STORE_REFUSALS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/model/entity.h"
#include "graph/model/relation.h"
#include "graph/model/status.h"
#include "graph/store/merge.h"

// Refusals in the same words from every backend.
namespace notegraph::store {

struct ExpectedNote;
struct WriteOptions;
struct WriteToken;

Status no_such_entity(EntityId id);
Status no_such_relation(const RelationKey& key);
Status no_such_note(std::string_view id);
/// `note` names `said`, whose id already stands for the entity that `taken` counts.
Status id_taken(std::string_view note, const NoteEntity& said, const EntityTally& taken);
Status no_such_decision(std::uint64_t number);
Status decision_number_taken(std::uint64_t number);
/// What write `sequence` did to entities and relations is not there.
Status facts_not_kept(std::uint64_t sequence);
/// What `note` says is not in the tallies, as corruption.
Status never_counted(std::string_view note);
/// Errors: not_found, of the writes up to `sequence` some behind `after` are no longer kept.
Status check_changes_kept(std::uint64_t after, std::uint64_t sequence);
/// Errors: conflict, `options` ask for another last write than number `sequence`.
Status check_expected(const WriteOptions& options, std::uint64_t sequence);
/// Errors: conflict, the note is not as expected; `stored_hash`: its Note::content_hash, nothing if it is not
/// there.
Status check_expected(const ExpectedNote& expected, std::optional<std::uint64_t> stored_hash);
/// Errors: invalid_argument, no store takes such a token.
Status check_token(const WriteToken& token);
/// The key of `token` stands for another request, which was write number `sequence`: a conflict.
Status token_taken(const WriteToken& token, std::uint64_t sequence);
/// Errors: invalid_argument, a page of no rows could never come to an end.
Status check_page_limit(std::size_t limit);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_REFUSALS_H_
