#include "extract/linking/entity_linker.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/text/tokenizer.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

/// A note with names given by their text; each is found at its first place.
class LinkedNote {
 public:
  explicit LinkedNote(std::string_view text)
      : source_(SourceText::decode(text)),
        structure_(read_markdown(source_)),
        tokens_(tokenize(source_.utf8(), structure_)) {}

  LinkedNote& name(std::string_view text, std::optional<std::uint32_t> concept_index = {},
                   float probability = 0.5F) {
    const std::size_t at = source_.utf8().find(text);
    const auto begin = std::find_if(tokens_.tokens.begin(), tokens_.tokens.end(),
                                    [at](const Token& t) { return t.range.begin == at; });
    const auto end = std::find_if(begin, tokens_.tokens.end(),
                                  [&](const Token& t) { return t.range.end == at + text.size(); });
    names_.push_back({{static_cast<std::uint32_t>(begin - tokens_.tokens.begin()),
                       static_cast<std::uint32_t>(end - tokens_.tokens.begin() + 1)},
                      probability,
                      concept_index});
    return *this;
  }

  NoteView view() const { return {source_, structure_, tokens_}; }

  /// The names of each entity, joined by =.
  std::vector<std::string> linked(const Lexicon& lexicon = {}, const ExtractorSteps& steps = {}) const {
    std::vector<std::string> out;
    for (const EntityCandidate& entity : link_names(view(), lexicon, names_, steps)) {
      std::string names;
      for (const NameCandidate& name : entity.names) {
        if (!names.empty()) names += '=';
        names += view().text(name.span);
      }
      out.push_back(names);
    }
    return out;
  }

 private:
  SourceText source_;
  StructuredNote structure_;
  TokenizedNote tokens_;
  std::vector<NameCandidate> names_;
};

using testing::ElementsAre;

TEST(EntityLinker, PutsSpellingsTogether) {
  LinkedNote note("Word-Vectors, 再说 word vector");
  note.name("Word-Vectors").name("word vector");
  EXPECT_THAT(note.linked(), ElementsAre("Word-Vectors=word vector"));
}

TEST(EntityLinker, PutsFormsOfOneConceptTogether) {
  LinkedNote note("循环网络又叫 RNN");
  note.name("循环网络", 4).name("RNN", 4);
  EXPECT_THAT(note.linked(), ElementsAre("循环网络=RNN"));
}

TEST(EntityLinker, LinksANameInBrackets) {
  LinkedNote note("近端策略优化（PPO）与 quick sorting (QS)");
  note.name("近端策略优化").name("PPO").name("quick sorting").name("QS");
  EXPECT_THAT(note.linked(), ElementsAre("近端策略优化=PPO", "quick sorting=QS"));
  EXPECT_THAT(note.linked({}, ExtractorSteps::without(ExtractorStep::abbreviations)),
              ElementsAre("近端策略优化", "PPO", "quick sorting", "QS"));
}

TEST(EntityLinker, DoesNotLinkAnExampleInBrackets) {
  LinkedNote note("a database (Redis)");
  note.name("database").name("Redis");
  EXPECT_THAT(note.linked(), ElementsAre("database", "Redis"));
}

TEST(EntityLinker, PutsAMisspeltNameToTheConceptItMeans) {
  const test::TemporaryDirectory directory;
  directory.write("lexicon/terms.tsv", "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\nTinyBERT\tmodel\n");
  Ontology ontology;
  ontology.add(EntityType{"model", "", "", "", "", "", ""});
  const Result<Lexicon> lexicon = Lexicon::read({directory.path()}, ontology);
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  LinkedNote note("TinyBERT，也写作 tinnybert");
  note.name("TinyBERT", 0).name("tinnybert");
  EXPECT_THAT(note.linked(*lexicon), ElementsAre("TinyBERT=tinnybert"));
  EXPECT_THAT(note.linked(*lexicon, ExtractorSteps::without(ExtractorStep::misspellings)),
              ElementsAre("TinyBERT", "tinnybert"));
}

TEST(EntityLinker, KnowsANameWithinALongerKnownName) {
  const test::TemporaryDirectory directory;
  directory.write("lexicon/terms.tsv",
                  "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\n"
                  "missing value\tmodel\t缺失值\nimputation\tmodel\t缺失值填充\n");
  Ontology ontology;
  ontology.add(EntityType{"model", "", "", "", "", "", ""});
  const Result<Lexicon> lexicon = Lexicon::read({directory.path()}, ontology);
  ASSERT_TRUE(lexicon.ok()) << lexicon.status().message();
  LinkedNote note("缺失值填充之前要看 missing values");
  note.name("缺失值").name("missing values", lexicon->meaning_of("missing value"));
  EXPECT_THAT(note.linked(*lexicon), ElementsAre("缺失值=missing values"));
}

TEST(EntityLinker, NeverLinksTwoConcepts) {
  LinkedNote note("激活函数（ReLU）");
  note.name("激活函数", 1).name("ReLU", 2);
  EXPECT_THAT(note.linked(), ElementsAre("激活函数", "ReLU"));
}

TEST(EntityLinker, LeavesOutAHeadNoun) {
  LinkedNote note("随机映射，又称随机映射方法");
  note.name("随机映射").name("随机映射方法");
  EXPECT_THAT(note.linked(), ElementsAre("随机映射=随机映射方法"));
}

}  // namespace
}  // namespace notegraph::extract
