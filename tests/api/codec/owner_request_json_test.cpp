#include "api/codec/owner_request_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::codec {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(OwnerRequestJson, RequestsArriveAsTheyWereSent) {
  service::IngestOptions options;
  options.force = true;
  options.prune = true;
  options.threads = 3;
  options.min_confidence = 0.55;
  options.related_to = true;
  const auto ingest = parse_ingest_request(to_json(IngestRequest{{"/notes/a b.md", "/笔记"}, options}));
  ASSERT_TRUE(ingest) << ingest.status().message();
  EXPECT_THAT(ingest->paths, ElementsAre("/notes/a b.md", "/笔记"));
  EXPECT_TRUE(ingest->options.force && ingest->options.prune && ingest->options.related_to);
  EXPECT_EQ(ingest->options.threads, 3U);
  EXPECT_EQ(ingest->options.min_confidence, 0.55);

  service::ImportOptions import_options;
  import_options.name = "people";
  import_options.skip_bad_lines = true;
  import_options.format = exchange::GraphFormat::turtle;
  import_options.max_reported = 7;
  import_options.memory_mebibytes = 9;
  const auto import = parse_import_request(to_json(ImportRequest{"/x.jsonl", import_options}));
  ASSERT_TRUE(import) << import.status().message();
  EXPECT_EQ(import->file, "/x.jsonl");
  EXPECT_EQ(import->options.name, "people");
  EXPECT_TRUE(import->options.skip_bad_lines);
  EXPECT_EQ(import->options.format, exchange::GraphFormat::turtle);
  EXPECT_EQ(import->options.max_reported, 7U);
  EXPECT_EQ(import->options.memory_mebibytes, 9U);

  const auto backup = parse_backup_request(to_json(BackupRequest{"/backups", {.name = "first", .keep = 4}}));
  ASSERT_TRUE(backup) << backup.status().message();
  EXPECT_EQ(backup->directory, "/backups");
  EXPECT_EQ(backup->options.keep, 4U);
}

TEST(OwnerRequestJson, RunningWorkArrivesAsItWasSent) {
  const WorkReply sent{{{"import", "/x/图.csv", 5, 9, "bytes"}, {"verify", "", 0, 0, ""}}};
  const auto got = parse_work_reply(to_json(sent));
  ASSERT_TRUE(got) << got.status().message();
  ASSERT_EQ(got->work.size(), 2U);
  EXPECT_EQ(to_json(*got), to_json(sent));
  EXPECT_EQ(got->work[0].subject, "/x/图.csv");
  EXPECT_EQ(got->work[0].total, 9U);
  for (const char* wrong : {"[]", "{}", R"({"work":[1]})", R"({"work":[{"kind":"import"}]})"}) {
    EXPECT_EQ(parse_work_reply(wrong).status().code(), StatusCode::bad_data) << wrong;
  }
}

struct WrongRequest {
  const char* name;
  const char* json;
  const char* says;
};

const WrongRequest kWrongRequests[] = {
    {"NoJson", "{", "no JSON"},
    {"NoObject", "[]", "must be a JSON object"},
    {"NoDirectory", R"({"keep":0})", "\"directory\" in the body is missing"},
    {"WrongKind", R"({"directory":"/b","keep":"all"})", "\"keep\" in the body has the wrong kind"},
    {"RelativePath", R"({"directory":"b","keep":0})", "\"directory\" in the body must be an absolute path"},
    {"UnknownField", R"({"directory":"/b","name":"","keep":0,"why":""})", "does not know"},
};

class WrongRequestTest : public testing::TestWithParam<WrongRequest> {};

TEST_P(WrongRequestTest, IsRefusedWithItsField) {
  const auto request = parse_backup_request(GetParam().json);
  ASSERT_FALSE(request);
  EXPECT_EQ(request.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(request.status().message(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(Cases, WrongRequestTest, testing::ValuesIn(kWrongRequests),
                         test::case_name<WrongRequest>);

TEST(OwnerRequestJson, BoundsWhatAnIngestMayAsk) {
  const auto with = [](const char* threads, const char* confidence) {
    return parse_ingest_request(std::string(R"({"paths":["/n"],"force":false,"prune":false,"threads":)") +
                                threads + R"(,"min_confidence":)" + confidence + R"(,"related_to":false})");
  };
  EXPECT_TRUE(with("0", "0.4"));
  EXPECT_FALSE(with("100000", "0.4"));
  EXPECT_FALSE(with("0", "1.5"));
}

}  // namespace
}  // namespace notegraph::codec
