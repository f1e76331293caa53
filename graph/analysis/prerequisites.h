#ifndef NOTEGRAPH_GRAPH_ANALYSIS_PREREQUISITES_H_
#define NOTEGRAPH_GRAPH_ANALYSIS_PREREQUISITES_H_

#include <string_view>

namespace notegraph::analysis {

/// Which end of a relation must be understood before the other.
enum class Prerequisite { none, head, tail };

/// The tail where the head is made from it: "LSTM is_a RNN", "RoBERTa variant_of BERT", "BERT uses masking";
/// the head where the tail is made from it: "self-attention part_of Transformer". Other relations say nothing
/// about what to learn first.
constexpr Prerequisite prerequisite_of(std::string_view relation_type) {
  if (relation_type == "part_of") return Prerequisite::head;
  if (relation_type == "is_a" || relation_type == "uses" || relation_type == "variant_of") {
    return Prerequisite::tail;
  }
  return Prerequisite::none;
}

}  // namespace notegraph::analysis

#endif  // NOTEGRAPH_GRAPH_ANALYSIS_PREREQUISITES_H_
