#include "api/service/entity_resolver.h"

#include <memory>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/service/knowledge_service.h"
#include "graph/store/memory_graph_store.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/line_extractor.h"
#include "tests/support/shipped_ontology.h"

namespace notegraph::service {
namespace {

using testing::ElementsAre;

/// Two techniques that the notes call "mask"; only one has that name.
class ShownAlikeTest : public testing::Test {
 protected:
  ShownAlikeTest() {
    test::FactsBuilder note("a.md");
    note.mention(note.entity("technique", "mask"), "mask");
    note.mention(note.entity("technique", "掩码机制"), "mask");
    EXPECT_TRUE(store_->write({{note.build()}, {}, {}}));
  }

  std::unique_ptr<store::GraphStore> store_ = store::make_memory_graph_store();
};

TEST_F(ShownAlikeTest, ATypeAndANameMeanOneEntity) {
  const auto names = query::NameIndex::build(*store_->snapshot());
  ASSERT_TRUE(names);
  const auto resolve = [&names](std::string_view reference) {
    return resolve_entity(reference, test::shipped_ontology(), **names);
  };
  const auto ambiguous = resolve("mask");
  ASSERT_FALSE(ambiguous);
  EXPECT_EQ(ambiguous.status().code(), StatusCode::ambiguous);
  EXPECT_THAT(ambiguous.status().candidates(), ElementsAre("technique:mask", "technique:掩码机制"));
  for (const std::string& reference : ambiguous.status().candidates()) {
    const auto entity = resolve(reference);
    ASSERT_TRUE(entity) << entity.status().message();
    EXPECT_EQ(to_reference(*entity), reference);
  }
  EXPECT_EQ(resolve("technique:Mask")->name, "mask");
}

TEST_F(ShownAlikeTest, AreToldApartInAProposalToMergeThem) {
  const KnowledgeService service(
      std::move(store_), test::shipped_ontology(), []() -> Result<std::unique_ptr<const extract::Extractor>> {
        return std::unique_ptr<const extract::Extractor>(std::make_unique<test::LineExtractor>());
      });
  const auto review = service.review({});
  ASSERT_TRUE(review);
  ASSERT_EQ(review->merges.size(), 1U);
  EXPECT_THAT((std::vector{review->merges[0].keep.label, review->merges[0].merge.label}),
              testing::UnorderedElementsAre("mask", "掩码机制"));
}

}  // namespace
}  // namespace notegraph::service
