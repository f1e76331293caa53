#include "extract/learning/extractor_models.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "graph/model/file_text.h"

namespace notegraph::extract {
namespace {

constexpr std::string_view kMagic = "NGWEIGHT";
constexpr std::uint32_t kVersion = 6;
constexpr std::uint32_t kMaxBits = 24;
constexpr std::uint32_t kMaxLabels = 1024;
constexpr float kMostByte = 127, kLeastScale = 1e-6F;

struct WeightTable {
  std::vector<std::string> labels;
  HashedWeights weights;
};

class Writer {
 public:
  void number(std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>(value >> shift & 0xFFU);
  }
  void string(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void real(float value) { number(std::bit_cast<std::uint32_t>(value)); }
  void raw(std::string_view text) { bytes_ += text; }

  void table(std::string_view name, const std::vector<std::string>& labels, HashedWeights weights) {
    weights.round();
    string(name);
    number(static_cast<std::uint32_t>(labels.size()));
    for (const std::string& label : labels) string(label);
    number(static_cast<std::uint32_t>(weights.bits()));
    real(weights.scale());
    raw(weights.bytes());
  }

  void trees(const BoostedTrees& trees) {
    real(trees.offset);
    number(static_cast<std::uint32_t>(trees.nodes.size()));
    number(static_cast<std::uint32_t>(trees.roots.size()));
    for (const BoostedTrees::Node& node : trees.nodes) {
      number(node.feature);
      real(node.value);
      number(node.right);
    }
    for (const std::uint32_t root : trees.roots) number(root);
  }

  void network(const PairNetwork& network) {
    number(static_cast<std::uint32_t>(network.outcomes));
    if (network.empty()) return;
    const auto [least, most] = std::minmax_element(network.words.begin(), network.words.end());
    // A power of two, so that what was read is written again as it was.
    const float scale = std::exp2(std::ceil(std::log2(std::max({-*least, *most, kLeastScale}) / kMostByte)));
    real(scale);
    for (const float word : network.words) bytes_ += static_cast<char>(std::lround(word / scale));
    for (const auto& layer : network.layers) {
      for (const float weight : layer) real(weight);
    }
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }

  std::string_view raw(std::size_t size) {
    failed_ = failed_ || rest_.size() < size;
    if (failed_) return {};
    const std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return out;
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    unsigned shift = 0;
    for (const char c : raw(4)) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << shift;
      shift += 8;
    }
    return value;
  }
  float real() { return std::bit_cast<float>(number()); }
  std::string string() { return std::string(raw(number())); }

  WeightTable table() {
    WeightTable table;
    const std::uint32_t labels = number();
    failed_ = failed_ || labels == 0 || labels > kMaxLabels;
    for (std::uint32_t i = 0; i < labels && !failed_; ++i) table.labels.push_back(string());
    const std::uint32_t bits = number();
    const float scale = real();
    failed_ = failed_ || bits > kMaxBits;
    if (failed_) return table;
    const std::string_view values = raw((std::size_t{1} << bits) * labels);
    if (failed_) return table;
    table.weights = HashedWeights::of_bytes(static_cast<int>(bits), labels, scale, values);
    return table;
  }

  BoostedTrees trees() {
    BoostedTrees trees;
    trees.offset = real();
    const std::uint32_t nodes = number(), roots = number();
    for (std::uint32_t i = 0; i < nodes && !failed_; ++i) {
      BoostedTrees::Node& node = trees.nodes.emplace_back();
      node.feature = number();
      node.value = real();
      node.right = number();
    }
    for (std::uint32_t i = 0; i < roots && !failed_; ++i) trees.roots.push_back(number());
    return trees;
  }

