#ifndef NOTEGRAPH_API_EXCHANGE_KNOWN_ENTITIES_H_
#define NOTEGRAPH_API_EXCHANGE_KNOWN_ENTITIES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "api/exchange/statement_spool.h"

namespace notegraph::exchange {

/// A table of the entities of the last lines in bounded memory, so that not every line that names one need
/// say so again. It forgets some of them when it is full, and takes entities for one whose names agree in 128
/// bits of hash, as their SourceId does anyway.
class KnownEntities {
 public:
  struct Entity {
    SourceId id;
    Standing standing = Standing::related;
  };

  explicit KnownEntities(std::size_t memory_bytes);

  /// An entity under its key; null: it is not known, or no longer. Until something is put.
  Entity* find(std::string_view kind, std::string_view name);
  /// Only what find() does not find.
  void put(std::string_view kind, std::string_view name, const Entity& entity);
  void clear() { slots_.clear(); }

 private:
  struct Fingerprint {
    std::uint64_t place = 0, rest = 0;
    bool operator==(const Fingerprint&) const = default;
  };
  struct Slot {
    Fingerprint fingerprint;
    Entity entity;
  };

  static Fingerprint fingerprint_of(std::string_view kind, std::string_view name);
  /// The first of the slots in which it may stand.
  Slot* bucket_of(const Fingerprint& fingerprint);
  /// Where `fingerprint` stands, or may be put; null: others stand there.
  Slot* slot_for(const Fingerprint& fingerprint);
  void grow();

  const std::size_t most_slots_;
  std::vector<Slot> slots_;  // None, or a power of two; in buckets.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_KNOWN_ENTITIES_H_
