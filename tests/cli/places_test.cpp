#include "cli/places.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::cli {
namespace {

using Variables = std::map<std::string, std::string>;

Environment environment_of(Variables variables) {
  return [variables = std::move(variables)](const char* name) {
    const auto variable = variables.find(name);
    return variable == variables.end() ? std::string() : variable->second;
  };
}

struct DatabaseCase {
  const char* name;
  const char* given;
  Variables variables;
  const char* want;
};

const DatabaseCase kDatabases[] = {
    {"OptionWins",
     "/given",
     {{"NOTEGRAPH_DB", "/own"}, {"XDG_DATA_HOME", "/xdg"}, {"HOME", "/home/ada"}},
     "/given"},
    {"ThenOwnVariable",
     "",
     {{"NOTEGRAPH_DB", "/own"}, {"XDG_DATA_HOME", "/xdg"}, {"HOME", "/home/ada"}},
     "/own"},
    {"ThenDataHome", "", {{"XDG_DATA_HOME", "/xdg"}, {"HOME", "/home/ada"}}, "/xdg/notegraph"},
    {"RelativeDataHomeIsPassedOver",
     "",
     {{"XDG_DATA_HOME", "xdg"}, {"HOME", "/home/ada"}},
     "/home/ada/.local/share/notegraph"},
    {"ThenHome", "", {{"HOME", "/home/ada"}}, "/home/ada/.local/share/notegraph"},
};

class DatabaseDirectoryTest : public testing::TestWithParam<DatabaseCase> {};

TEST_P(DatabaseDirectoryTest, GoesByPrecedence) {
  const auto directory = database_directory(GetParam().given, environment_of(GetParam().variables));
  ASSERT_TRUE(directory) << directory.status().message();
  EXPECT_EQ(*directory, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Cases, DatabaseDirectoryTest, testing::ValuesIn(kDatabases),
                         test::case_name<DatabaseCase>);

TEST(DatabaseDirectory, AsksForOneWhereNothingIsSet) {
  const auto directory = database_directory("", environment_of({}));
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.status().code(), StatusCode::invalid_argument);
  EXPECT_THAT(directory.status().message(), testing::HasSubstr("--db"));
}

class OwnDataTest : public testing::Test {
 protected:
  Result<std::filesystem::path> find(const Variables& variables = {}) const {
    return own_data_directory(root_.path() / "prefix/bin/notegraph", root_.path() / "source/data",
                              environment_of(variables));
  }
  void make(const std::string& data) const {
    std::filesystem::create_directories(root_.path() / data / "ontology");
  }

  test::TemporaryDirectory root_;
};

TEST_F(OwnDataTest, EnvironmentThenInstalledThenSource) {
  make("source/data");
  EXPECT_EQ(*find(), root_.path() / "source/data");
  make("prefix/share/notegraph");
  EXPECT_EQ(*find(), root_.path() / "prefix/share/notegraph");
  make("elsewhere");
  const std::string elsewhere = (root_.path() / "elsewhere").string();
  EXPECT_EQ(*find({{"NOTEGRAPH_DATA", elsewhere}}), elsewhere);
}

TEST_F(OwnDataTest, AWrongEnvironmentIsNotPassedOver) {
  make("source/data");
  const auto found = find({{"NOTEGRAPH_DATA", root_.path().string()}});
  ASSERT_FALSE(found);
  EXPECT_THAT(found.status().message(), testing::HasSubstr("NOTEGRAPH_DATA"));
}

TEST_F(OwnDataTest, SaysWhereItLooked) {
  const auto found = find();
  ASSERT_FALSE(found);
  EXPECT_EQ(found.status().code(), StatusCode::io_error);
  EXPECT_THAT(found.status().message(), testing::HasSubstr("prefix/share/notegraph"));
  EXPECT_THAT(found.status().message(), testing::HasSubstr("source/data"));
}

TEST(CheckDataDirectories, WantsOneOfTheFoldersOfData) {
  const test::TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "words/lexicon");
  std::filesystem::create_directories(directory.path() / "kinds/ontology");
  std::filesystem::create_directories(directory.path() / "facts/knowledge");
  EXPECT_TRUE(check_data_directories(
      {directory.path() / "words", directory.path() / "kinds", directory.path() / "facts"}));
  EXPECT_EQ(check_data_directories({directory.path()}).code(), StatusCode::bad_data);
  EXPECT_EQ(check_data_directories({directory.path() / "none"}).code(), StatusCode::not_found);
}

}  // namespace
}  // namespace notegraph::cli
