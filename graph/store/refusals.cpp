#include "graph/store/refusals.h"

#include <fmt/format.h>

#include "graph/store/graph_store.h"

namespace notegraph::store {

Status no_such_entity(EntityId id) {
  return {StatusCode::not_found, fmt::format("no entity has the id {:016x}", id.value)};
}

Status no_such_relation(const RelationKey& key) {
  return {StatusCode::not_found, fmt::format("no relation '{}' leads from {:016x} to {:016x}", key.type,
                                             key.head.value, key.tail.value)};
}

Status no_such_note(std::string_view id) {
  return {StatusCode::not_found, fmt::format("no note has the id '{}'", id)};
}

Status no_such_decision(std::uint64_t number) {
  return {StatusCode::not_found, fmt::format("no decision in force has the number {}", number)};
}

Status decision_number_taken(std::uint64_t number) {
  return {StatusCode::invalid_argument, fmt::format("there is a decision of number {} already", number)};
}

Status facts_not_kept(std::uint64_t sequence) {
  return {StatusCode::not_found,
          fmt::format("what write {} did to entities and relations is not known, or no longer", sequence)};
}

Status id_taken(std::string_view note, const NoteEntity& said, const EntityTally& taken) {
  return {StatusCode::invalid_argument,
          fmt::format("note '{}': entity '{}:{}' would share an id with '{}:{}'", note, said.type, said.name,
                      taken.type, taken.name_key)};
}

Status never_counted(std::string_view note) {
  return {StatusCode::corruption, fmt::format("what note '{}' says was never counted", note)};
}

Status check_page_limit(std::size_t limit) {
  if (limit == 0) return {StatusCode::invalid_argument, "a page must have room for at least one row"};
  return {};
}

Status check_changes_kept(std::uint64_t after, std::uint64_t sequence) {
  if (sequence <= kKeptChanges || after >= sequence - kKeptChanges) return {};
  return {StatusCode::not_found,
          fmt::format("what the writes behind number {} did is no longer known, only that of the last {}",
                      after, kKeptChanges)};
}

Status check_expected(const WriteOptions& options, std::uint64_t sequence) {
  if (options.if_sequence.value_or(sequence) == sequence) return {};
  return {StatusCode::conflict,
          fmt::format("the graph was to be as of write {}, and is as of write {}; look again, then decide",
                      *options.if_sequence, sequence)};
}

Status check_expected(const ExpectedNote& expected, std::optional<std::uint64_t> stored_hash) {
  if (stored_hash == expected.content_hash) return {};
  const auto in_words = [](std::optional<std::uint64_t> hash) {
    return hash ? fmt::format("have the content hash {:016x}", *hash) : "be missing";
  };
  const std::string found =
      stored_hash ? fmt::format("is there with the content hash {:016x}", *stored_hash) : "is not there";
  return {StatusCode::conflict, fmt::format("the note '{}' was to {}, and {}; look again, then decide",
                                            expected.note, in_words(expected.content_hash), found)};
}

Status check_token(const WriteToken& token) {
  if (!token.key.empty() && token.key.size() <= kMostTokenBytes) return {};
  return {StatusCode::invalid_argument,
          fmt::format("the key of a write needs 1 to {} bytes", kMostTokenBytes)};
}

Status token_taken(const WriteToken& token, std::uint64_t sequence) {
  return {StatusCode::conflict,
          fmt::format("the key '{}' stands for another request, which was write {}; take a new key for each "
                      "request",
                      token.key, sequence)};
}

}  // namespace notegraph::store
