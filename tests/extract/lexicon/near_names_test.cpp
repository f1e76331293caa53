// What the shipped lexicon takes for a slip of the pen, and what it does not.

#include <filesystem>

#include <gtest/gtest.h>

#include "extract/lexicon/lexicon.h"

namespace notegraph::extract {
namespace {

Result<Lexicon> shipped_lexicon() {
  const std::filesystem::path data = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";
  const auto ontology = Ontology::read(data / "ontology");
  if (!ontology) return ontology.status();
  return Lexicon::read({data}, *ontology);
}

TEST(NearNames, AreToldApart) {
  const Result<Lexicon> lexicon = shipped_lexicon();
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  for (const char* name :
       {"RoBERTa", "ALBERT", "LSTM", "encoder", "decoder", "Transformer", "gradient descent",
        "gradient ascent", "MobileNet", "AlphaGo", "AlphaZero", "TensorFlow", "TensorBoard", "DeepSpeed",
        "LangChain", "LangGraph", "perceptron", "perplexity", "autoencoder"}) {
    const auto meant = lexicon->meaning_of(name);
    ASSERT_TRUE(meant) << name;
    const auto misspelt = lexicon->misspelt_word(form_key(name));
    EXPECT_TRUE(!misspelt || misspelt == meant) << name;
  }
}

struct SlipCase {
  const char* written;
  const char* meant;  ///< Empty: it is another word.
};
constexpr SlipCase kSlipCases[] = {
    {"tinnybert", "TinyBERT"},  {"leekyrelu", "Leaky ReLU"}, {"embidding", "embedding"},
    {"langchang", "LangChain"}, {"transform", ""},           {"transforming", ""},
    {"embedded", ""},           {"classified", ""},          {"clustered", ""},
    {"tokenized", ""},          {"generated", ""},           {"generating", ""},
    {"optimized", ""},          {"regularized", ""},         {"langsmyth", "LangSmith"},
    {"accumulated", ""},        {"distilling", ""},          {"converges", ""},
    {"mobilenex", ""},          {"deepspead", "DeepSpeed"}};

TEST(NearNames, AreMeantBySlipsOfThePenAlone) {
  const Result<Lexicon> lexicon = shipped_lexicon();
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  for (const SlipCase& slip : kSlipCases) {
    const auto meant = lexicon->misspelt_word(slip.written);
    EXPECT_EQ(meant ? lexicon->concepts()[*meant].name : "", slip.meant) << slip.written;
  }
}

}  // namespace
}  // namespace notegraph::extract
