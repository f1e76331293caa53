#ifndef NOTEGRAPH_API_EXCHANGE_STATEMENT_SPOOL_H_
#define NOTEGRAPH_API_EXCHANGE_STATEMENT_SPOOL_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange/bad_lines.h"
#include "api/exchange/spooled_facts.h"
#include "graph/model/entity.h"
#include "graph/model/note.h"
#include "graph/model/status.h"
#include "graph/spill/record_sorter.h"

namespace notegraph::exchange {

/// An entity of a source: the id that it has if its name stands alone there, and the one that it has if
/// another name of its kind differs in spelling only. Which of the two holds is known at the end.
struct SourceId {
  EntityId plain, exact;
};

SourceId source_id_of(std::string_view kind, std::string_view name);

/// How well a source knows an entity, best first.
enum class Standing : std::uint8_t {
  described,  ///< It says what it is.
  named,      ///< It names it, which is enough in some formats.
  related,    ///< It only says how it stands to others: then that is a bad line.
};

/// Keeps what a source states until the end, and then joins the relations to their ends. All of it goes
/// through sorted records, so that no table of entities need fit into memory:
///   1. The entities, sorted by SourceId, tell which ids hold and which entities are missing.
///   2. The relations, sorted by their tail, meet the entities and learn the id of their tail ...
///   3. ... and, sorted by their head, type and tail, that of their head.
/// Errors of all calls: io_error, there is no room on the disk.
class StatementSpool {
 public:
  explicit StatementSpool(const spill::SpillOptions& room);

  Status add_entity(SourceId id, const NoteEntity& entity, std::uint64_t line);
  /// Not with Standing::described.
  Status add_name(SourceId id, Standing standing, std::string_view kind, std::string_view name);
  /// Numbers relation types from 0 on.
  void add_type(std::string type) { types_.push_back(std::move(type)); }
  /// Both ends must be there, as an entity or a name.
  Status add_relation(SourceId head, std::uint32_t type, SourceId tail, std::uint64_t line,
                      const std::vector<Evidence>& evidence);

  /// The facts of `source`; notes down entities that are described twice and relations of missing ones. Only
  /// once, and nothing else after it.
  Result<std::unique_ptr<SpooledFacts>> join(const std::string& source, BadLines& bad_lines);

 private:
  spill::RecordSorter make_sorter() const { return spill::RecordSorter(room_); }
  Status settle_entities(const std::string& source, BadLines& bad_lines, spill::RecordSorter& facts);
  Status join_tails(BadLines& bad_lines, spill::RecordSorter& by_head);
  Status join_heads(spill::RecordSorter& by_head, BadLines& bad_lines, spill::RecordSorter& facts);

  const spill::SpillOptions room_;  // Of each sorter; four of them are in use at once.
  std::vector<std::string> types_;
  spill::RecordSorter entities_;   // SourceId, standing, line: what is said.
  spill::RecordSorter relations_;  // SourceId of the tail: head, type, line, evidence.
  spill::RecordSorter ends_;       // SourceId: the id that holds, or what is missing.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_STATEMENT_SPOOL_H_
