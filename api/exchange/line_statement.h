#ifndef NOTEGRAPH_API_EXCHANGE_LINE_STATEMENT_H_
#define NOTEGRAPH_API_EXCHANGE_LINE_STATEMENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/evidence.h"
#include "graph/model/note.h"
#include "graph/model/status.h"

namespace notegraph::exchange {

/// What identifies an entity within one source.
struct EntityKey {
  std::string kind;
  std::string name;
  bool operator==(const EntityKey&) const = default;
};

/// A relation between two entities, with what the source says of it.
struct RelationStatement {
  EntityKey head;
  std::string type;
  EntityKey tail;
  std::vector<Evidence> evidence;
};

/// What one line of a source, or a record of several, states.
struct LineStatement {
  using Said = std::variant<NoteEntity, RelationStatement>;

  std::uint64_t line = 0;  ///< 1-based.
  std::size_t bytes = 0;   ///< Of the text that says so.
  Result<Said> said;       ///< Errors: bad_data, with the reason.
};

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_LINE_STATEMENT_H_
