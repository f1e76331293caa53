#include "graph/store/frontier_expansion.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/byte_codec.h"
#include "graph/store/key_codec.h"
#include "graph/store/refusals.h"

namespace notegraph::store {
namespace {

constexpr std::size_t kReadTogether = 1024;

Status bad_record() {
  return {StatusCode::corruption, "a record in the tables of relations is damaged"};
}

std::string prefix_of(EntityId id, bool incoming) {
  return incoming ? incoming_prefix(id) : outgoing_prefix(id);
}

/// What follows prefix_of() in the keys of relations of this type.
std::string type_prefix(const std::string& type) {
  ByteWriter writer;
  writer.put_ordered(type);
  return writer.take();
}

/// What follows type_prefix() in the first key behind that of `place`.
std::string behind(const FrontierPlace& place) {
  ByteWriter writer;
  writer.put_be64(place.other.value);
  writer.put_byte(0);
  return writer.take();
}

class Expansion {
 public:
  Expansion(const RocksDbReader& records, std::span<const EntityId> frontier, const RelationFilter& filter,
            std::size_t limit)
      : records_(records),
        frontier_(frontier),
        filter_(filter),
        types_(filter.types.begin(), filter.types.end()),
        limit_(limit),
        entry_(records) {}

  Result<Page<FrontierRelation, FrontierPlace>> page(const std::optional<FrontierPlace>& after) {
    for (std::size_t i = after ? after->entity : 0; i < frontier_.size() && !page_.next; ++i) {
      for (const bool incoming : {false, true}) {
        if (!filter_.allows(incoming)) continue;
        const bool is_first = after && after->entity == i;
        if (is_first && after->incoming && !incoming) continue;
        const bool goes_on = is_first && after->incoming == incoming;
        if (Status status = read(i, incoming, goes_on ? &*after : nullptr); !status) return status;
      }
    }
    if (Status status = fill_in(); !status) return status;
    return std::move(page_);
  }

 private:
  /// The relations at one entity in one direction, those behind `after` if it is given.
  Status read(std::size_t entity, bool incoming, const FrontierPlace* after) {
    const std::string prefix = prefix_of(frontier_[entity], incoming);
    if (types_.empty()) {
      entry_.seek(prefix, after ? type_prefix(after->type) + behind(*after) : std::string());
      return read_range(entity, incoming, "");
    }
    for (const std::string& type : types_) {
      if (after && type < after->type) continue;
      const bool goes_on = after && type == after->type;
      const std::string rest = type_prefix(type);
      entry_.seek(prefix + rest, goes_on ? behind(*after) : std::string());
      if (Status status = read_range(entity, incoming, rest); !status) return status;
    }
    return {};
  }

  /// From where `entry_` stands to the end of its range. `skipped`: what its prefix holds of the type.
  Status read_range(std::size_t entity, bool incoming, const std::string& skipped) {
    for (; !page_.next && entry_.valid(); entry_.next()) {
      if (page_.rows.size() == limit_) {
        page_.next = place_of(page_.rows.back());
        return {};
      }
      auto other = parse_other_end(std::string(skipped).append(entry_.rest()));
      if (!other) return bad_record();
      const EntityId id = frontier_[entity];
      FrontierRelation row{entity, incoming, {}};
      if (incoming) {
        row.relation.key = {other->entity, std::move(other->type), id};
        unread_.push_back(page_.rows.size());
      } else {
        row.relation.key = {id, std::move(other->type), other->entity};
        if (Status status = tell(entry_.value(), row.relation); !status) return status;
      }
      page_.rows.push_back(std::move(row));
      if (unread_.size() == kReadTogether) {
        if (Status status = fill_in(); !status) return status;
      }
    }
    return entry_.status();
  }

  static Status tell(std::string_view record, RelationSummary& relation) {
    const Result<RelationTally> tally = decode_relation_tally(record);
    if (!tally) return tally.status();
    relation.confidence = tally->confidence();
    relation.evidence_count = tally->evidence_count;
    return {};
  }

  /// Reads what is known of incoming relations: it stands at their heads.
  Status fill_in() {
    std::vector<std::string> keys;
    for (const std::size_t row : unread_) keys.push_back(relation_key(page_.rows[row].relation.key));
    const Status status = records_.get_each(keys, [this](std::size_t i, std::string_view record) {
      return tell(record, page_.rows[unread_[i]].relation);
    });
    unread_.clear();
    return status;
  }

  const RocksDbReader& records_;
  const std::span<const EntityId> frontier_;
  const RelationFilter& filter_;
  const std::set<std::string> types_;
  const std::size_t limit_;
  PrefixCursor entry_;
  std::vector<std::size_t> unread_;  // Rows.
  Page<FrontierRelation, FrontierPlace> page_;
};

}  // namespace

Result<Page<FrontierRelation, FrontierPlace>> expand_frontier(const RocksDbReader& records,
                                                              std::span<const EntityId> frontier,
                                                              const RelationFilter& filter,
                                                              const std::optional<FrontierPlace>& after,
                                                              std::size_t limit) {
  if (Status status = check_page_limit(limit); !status) return status;
  return Expansion(records, frontier, filter, limit).page(after);
}

Result<std::uint64_t> count_relations(const RocksDbReader& records, EntityId id) {
  std::uint64_t count = 0;
  const std::vector<std::string> prefixes = {outgoing_prefix(id), incoming_prefix(id)};
  const Status status = records.scan_each(prefixes, [&](std::size_t, std::string_view) {
    ++count;
    return Status();
  });
  if (!status) return status;
  return count;
}

}  // namespace notegraph::store