  PairNetwork network() {
    PairNetwork network;
    network.outcomes = number();
    failed_ = failed_ || network.outcomes > 2 * kMaxLabels;
    if (failed_ || network.empty()) return network;
    const float scale = real();
    network.words.reserve(PairNetwork::kWordRows * PairNetwork::kWordSize);
    for (const char word : raw(PairNetwork::kWordRows * PairNetwork::kWordSize))
      network.words.push_back(scale * static_cast<float>(static_cast<signed char>(word)));
    for (std::size_t l = 0; l < PairNetwork::kLayers; ++l) {
      const auto [rows, columns] = network.shape(static_cast<PairNetwork::Layer>(l));
      std::vector<float>& layer = network.layers[l];
      for (std::size_t left = rows * columns; left > 0 && !failed_; --left) layer.push_back(real());
    }
    return network;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

const std::vector<std::string> kTagLabels = {"outside", "begin", "inside", "end", "single"};
const std::vector<std::string> kKeepLabels = {"drop", "keep"};

std::vector<std::string> transition_labels() {
  std::vector<std::string> labels;
  for (const std::string& from : kTagLabels) {
    for (const std::string& to : kTagLabels) labels.push_back(fmt::format("{} {}", from, to));
  }
  return labels;
}

const std::vector<std::string> kCalibrationLabels = {"odds", "offset"};

HashedWeights to_table(const Calibration& calibration) {
  HashedWeights weights(0, kCalibrationLabels.size());
  weights.values()[0] = calibration.odds;
  weights.values()[1] = calibration.offset;
  return weights;
}

Calibration to_calibration(const HashedWeights& weights) {
  return {weights.weight(0, 0), weights.weight(0, 1)};
}

/// A missing table, or one with other labels than ours, makes the file unusable.
Result<ExtractorModels> assemble(std::map<std::string, WeightTable> tables) {
  const auto fail = [](std::string_view what) {
    return Status(StatusCode::bad_data, fmt::format("no usable table \"{}\"", what));
  };
  if (tables["tags"].labels != kTagLabels) return fail("tags");
  const WeightTable& transition = tables["transition"];
  if (transition.labels != transition_labels() || transition.weights.bits() != 0) return fail("transition");
  if (tables["keep"].labels != kKeepLabels) return fail("keep");
  if (tables["type"].labels.empty()) return fail("type");
  if (tables["relation"].labels.empty() || !tables["relation"].labels.front().empty())
    return fail("relation");
  for (const char* name : {"entity calibration", "relation calibration"}) {
    const WeightTable& table = tables[name];
    if (table.labels != kCalibrationLabels || table.weights.bits() != 0) return fail(name);
  }
  ExtractorModels models;
  models.tags.emission = std::move(tables["tags"].weights);
  for (std::size_t i = 0; i < models.tags.transition.size(); ++i) {
    models.tags.transition[i] = transition.weights.weight(0, i);
  }
  models.keep.weights = std::move(tables["keep"].weights);
  models.entity_calibration = to_calibration(tables["entity calibration"].weights);
  models.relation_calibration = to_calibration(tables["relation calibration"].weights);
  models.type.weights = std::move(tables["type"].weights);
  models.entity_types = std::move(tables["type"].labels);
  models.relation.weights = std::move(tables["relation"].weights);
  models.relation_types = std::move(tables["relation"].labels);
  return models;
}

}  // namespace

Result<ExtractorModels> read_models(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes.status();
  Reader reader(*bytes);
  if (reader.raw(kMagic.size()) != kMagic || reader.number() != kVersion) {
    return Status(StatusCode::bad_data, fmt::format("{}: not a weights file of this version", path.string()));
  }
  std::map<std::string, WeightTable> tables;
  for (std::uint32_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    std::string name = reader.string();
    tables[std::move(name)] = reader.table();
  }
  BoostedTrees of_entities = reader.trees(), of_relations = reader.trees();
  PairNetwork network = reader.network();
  if (reader.failed() || !reader.at_end() || !of_entities.is_sound(kEntityNumbers) ||
      !of_relations.is_sound(kRelationNumbers)) {
    return Status(StatusCode::bad_data, fmt::format("{}: damaged or cut short", path.string()));
  }
  Result<ExtractorModels> models = assemble(std::move(tables));
  if (!models) {
    return Status(StatusCode::bad_data, fmt::format("{}: {}", path.string(), models.status().message()));
  }
  models->entity_rank = std::move(of_entities);
  models->relation_rank = std::move(of_relations);
  if (!network.empty() && network.outcomes != PairNetwork::outcomes_of(models->relation_types.size())) {
    return Status(StatusCode::bad_data, fmt::format("{}: the network is of other relations", path.string()));
  }
  models->relation_network = std::move(network);
  models->fingerprint = XXH3_64bits(bytes->data(), bytes->size());
  return models;
}

Status write_models(const ExtractorModels& models, const std::filesystem::path& path) {
  HashedWeights transition(0, models.tags.transition.size());
  std::copy(models.tags.transition.begin(), models.tags.transition.end(), transition.values().begin());
  Writer writer;
  writer.raw(kMagic);
  writer.number(kVersion);
  writer.number(7);
  writer.table("tags", kTagLabels, models.tags.emission);
  writer.table("transition", transition_labels(), transition);
  writer.table("keep", kKeepLabels, models.keep.weights);
  writer.table("entity calibration", kCalibrationLabels, to_table(models.entity_calibration));
  writer.table("type", models.entity_types, models.type.weights);
  writer.table("relation", models.relation_types, models.relation.weights);
  writer.table("relation calibration", kCalibrationLabels, to_table(models.relation_calibration));
  writer.trees(models.entity_rank);
  writer.trees(models.relation_rank);
  writer.network(models.relation_network);
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << writer.bytes();
  out.close();
  if (!out) return {StatusCode::io_error, fmt::format("cannot write {}", path.string())};
  return {};
}

}  // namespace notegraph::extract
