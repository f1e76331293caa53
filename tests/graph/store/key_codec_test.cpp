#include "graph/store/key_codec.h"

#include <limits>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "graph/store/byte_codec.h"

namespace notegraph::store {
namespace {

using namespace std::string_literals;

const std::string kStrings[] = {"",     "\0"s, "\0\0"s, "\0\x01"s,  "\0\xFF"s,
                                "\x01", "a",   "a\0"s,  "a\0b"s,    "a\x01",
                                "ab",   "b",   "\xFF",  "\xFF\xFF", "笔记/一.md"};
const std::uint64_t kNumbers[] = {0,   1,     127,   128,        255,
                                  256, 16383, 16384, 0xFFFFFFFF, std::numeric_limits<std::uint64_t>::max()};

TEST(ByteCodec, ReadsBackWhatItWrote) {
  ByteWriter writer;
  for (const std::uint64_t number : kNumbers) {
    writer.put_varint(number);
    writer.put_be64(number);
    writer.put_be32(static_cast<std::uint32_t>(number));
  }
  for (const std::string& s : kStrings) {
    writer.put_string(s);
    writer.put_ordered(s);
  }
  writer.put_double(0.1);
  writer.put_strings({"a", "", "b"});

  ByteReader reader(writer.bytes());
  for (const std::uint64_t number : kNumbers) {
    EXPECT_EQ(reader.read_varint(), number);
    EXPECT_EQ(reader.read_be64(), number);
    EXPECT_EQ(reader.read_be32(), static_cast<std::uint32_t>(number));
  }
  for (const std::string& s : kStrings) {
    EXPECT_EQ(reader.read_string(), s);
    EXPECT_EQ(reader.read_ordered(), s);
  }
  EXPECT_EQ(reader.read_double(), 0.1);
  EXPECT_EQ(reader.read_strings(), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_TRUE(reader.finished());
}

TEST(ByteCodec, FailsForGoodAtTheFirstMissingByte) {
  const std::string bytes = "\x05"s + "abc";
  ByteReader reader(bytes);
  EXPECT_EQ(reader.read_string(), "");
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.read_byte(), 0);
  EXPECT_FALSE(reader.finished());
}

TEST(ByteCodec, RefusesNumbersThatDoNotFit) {
  const std::string ten_bytes(10, '\xFF');
  ByteReader too_long(ten_bytes);
  too_long.read_varint();
  EXPECT_FALSE(too_long.ok());
  ByteReader too_large("\xFF\xFF\xFF\xFF\x10");  // 2^32 + 2^28 - 1
  too_large.read_varint32();
  EXPECT_FALSE(too_large.ok());
}

TEST(ByteCodec, RefusesCountsLargerThanTheirBytes) {
  ByteReader reader(
      "\xFF\xFF\x03"
      "abc");
  EXPECT_EQ(reader.read_count(), 0U);
  EXPECT_FALSE(reader.ok());
}

TEST(KeyCodec, OrdersAsTheListingsDo) {
  std::set<RelationKey> relations;
  for (const std::uint64_t head : kNumbers) {
    for (const std::string& type : kStrings) relations.insert({{head}, type, {kNumbers[head % 10]}});
  }
  std::string last;
  for (const RelationKey& relation : relations) {
    const std::string key = relation_key(relation);
    EXPECT_LT(last, key);
    last = key;
  }
}

TEST(KeyCodec, ReadsBackWhatItWrote) {
  for (const std::uint64_t number : kNumbers) {
    EXPECT_EQ(parse_entity_id(entity_key({number}).substr(1)), EntityId{number});
    EXPECT_EQ(parse_sequence(change_key(number).substr(1)), number);
    for (const std::string& text : kStrings) {
      const RelationKey relation{{number}, text, {~number}};
      EXPECT_EQ(parse_relation(relation_key(relation).substr(1)), relation);
      EXPECT_EQ(parse_relation(note_relation_key(text, relation).substr(note_relation_prefix(text).size())),
                relation);
      const RelationKey turned{relation.tail, relation.type, relation.head};
      EXPECT_EQ(parse_relation(incoming_key(relation).substr(1)), turned);
      const auto tail = parse_other_end(relation_key(relation).substr(outgoing_prefix(relation.head).size()));
      const auto head = parse_other_end(incoming_key(relation).substr(incoming_prefix(relation.tail).size()));
      ASSERT_TRUE(tail && head);
      EXPECT_EQ((RelationKey{relation.head, tail->type, tail->entity}), relation);
      EXPECT_EQ((RelationKey{head->entity, head->type, relation.tail}), relation);
      EXPECT_EQ(parse_entity_id(name_key(text, {number}).substr(name_prefix(text).size())), EntityId{number});
    }
  }
}

TEST(KeyCodec, KeysOfManyRelationsAreThoseOfEach) {
  const std::string note("a\0b", 3);
  RelationKeys keys(note);
  const RelationKey relations[] = {{EntityId{1}, "a long type of relation", EntityId{2}},
                                   {EntityId{~0ULL}, std::string("t\0", 2), EntityId{3}},
                                   {EntityId{4}, "uses", EntityId{4}},
                                   {EntityId{5}, "", EntityId{4}}};
  for (const RelationKey& relation : relations) {
    keys.stand_at(relation);
    EXPECT_EQ(keys.of_note(), note_relation_key(note, relation));
    EXPECT_EQ(keys.relation(), relation_key(relation));
    EXPECT_EQ(keys.evidence(), evidence_key(relation, note));
    EXPECT_EQ(keys.incoming(), incoming_key(relation));
    EXPECT_EQ(keys.is_loop(), relation.head == relation.tail);
  }
}

TEST(KeyCodec, NoPrefixCoversTheKeysOfAnotherOwner) {
  for (const std::string& a : kStrings) {
    for (const std::string& b : kStrings) {
      if (a == b) continue;
      EXPECT_FALSE(name_key(a, {1}).starts_with(name_prefix(b)));
      EXPECT_FALSE(text_key(a, 1).starts_with(text_prefix(b)));
      EXPECT_FALSE(note_entity_key(a, {1}).starts_with(note_entity_prefix(b)));
      EXPECT_FALSE(evidence_key({{1}, a, {2}}, "n").starts_with(evidence_prefix({{1}, b, {2}})));
    }
  }
}

TEST(KeyCodec, EndOfPrefixLiesBehindAllItsKeys) {
  EXPECT_EQ(end_of_prefix("\x06"s), "\x07"s);
  EXPECT_EQ(end_of_prefix("\x08\x01\xFF\xFF"s), "\x08\x02"s);
}

TEST(KeyCodec, RefusesDamagedKeys) {
  const std::string whole = relation_key({{1}, "uses", {2}}).substr(1);
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(parse_relation(whole.substr(0, size)));
  EXPECT_FALSE(parse_relation(whole + "x"));
  const std::string end = whole.substr(8);
  for (std::size_t size = 0; size < end.size(); ++size) EXPECT_FALSE(parse_other_end(end.substr(0, size)));
  EXPECT_FALSE(parse_other_end(end + "x"));
  EXPECT_FALSE(parse_entity_id("1234567"));
  EXPECT_FALSE(parse_entity_id("123456789"));
}

TEST(KeyCodec, SurvivesRandomBytes) {
  const std::uint64_t seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % 3 == 0 ? 0 : random());
    const auto relation = parse_relation(bytes);
    if (!relation) continue;
    EXPECT_EQ(relation_key(*relation).substr(1), bytes);  // What is read is what was written.
  }
}

}  // namespace
}  // namespace notegraph::store
