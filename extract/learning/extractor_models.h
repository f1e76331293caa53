#ifndef NOTEGRAPH_EXTRACT_LEARNING_EXTRACTOR_MODELS_H_
#define NOTEGRAPH_EXTRACT_LEARNING_EXTRACTOR_MODELS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/learning/boosted_trees.h"
#include "extract/learning/calibration.h"
#include "extract/learning/logistic_model.h"
#include "extract/learning/pair_network.h"
#include "extract/learning/tag_lattice.h"
#include "graph/model/status.h"

namespace notegraph::extract {

/// What entity_rank looks at: linking/entity_scale.h says what each number is.
inline constexpr std::size_t kEntityNumbers = 40;
/// What relation_rank looks at: relations/relation_candidate.h says what each number is.
inline constexpr std::size_t kRelationNumbers = 39;

/// Everything that was learnt; extract/training/ makes it.
struct ExtractorModels {
  TagModel tags;       ///< Which tokens are names.
  LogisticModel keep;  ///< Label 1: the entity deserves a node.
  LogisticModel type;  ///< One label each of entity_types.
  std::vector<std::string> entity_types;
  BoostedTrees entity_rank;  ///< Whether an entity deserves a node, beside the other candidates of the note.
  Calibration entity_calibration;
  LogisticModel relation;                   ///< One label each of relation_types; label 0 is no relation.
  std::vector<std::string> relation_types;  ///< The first is empty.
  PairNetwork relation_network;             ///< Judges the same beside it; may be empty.
  BoostedTrees relation_rank;               ///< Whether the likeliest relation of two entities holds.
  Calibration relation_calibration;
  std::uint64_t fingerprint = 0;  ///< Changes with the content.
};

/// The file of a data directory that holds the models.
inline constexpr const char* kWeightsFile = "weights/extractor.weights";

/// Reads what write_models() wrote. Errors: io_error; bad_data, not such a file, or cut short.
///
/// The bytes, all numbers little-endian: "NGWEIGHT", version:u32, count:u32, then tables. A table: its name
/// and its labels as strings (length:u32, bytes; the labels preceded by their count:u32), bits:u32,
/// scale:f32, then 2^bits rows of one i8 a label; a weight is the i8 times the scale. Behind the tables the
/// trees, those of entities first: offset:f32, the counts of nodes and of roots, of each node feature:u32,
/// value:f32 and right:u32, each root:u32. Then the network: outcomes:u32 (0: there is none), scale:f32, of
/// each word an i8 times the scale, then the layers in the order of PairNetwork::Layer, of each weight a f32.
Result<ExtractorModels> read_models(const std::filesystem::path& path);

/// Weights keep seven bits and a sign, those of the layers of the network all theirs. Errors: io_error.
Status write_models(const ExtractorModels& models, const std::filesystem::path& path);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_EXTRACTOR_MODELS_H_
