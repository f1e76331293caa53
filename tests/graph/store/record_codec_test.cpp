#include "graph/store/record_codec.h"

#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/meta_codec.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/support/case_name.h"

namespace notegraph::store {
namespace {

using namespace std::string_literals;

constexpr std::string_view kText = "BERT uses attention.\nAnd more.";

TextReader reader_of(std::string_view text) {
  return [text](ByteRange range) -> Result<std::string> {
    if (range.end > text.size()) return Status(StatusCode::corruption, "behind the end");
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
}

Evidence evidence(ByteRange range, std::string quote) {
  return {"n", range, 3, {"H1", "H2"}, std::move(quote), "rule", 0.5};
}

NoteEntity sample_entity() {
  return {"model",
          "BERT",
          true,
          0.75,
          "lexicon",
          {"b", "c"},
          {{"BERT", {0, 4}, 1}, {"bert", {300, 304}, 9}},
          {{"definition", "a model", true, evidence({0, 20}, "BERT uses attention.")}}};
}

EntityTally sample_entity_tally() {
  EntityTally tally;
  tally.add(sample_entity());
  return tally;
}

std::vector<Evidence> sample_evidence() {
  return {evidence({0, 20}, "BERT uses attention."), evidence({900, 909}, "And more."),
          evidence({7, 9}, "nowhere"), evidence({0, 0}, "")};
}

RelationTally sample_relation_tally() {
  RelationTally tally;
  tally.add(sample_evidence());
  return tally;
}

Ontology sample_ontology() {
  Ontology ontology;
  ontology.add(EntityType{"model", "m", "#fff", "box", "模型", "model", "modèle"});
  ontology.add(RelationType{
      "uses", "m", "used by", true, false, {"model"}, {"a", "b"}, "#000", "solid", "z", "e", "f"});
  return ontology;
}

GraphChange sample_change() {
  using Kind = NoteChange::Kind;
  return {7, {{"a.md", Kind::added}, {"b.md", Kind::changed}, {"c.md", Kind::removed}}, {{1}, {2}}};
}

/// As programs wrote it that did not list entities.
GraphChange sample_old_change() {
  GraphChange change = sample_change();
  change.entities.clear();
  change.entities_known = false;
  return change;
}

StoreState sample_state() {
  return {{1, 2, 3}, 400, {1, 2, 3, 4, 5}};
}

Note sample_note() {
  return {"", "Title", std::string(300, 'x'), 0x1234, "0.1"};
}

/// A kind of record: an encoded example, and whether some bytes decode to a value that encodes to `again`.
struct RecordCase {
  const char* name;
  std::string bytes;
  std::function<Result<std::string>(std::string_view)> decode_and_encode;
};

template <typename T>
Result<std::string> encoded(const Result<T>& value, const std::function<std::string(const T&)>& encode) {
  if (!value) return value.status();
  return encode(*value);
}

const RecordCase kRecordCases[] = {
    {"Format", encode_format({1, {7}}),
     [](std::string_view b) { return encoded<StoreFormat>(decode_format(b), encode_format); }},
    {"State", encode_state(sample_state()),
     [](std::string_view b) { return encoded<StoreState>(decode_state(b), encode_state); }},
    {"Ontology", encode_ontology(sample_ontology()),
     [](std::string_view b) { return encoded<Ontology>(decode_ontology(b), encode_ontology); }},
    {"Change", encode_change(sample_old_change()),
     [](std::string_view b) { return encoded<GraphChange>(decode_change(7, b), encode_change); }},
    {"EntityTally", encode_entity_tally(sample_entity_tally()),
     [](std::string_view b) { return encoded<EntityTally>(decode_entity_tally(b), encode_entity_tally); }},
    {"RelationTally", encode_relation_tally(sample_relation_tally()),
     [](std::string_view b) {
       return encoded<RelationTally>(decode_relation_tally(b), encode_relation_tally);
     }},
    {"NoteHeader", encode_note_header(sample_note()),
     [](std::string_view b) {
       return encoded<NoteHeader>(decode_note_header(b), [](const NoteHeader& header) {
         Note note = header.note;
         note.text.resize(std::min<std::uint64_t>(header.text_bytes, 1000));
         return encode_note_header(note);
       });
     }},
    {"NoteEntity", encode_note_entity(sample_entity(), kText),
     [](std::string_view b) {
       return encoded<NoteEntity>(decode_note_entity(b, "n", reader_of(kText)),
                                  [](const NoteEntity& e) { return encode_note_entity(e, kText); });
     }},
    {"NoteEvidence", encode_note_evidence(sample_evidence(), kText),
     [](std::string_view b) {
       return encoded<std::vector<Evidence>>(
           decode_note_evidence(b, "n", reader_of(kText)),
           [](const std::vector<Evidence>& e) { return encode_note_evidence(e, kText); });
     }},
};

class RecordTest : public testing::TestWithParam<RecordCase> {};

TEST_P(RecordTest, ReadsBackWhatItWrote) {
  const Result<std::string> again = GetParam().decode_and_encode(GetParam().bytes);
  ASSERT_TRUE(again) << again.status().message();
  EXPECT_EQ(*again, GetParam().bytes);
}

TEST_P(RecordTest, RefusesEveryTruncation) {
  for (std::size_t size = 0; size < GetParam().bytes.size(); ++size) {
    EXPECT_FALSE(GetParam().decode_and_encode(GetParam().bytes.substr(0, size))) << size << " bytes";
  }
}

TEST_P(RecordTest, RefusesBytesLeftOver) {
  EXPECT_EQ(GetParam().decode_and_encode(GetParam().bytes + "x").status().code(), StatusCode::corruption);
}

TEST_P(RecordTest, SurvivesDamage) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  int refused = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = GetParam().bytes;
    for (std::size_t flips = 1 + random() % 4; flips > 0; --flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (!GetParam().decode_and_encode(bytes)) ++refused;
  }
  EXPECT_GT(refused, 0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, RecordTest, testing::ValuesIn(kRecordCases), test::case_name<RecordCase>);

TEST(RecordCodec, KeepsEveryField) {
  EXPECT_EQ(*decode_note_entity(encode_note_entity(sample_entity(), kText), "n", reader_of(kText)),
            sample_entity());
  EXPECT_EQ(*decode_note_evidence(encode_note_evidence(sample_evidence(), kText), "n", reader_of(kText)),
            sample_evidence());
  EXPECT_EQ(*decode_entity_tally(encode_entity_tally(sample_entity_tally())), sample_entity_tally());
  EXPECT_EQ(*decode_relation_tally(encode_relation_tally(sample_relation_tally())), sample_relation_tally());
  EXPECT_EQ(*decode_ontology(encode_ontology(sample_ontology())), sample_ontology());
  EXPECT_EQ(*decode_state(encode_state(sample_state())), sample_state());
  EXPECT_EQ(*decode_change(7, encode_change(sample_change())), sample_change());
  const NoteHeader header = *decode_note_header(encode_note_header(sample_note()));
  EXPECT_EQ(header.text_bytes, 300U);
  EXPECT_EQ(header.note.title, "Title");
  EXPECT_EQ(header.note.content_hash, 0x1234U);
  EXPECT_EQ(header.note.extractor_version, "0.1");
}

TEST(RecordCodec, AnOldChangeDoesNotKnowItsEntities) {
  EXPECT_EQ(*decode_change(7, encode_change(sample_old_change())), sample_old_change());
  EXPECT_FALSE(decode_change(7, encode_change(sample_change()) + 'x').ok());
}

TEST(RecordCodec, StoresQuotesAsPlacesInTheText) {
  const std::string bytes = encode_note_evidence(sample_evidence(), kText);
  EXPECT_THAT(bytes, testing::Not(testing::HasSubstr("uses attention")));
  EXPECT_THAT(bytes, testing::Not(testing::HasSubstr("And more")));  // Found, though not where it said.
  EXPECT_THAT(bytes, testing::HasSubstr("nowhere"));
}

TEST(RecordCodec, PassesOnWhyTheTextCannotBeRead) {
  const auto unreadable = [](ByteRange) -> Result<std::string> {
    return Status(StatusCode::io_error, "disk");
  };
  const auto evidence = decode_note_evidence(encode_note_evidence(sample_evidence(), kText), "n", unreadable);
  ASSERT_FALSE(evidence);
  EXPECT_EQ(evidence.status().code(), StatusCode::io_error);
}

TEST(RecordCodec, TellsAForeignFormatFromADamagedOne) {
  EXPECT_EQ(decode_format("something else").status().code(), StatusCode::bad_data);
  EXPECT_EQ(decode_format("notegraph").status().code(), StatusCode::corruption);
}

}  // namespace
}  // namespace notegraph::store
