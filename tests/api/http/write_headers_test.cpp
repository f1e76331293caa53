// Writes on conditions, and requests that are sent twice, over HTTP.
#include "api/http/write_headers.h"

#include <gtest/gtest.h>

#include "tests/api/http/served_graph.h"
#include "tests/support/case_name.h"

namespace notegraph::test {
namespace {

class WriteHeadersTest : public testing::Test {
 protected:
  RawAnswer put(const std::string& text, const std::string& headers) {
    return graph_.send(
        request_text("POST", "/v1/notes?id=a%2Fb.md", "Content-Type: text/markdown\r\n" + headers, text));
  }
  std::string etag() { return graph_.get("/v1/notes/a%2Fb.md").header("ETag"); }
  std::string text() { return json_of(graph_.get("/v1/notes/a%2Fb.md"))["text"]; }
  std::uint64_t sequence() { return json_of(graph_.get("/v1/stats"))["sequence"]; }

  ServedGraph graph_;
};

constexpr const char* kFirst = "model:GRU variant_of model:RNN\n";
constexpr const char* kSecond = "model:GRU uses model:RNN\n";

TEST_F(WriteHeadersTest, GivesANoteWithItsTag) {
  ASSERT_EQ(put(kFirst, "").status, 201);
  const RawAnswer note = graph_.get("/v1/notes/a%2Fb.md");
  EXPECT_EQ(note.status, 200);
  EXPECT_EQ(note.body, R"({"id":"a/b.md","title":"a/b.md","text":"model:GRU variant_of model:RNN\n"})");
  EXPECT_EQ(note.header("ETag"), http::etag_of(content_hash(kFirst)));
  EXPECT_EQ(graph_.get("/v1/notes/removal").status, 404);
  EXPECT_EQ(graph_.get("/v1/notes/a%2Fb.md?x=1").status, 400);
}

TEST_F(WriteHeadersTest, ReplacesANoteOnlyAsTheClientKnowsIt) {
  ASSERT_EQ(put(kFirst, "").status, 201);
  const std::string first = etag();
  EXPECT_EQ(put(kSecond, "If-Match: " + first + "\r\n").status, 200);
  const RawAnswer refused = put(kFirst, "If-Match: " + first + "\r\n");
  EXPECT_EQ(refused.status, 412);
  EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(json_of(refused)["code"], "precondition_failed");
  EXPECT_EQ(text(), kSecond);
  EXPECT_EQ(put(kFirst, "If-Match: " + etag() + "\r\n").status, 200);
  EXPECT_EQ(text(), kFirst);
}

TEST_F(WriteHeadersTest, PutsANoteOnlyIfItIsNew) {
  EXPECT_EQ(put(kFirst, "If-Match: \"0123456789abcdef\"\r\n").status, 412);
  EXPECT_EQ(put(kFirst, "If-None-Match: *\r\n").status, 201);
  EXPECT_EQ(put(kFirst, "If-None-Match: *\r\n").status, 412) << "also with the same text";
  EXPECT_EQ(text(), kFirst);
}

TEST_F(WriteHeadersTest, CarriesOutARequestOnce) {
  const std::string key = "Idempotency-Key: 8e03978e\r\n";
  const RawAnswer made = put(kFirst, key);
  ASSERT_EQ(made.status, 201);
  ASSERT_EQ(put(kSecond, "").status, 200);
  const std::uint64_t before = sequence();
  const RawAnswer again = put(kFirst, key);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, made.body);
  EXPECT_EQ(sequence(), before);
  EXPECT_EQ(text(), kSecond);

  const RawAnswer other = put(kSecond, key);
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(json_of(other)["code"], "conflict");
}

TEST_F(WriteHeadersTest, RepeatsTheAnswerThoughTheConditionHoldsNoMore) {
  const std::string headers = "If-None-Match: *\r\nIdempotency-Key: 1\r\n";
  EXPECT_EQ(put(kFirst, headers).status, 201);
  EXPECT_EQ(put(kFirst, headers).status, 201);
}

TEST_F(WriteHeadersTest, DecidesOnce) {
  const auto decide = [&](const std::string& reason) {
    const std::string body =
        R"({"kind":"reject_entity","entity":"LSTM","author":"ada","reason":")" + reason + "\"}";
    return graph_.send(request_text("POST", "/v1/decisions",
                                    "Content-Type: application/json\r\nIdempotency-Key: \"k\"\r\n", body));
  };
  const RawAnswer made = decide("why");
  ASSERT_EQ(made.status, 201) << made.body;
  const RawAnswer again = decide("why");  // The entity is not there any more.
  EXPECT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(again.body, made.body);
  EXPECT_EQ(json_of(graph_.get("/v1/decisions"))["decisions"].size(), 1U);
  EXPECT_EQ(decide("another").status, 409);
}

struct HeaderCase {
  const char* name;
  std::string header;
};

const HeaderCase kWrongHeaders[] = {
    {"AnyTag", "If-Match: *"},
    {"TwoTags", "If-Match: \"0123456789abcdef\", \"0123456789abcdef\""},
    {"NoQuotes", "If-Match: 0123456789abcdef"},
    {"NoDigits", "If-Match: \"0123456789abcdex\""},
    {"WeakTag", "If-Match: W/\"0123456789abcdef\""},
    {"NotTheTag", "If-None-Match: \"0123456789abcdef\""},
    {"LongKey", "Idempotency-Key: " + std::string(256, 'x')},
};

class WrongHeaderTest : public WriteHeadersTest, public testing::WithParamInterface<HeaderCase> {};

TEST_P(WrongHeaderTest, IsRefusedWithAReason) {
  const RawAnswer refused = put(kFirst, GetParam().header + "\r\n");
  EXPECT_EQ(refused.status, 400) << refused.body;
  EXPECT_EQ(json_of(refused)["code"], "invalid_argument");
  EXPECT_EQ(graph_.get("/v1/notes/a%2Fb.md").status, 404);
}

INSTANTIATE_TEST_SUITE_P(Cases, WrongHeaderTest, testing::ValuesIn(kWrongHeaders), case_name<HeaderCase>);

}  // namespace
}  // namespace notegraph::test
