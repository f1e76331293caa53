#include "api/evaluation/note_language.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::evaluation {
namespace {

struct LanguageCase {
  const char* name;
  std::string_view text, want;
};
constexpr LanguageCase kLanguageCases[] = {
    {"Chinese", "LoRA 可以缓解灾难性遗忘 (catastrophic forgetting)", "zh"},
    {"English", "The loss of the model is minimised; see 模型.", "en"},
    {"French", "Le modèle est entraîné avec des données de la base.", "fr"},
    {"FrenchAboutEnglishNames", "Les transformers et le fine-tuning, pour la classification", "fr"},
    {"NamesAlone", "BERT GPT", "en"},
    {"Nothing", "", "en"},
};
class LanguageTest : public testing::TestWithParam<LanguageCase> {};

TEST_P(LanguageTest, IsTheOneOfMostWords) {
  EXPECT_EQ(language_of(GetParam().text), GetParam().want);
}
INSTANTIATE_TEST_SUITE_P(Cases, LanguageTest, testing::ValuesIn(kLanguageCases),
                         test::case_name<LanguageCase>);

}  // namespace
}  // namespace notegraph::evaluation
