#include "extract/linking/found_by.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "extract/reading/markdown_reader.h"
#include "extract/text/tokenizer.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::extract {
namespace {

struct SignCase {
  const char* name;
  const char* text;
  const char* surface;  ///< Where it stands first, the entity is mentioned.
  const char* meant;    ///< What the lexicon knows it as; empty: nothing.
  bool abbreviated;
  const char* sign;
};
constexpr SignCase kCases[] = {
    {"Lexicon", "TinyBERT is small", "TinyBERT", "TinyBERT", false, "lexicon"},
    {"Misspelling", "tinnybert is small", "tinnybert", "TinyBERT", false, "misspelling"},
    {"AbbreviationOfAConcept", "TinyBERT (TBT) is small", "TBT", "TinyBERT", true, "abbreviation"},
    {"Abbreviation", "deep thought (DT) thinks", "DT", "", true, "abbreviation"},
    {"Emphasis", "we call it **deep thought** here", "deep thought", "", false, "emphasis"},
    {"Heading", "# deep thought\n\nthinks", "deep thought", "", false, "heading"},
    {"Digits", "we use Foo7 here", "Foo7", "", false, "digits"},
    {"HeadNoun", "the thinking algorithm here", "thinking algorithm", "", false, "head_noun"},
    {"ModelAlone", "we use deep thought here", "deep thought", "", false, "tagger"},
};
class FoundByTest : public testing::TestWithParam<SignCase> {};

TEST_P(FoundByTest, NamesTheStrongestSign) {
  test::TemporaryDirectory directory;
  directory.write("lexicon/terms.tsv", "name\ttype\tzh\ten\tfr\talso\ttypo\tcontext\nTinyBERT\tmodel\n");
  Ontology ontology;
  ontology.add(EntityType{"model", "", "", "", "", "", ""});
  const Result<Lexicon> lexicon = Lexicon::read({directory.path()}, ontology);
  ASSERT_TRUE(lexicon) << lexicon.status().message();
  const SourceText source = SourceText::decode(GetParam().text);
  const StructuredNote structure = read_markdown(source);
  const TokenizedNote tokens = tokenize(source.utf8(), structure);
  const NoteView note{source, structure, tokens};
  LinkedEntity entity;
  entity.abbreviated = GetParam().abbreviated;
  entity.concept_index = lexicon->meaning_of(GetParam().meant);
  const std::uint64_t begin = source.utf8().find(GetParam().surface);
  const std::uint64_t end = begin + std::string(GetParam().surface).size();
  TokenSpan span;
  while (tokens.tokens[span.begin].range.begin < begin) ++span.begin;
  for (span.end = span.begin; span.end < tokens.tokens.size() && tokens.tokens[span.end].range.end <= end;) {
    ++span.end;
  }
  entity.mentions = {span};
  EXPECT_EQ(found_by(note, *lexicon, entity), GetParam().sign);
}
INSTANTIATE_TEST_SUITE_P(Signs, FoundByTest, testing::ValuesIn(kCases), test::case_name<SignCase>);

}  // namespace
}  // namespace notegraph::extract
