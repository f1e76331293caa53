#include "graph/store/key_description.h"

#include <gtest/gtest.h>

#include "graph/store/key_codec.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

const RelationKey kRelation{{1}, "uses", {2}};

struct DescriptionCase {
  const char* name;
  std::string key;
  const char* words;
};

const DescriptionCase kDescriptionCases[] = {
    {"Meta", meta_key(kMetaState), "the store's record of its state"},
    {"Note", note_key("a.md"), "note 'a.md'"},
    {"Text", text_key("a.md", 3), "text of note 'a.md', piece 3"},
    {"NoteEntity", note_entity_key("a.md", {1}), "what note 'a.md' says of entity 0000000000000001"},
    {"NoteRelation", note_relation_key("a.md", kRelation),
     "what note 'a.md' says of relation 0000000000000001 uses 0000000000000002"},
    {"Entity", entity_key({0xabc}), "entity 0000000000000abc"},
    {"Name", name_key("bert", {1}), "name 'bert' of entity 0000000000000001"},
    {"Mention", mention_key({1}, "a.md"), "mentions of entity 0000000000000001 in note 'a.md'"},
    {"Attribute", attribute_key({1}, "a.md"), "attributes of entity 0000000000000001 in note 'a.md'"},
    {"Relation", relation_key(kRelation), "relation 0000000000000001 uses 0000000000000002"},
    {"Evidence", evidence_key(kRelation, "a.md"),
     "evidence of relation 0000000000000001 uses 0000000000000002 in note 'a.md'"},
    {"Incoming", incoming_key(kRelation),
     "relation 0000000000000001 uses 0000000000000002, listed at its tail"},
    {"Change", change_key(7), "the record of write 7"},
    {"Token", token_key("t"), "the request 't'"},
    {"TokenedWrite", tokened_write_key(7), "the request of write 7"},
    {"NoteState", note_state_key(7), "the states of notes around write 7"},
    {"FactState", fact_state_key(7), "the states of facts around write 7"},
    {"CutShort", entity_key({1}).substr(0, 5), "key 0600000000"},
    {"NoTable", "\x7fxy", "key 7f7879"},
    {"Empty", "", "key "},
};

class KeyDescriptionTest : public testing::TestWithParam<DescriptionCase> {};

TEST_P(KeyDescriptionTest, SaysWhatTheKeyStandsFor) {
  EXPECT_EQ(describe_key(GetParam().key), GetParam().words);
}

INSTANTIATE_TEST_SUITE_P(Cases, KeyDescriptionTest, testing::ValuesIn(kDescriptionCases),
                         test::case_name<DescriptionCase>);

}  // namespace
}  // namespace notegraph::store
