#ifndef NOTEGRAPH_API_SERVICE_DECISION_REQUESTS_H_
#define NOTEGRAPH_API_SERVICE_DECISION_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/service/requests.h"
#include "graph/model/decision.h"
#include "graph/store/write_request.h"

// What people decide about the graph, asked and answered.
namespace notegraph::service {

/// A decision to be made. Which fields it needs is said at DecisionKind; the others must be empty.
struct DecisionRequest {
  DecisionKind kind = DecisionKind::accept_relation;
  std::string entity{};                ///< A reference.
  std::string other{};                 ///< A reference; not for splits, whose second entity `value` names.
  std::string relation{};              ///< A relation type.
  std::string value{};                 ///< A name or type; of a split the new name: empty, the first alias.
  std::vector<std::string> aliases{};  ///< Of a split: or `notes`.
  std::vector<std::string> notes{};    ///< Ids as listed, or paths of files.
  std::string author{};
  std::string reason{};  ///< May be empty, but for a relation that is added.
  /// With one that was given before, the answer is that of then, and nothing is decided again.
  std::optional<store::WriteToken> token{};
};

struct DecisionReply {
  Decision decision;
};

struct DecisionsReply {
  std::vector<Decision> decisions;  ///< By number.
  /// Numbers of the decisions in force that have no effect now; see find_idle_decisions().
  std::vector<std::uint64_t> idle{};
};

struct ReviewRequest {
  std::size_t limit = 20;  ///< Of each kind.
};

/// Two entities that are perhaps one.
struct MergeProposalReply {
  EntityBrief keep;
  EntityBrief merge;
  std::string reason;
};

/// What waits for a person's decision.
struct ReviewReply {
  std::vector<MergeProposalReply> merges;  ///< Most likely first.
  std::size_t merge_count = 0;             ///< Of all.
  std::vector<HopReply> relations;         ///< Confidence from 0.4 to 0.8, lowest first.
  std::size_t relation_count = 0;          ///< Of all.
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_DECISION_REQUESTS_H_
