#ifndef NOTEGRAPH_TESTS_GRAPH_STORE_FACTS_BUILDER_H_
#define NOTEGRAPH_TESTS_GRAPH_STORE_FACTS_BUILDER_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/note.h"
#include "graph/store/graph_store.h"

namespace notegraph::test {

/// Builds the facts of one note whose text is made of the quotes and surfaces it is given, so that every
/// place is a true one.
class FactsBuilder {
 public:
  explicit FactsBuilder(std::string note_id);

  /// The number of the entity, for relation(); the same for the same type and name.
  std::uint32_t entity(std::string_view type, std::string_view name, double confidence = 0.9);
  /// The same, of an entity whose name is kept apart from its other spellings.
  std::uint32_t exact_entity(std::string_view type, std::string_view name, double confidence = 0.9);
  FactsBuilder& mention(std::uint32_t entity, std::string_view surface);
  FactsBuilder& alias(std::uint32_t entity, std::string_view alias);
  FactsBuilder& attribute(std::uint32_t entity, std::string_view key, std::string_view value,
                          std::string_view quote);
  /// One value of a list.
  FactsBuilder& listed_attribute(std::uint32_t entity, std::string_view key, std::string_view value,
                                 std::string_view quote);
  FactsBuilder& relation(std::uint32_t head, std::string_view type, std::uint32_t tail,
                         std::string_view quote, double confidence = 0.8);
  NoteFacts build() const { return facts_; }

 private:
  std::uint32_t number_of(NoteEntity entity);
  ByteRange append(std::string_view words);
  Evidence evidence(std::string_view quote, double confidence);

  NoteFacts facts_;
};

/// A note with the entities model "begin" to model "end" - 1 and a relation "uses" from each to the next.
NoteFacts chain_facts(const std::string& note_id, std::uint32_t begin, std::uint32_t end);

/// A note of a small world in which names, spellings and relations of different notes often meet.
NoteFacts random_facts(std::mt19937_64& random, const std::string& note_id);

/// Puts and removes some of eight such notes; now and then a type comes along.
store::WriteBatch random_batch(std::mt19937_64& random);

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_GRAPH_STORE_FACTS_BUILDER_H_
