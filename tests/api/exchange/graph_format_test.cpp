#include "api/exchange/graph_format.h"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::exchange {
namespace {

using testing::HasSubstr;

struct Ending {
  const char* name;
  const char* file;
  std::optional<GraphFormat> want;  // None: it does not tell.
};

constexpr Ending kEndings[] = {
    {"Jsonl", "graph.jsonl", GraphFormat::jsonl},
    {"JsonlGzip", "folder.csv/graph.jsonl.gz", GraphFormat::jsonl},
    {"Ndjson", "graph.ndjson", GraphFormat::jsonl},
    {"Csv", "graph.csv", GraphFormat::csv},
    {"Tsv", "graph.tsv", GraphFormat::tsv},
    {"NTriples", "graph.nt.gz", GraphFormat::ntriples},
    {"Turtle", "a.b.ttl", GraphFormat::turtle},
    {"GzipAlone", "graph.gz", std::nullopt},
    {"None", "graph", std::nullopt},
    {"Unknown", "graph.xml", std::nullopt},
};

class EndingTest : public testing::TestWithParam<Ending> {};

TEST_P(EndingTest, TellsTheFormat) {
  const auto format = format_by_ending(GetParam().file);
  ASSERT_EQ(format.ok(), GetParam().want.has_value());
  if (format) {
    EXPECT_EQ(*format, *GetParam().want);
  } else {
    EXPECT_EQ(format.status().code(), StatusCode::invalid_argument);
    EXPECT_THAT(format.status().message(), HasSubstr("ntriples"));
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, EndingTest, testing::ValuesIn(kEndings), test::case_name<Ending>);

TEST(GraphFormat, IsFoundByItsName) {
  for (const GraphFormatName& known : graph_format_names()) {
    const auto parsed = parse_graph_format(known.name);
    ASSERT_TRUE(parsed) << known.name;
    EXPECT_EQ(*parsed, known.format);
    EXPECT_EQ(name_of(*parsed), known.name);
  }
  EXPECT_FALSE(parse_graph_format("xml"));
}

}  // namespace
}  // namespace notegraph::exchange
