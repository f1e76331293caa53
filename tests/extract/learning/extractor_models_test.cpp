#include "extract/learning/extractor_models.h"

#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/extract/learning/random_network.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

HashedWeights random_weights(int bits, std::size_t labels, std::mt19937& random) {
  HashedWeights weights(bits, labels);
  std::uniform_real_distribution<float> value(-2, 2);
  for (float& w : weights.values()) w = value(random);
  return weights;
}

ExtractorModels small_models() {
  std::mt19937 random(3);
  ExtractorModels models;
  models.tags.emission = random_weights(4, kTagCount, random);
  for (float& w : models.tags.transition) w = 0.5F;
  models.keep.weights = random_weights(3, 2, random);
  models.entity_calibration = {0.8F, -0.5F};
  models.relation_calibration = {0.7F, 0.25F};
  models.entity_types = {"model", "task", "tool"};
  models.type.weights = random_weights(3, 3, random);
  models.relation_types = {"", "uses"};
  models.relation.weights = random_weights(5, 2, random);
  constexpr std::uint32_t kLeaf = BoostedTrees::Node::kLeaf;
  models.entity_rank = {{{1, 0.5F, 2}, {kLeaf, 0.25F, 0}, {kLeaf, -0.5F, 0}}, {0}, 1.5F};
  models.relation_rank = {{{3, 0.125F, 2}, {kLeaf, -1.5F, 0}, {kLeaf, 0.75F, 0}}, {0}, -2.25F};
  return models;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_near(const HashedWeights& got, const HashedWeights& want) {
  ASSERT_EQ(got.bits(), want.bits());
  ASSERT_EQ(got.labels(), want.labels());
  for (std::size_t slot = 0; slot < std::size_t{1} << static_cast<unsigned>(want.bits()); ++slot) {
    for (std::size_t label = 0; label < want.labels(); ++label)
      EXPECT_NEAR(got.weight(slot, label), want.weight(slot, label), 2.0 / 127);
  }
}

TEST(ExtractorModels, ComeBackFromTheFileUpToRounding) {
  const test::TemporaryDirectory directory;
  const ExtractorModels models = small_models();
  ASSERT_TRUE(write_models(models, directory.path() / "w").ok());
  const Result<ExtractorModels> read = read_models(directory.path() / "w");
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(read->entity_types, models.entity_types);
  EXPECT_EQ(read->relation_types, models.relation_types);
  expect_near(read->tags.emission, models.tags.emission);
  expect_near(read->relation.weights, models.relation.weights);
  EXPECT_NEAR(read->entity_calibration.confidence(0.6F), models.entity_calibration.confidence(0.6F), 0.01);
  EXPECT_NEAR(read->relation_calibration.confidence(0.6F), models.relation_calibration.confidence(0.6F),
              0.01);
  std::array<float, kEntityNumbers> of_entity{};
  EXPECT_EQ(read->entity_rank.log_odds(of_entity), models.entity_rank.log_odds(of_entity));
  of_entity[1] = 1;
  EXPECT_EQ(read->entity_rank.log_odds(of_entity), models.entity_rank.log_odds(of_entity));
  std::array<float, kRelationNumbers> numbers{};
  EXPECT_EQ(read->relation_rank.log_odds(numbers), models.relation_rank.log_odds(numbers));
  numbers[3] = 1;
  EXPECT_EQ(read->relation_rank.log_odds(numbers), models.relation_rank.log_odds(numbers));
}

TEST(ExtractorModels, GiveTheSameBytesWhenReadAndWrittenAgain) {
  const test::TemporaryDirectory directory;
  ASSERT_TRUE(write_models(small_models(), directory.path() / "first").ok());
  const Result<ExtractorModels> read = read_models(directory.path() / "first");
  ASSERT_TRUE(read.ok());
  ASSERT_TRUE(write_models(*read, directory.path() / "second").ok());
  EXPECT_EQ(bytes_of(directory.path() / "first"), bytes_of(directory.path() / "second"));
}

TEST(ExtractorModels, RefuseAFileCutAnywhere) {
  const test::TemporaryDirectory directory;
  ASSERT_TRUE(write_models(small_models(), directory.path() / "w").ok());
  const std::string bytes = bytes_of(directory.path() / "w");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto path = directory.write("cut", bytes.substr(0, size));
    const Result<ExtractorModels> read = read_models(path);
    ASSERT_FALSE(read.ok()) << "of " << size << " bytes";
    EXPECT_EQ(read.status().code(), StatusCode::bad_data);
  }
}

ExtractorModels models_with_network() {
  ExtractorModels models = small_models();
  models.relation_network = random_network(2 * models.relation_types.size() - 1);
  return models;
}

TEST(ExtractorModels, KeepTheNetworkUpToRounding) {
  const test::TemporaryDirectory directory;
  const ExtractorModels models = models_with_network();
  ASSERT_TRUE(write_models(models, directory.path() / "first").ok());
  const Result<ExtractorModels> read = read_models(directory.path() / "first");
  ASSERT_TRUE(read.ok()) << read.status().message();
  EXPECT_EQ(read->relation_network.outcomes, 3U);
  EXPECT_EQ(read->relation_network.layers, models.relation_network.layers);
  ASSERT_EQ(read->relation_network.words.size(), models.relation_network.words.size());
  for (std::size_t i = 0; i < 1000; ++i)
    EXPECT_NEAR(read->relation_network.words[i], models.relation_network.words[i], 0.5 / 64);
  ASSERT_TRUE(write_models(*read, directory.path() / "second").ok());
  EXPECT_TRUE(bytes_of(directory.path() / "first") == bytes_of(directory.path() / "second"));
}

TEST(ExtractorModels, RefuseANetworkThatIsCutOrOfOtherRelations) {
  const test::TemporaryDirectory directory;
  ExtractorModels models = models_with_network();
  ASSERT_TRUE(write_models(models, directory.path() / "w").ok());
  const std::string bytes = bytes_of(directory.path() / "w");
  for (const std::size_t missing : {std::size_t{1}, std::size_t{4000}, bytes.size() / 2}) {
    const auto path = directory.write("cut", bytes.substr(0, bytes.size() - missing));
    EXPECT_EQ(read_models(path).status().code(), StatusCode::bad_data) << "without " << missing << " bytes";
  }
  models.relation_network = random_network(5);
  ASSERT_TRUE(write_models(models, directory.path() / "w").ok());
  EXPECT_EQ(read_models(directory.path() / "w").status().code(), StatusCode::bad_data);
}

TEST(ExtractorModels, SayThatAFileIsMissing) {
  EXPECT_EQ(read_models("/nowhere/w").status().code(), StatusCode::io_error);
}

}  // namespace
}  // namespace notegraph::extract
