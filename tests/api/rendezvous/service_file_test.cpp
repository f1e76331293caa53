#include "api/rendezvous/service_file.h"

#include <filesystem>

#include <sys/stat.h>

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace notegraph::rendezvous {
namespace {

namespace fs = std::filesystem;

const ServiceAddress kAddress{4711, "http://127.0.0.1:8080", "secret"};

class ServiceFileTest : public testing::Test {
 protected:
  StatusCode read_code() const {
    const auto read = read_service_file(store_);
    return read ? StatusCode::ok : read.status().code();
  }

  test::TemporaryDirectory directory_;
  fs::path store_ = directory_.path() / "graph";
  fs::path file_ = directory_.path() / "graph.service";
};

TEST_F(ServiceFileTest, IsReadAsItWasWrittenWhileItLives) {
  {
    const auto file = ServiceFile::write(store_, kAddress);
    ASSERT_TRUE(file) << file.status().message();
    const auto read = read_service_file(store_.string() + "/");
    ASSERT_TRUE(read) << read.status().message();
    EXPECT_EQ(read->pid, kAddress.pid);
    EXPECT_EQ(read->url, kAddress.url);
    EXPECT_EQ(read->token, kAddress.token);
    EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
  EXPECT_EQ(read_code(), StatusCode::not_found);
  EXPECT_TRUE(fs::is_empty(directory_.path()));
}

TEST_F(ServiceFileTest, IsFoundByASymbolicLinkToTheStore) {
  fs::create_directory(store_);
  const fs::path link = directory_.path() / "elsewhere";
  fs::create_directory_symlink(store_, link);
  const auto file = ServiceFile::write(store_, kAddress);
  ASSERT_TRUE(file);
  EXPECT_EQ(service_file_of(link), service_file_of(store_));
  EXPECT_TRUE(read_service_file(link));
}

TEST_F(ServiceFileTest, ReplacesWhatACrashLeft) {
  directory_.write("graph.service", "left over");
  chmod(file_.c_str(), 0600);
  EXPECT_EQ(read_code(), StatusCode::bad_data);
  const auto file = ServiceFile::write(store_, kAddress);
  ASSERT_TRUE(file) << file.status().message();
  EXPECT_EQ(read_service_file(store_)->pid, kAddress.pid);
}

TEST_F(ServiceFileTest, IsNotTrustedIfOthersCouldHaveWrittenIt) {
  const auto file = ServiceFile::write(store_, kAddress);
  ASSERT_TRUE(file) << file.status().message();
  chmod(file_.c_str(), 0620);
  EXPECT_EQ(read_code(), StatusCode::io_error);
}

TEST_F(ServiceFileTest, LacksNoField) {
  directory_.write("graph.service", R"({"pid":1,"url":"http://127.0.0.1:1"})");
  chmod(file_.c_str(), 0600);
  EXPECT_EQ(read_code(), StatusCode::bad_data);
}

TEST(ServiceToken, IsAnotherEachTime) {
  EXPECT_EQ(make_token().size(), 32U);
  EXPECT_NE(make_token(), make_token());
}

}  // namespace
}  // namespace notegraph::rendezvous
