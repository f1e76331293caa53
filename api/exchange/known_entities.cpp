#include "api/exchange/known_entities.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "graph/model/note.h"

namespace notegraph::exchange {
namespace {

constexpr std::size_t kBucket = 4;
constexpr std::size_t kFirstSlots = 1024;

}  // namespace

KnownEntities::KnownEntities(std::size_t memory_bytes)
    : most_slots_(std::bit_floor(std::max(memory_bytes / sizeof(Slot), kFirstSlots))) {}

KnownEntities::Fingerprint KnownEntities::fingerprint_of(std::string_view kind, std::string_view name) {
  // Never all zero, which marks a slot as free: not both are, but by a chance of 2^-128.
  const std::uint64_t of_name = content_hash(name);
  return {of_name ^ std::rotl(content_hash(kind), 17), make_exact_entity_id(kind, name).value};
}

KnownEntities::Slot* KnownEntities::bucket_of(const Fingerprint& fingerprint) {
  return &slots_[fingerprint.place % slots_.size() / kBucket * kBucket];
}

KnownEntities::Slot* KnownEntities::slot_for(const Fingerprint& fingerprint) {
  Slot* const bucket = bucket_of(fingerprint);
  Slot* const slot = std::find_if(bucket, bucket + kBucket, [&](const Slot& each) {
    return each.fingerprint == fingerprint || each.fingerprint == Fingerprint();
  });
  return slot == bucket + kBucket ? nullptr : slot;
}

KnownEntities::Entity* KnownEntities::find(std::string_view kind, std::string_view name) {
  if (slots_.empty()) return nullptr;
  const Fingerprint fingerprint = fingerprint_of(kind, name);
  Slot* const slot = slot_for(fingerprint);
  return slot != nullptr && slot->fingerprint == fingerprint ? &slot->entity : nullptr;
}

void KnownEntities::put(std::string_view kind, std::string_view name, const Entity& entity) {
  if (slots_.empty()) slots_.resize(kFirstSlots);
  const Fingerprint fingerprint = fingerprint_of(kind, name);
  while (slot_for(fingerprint) == nullptr && slots_.size() < most_slots_) grow();
  Slot* slot = slot_for(fingerprint);
  if (slot == nullptr)
    slot = bucket_of(fingerprint) + fingerprint.rest % kBucket;  // Who stood there must go.
  *slot = {fingerprint, entity};
}

void KnownEntities::grow() {
  std::vector<Slot> before(2 * slots_.size());
  before.swap(slots_);
  for (const Slot& slot : before) {
    if (slot.fingerprint == Fingerprint()) continue;
    // Those of one bucket go to that of the same place or to one of their own: there is room.
    *slot_for(slot.fingerprint) = slot;
  }
}

}  // namespace notegraph::exchange
