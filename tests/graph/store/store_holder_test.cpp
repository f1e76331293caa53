#include "graph/store/store_holder.h"

#include <csignal>
#include <memory>

#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "graph/store/rocksdb_graph_store.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

TEST(StoreHolder, NamesTheProcessThatHasTheStoreOpen) {
  const test::TemporaryDirectory directory;
  int opened[2];
  ASSERT_EQ(pipe(opened), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto store = open_rocksdb_graph_store(directory.path());
    const char answer = store ? 'y' : 'n';
    if (write(opened[1], &answer, 1) == 1) pause();
    _exit(0);
  }
  char answer = 0;
  ASSERT_EQ(read(opened[0], &answer, 1), 1);
  ASSERT_EQ(answer, 'y');
  EXPECT_EQ(open_rocksdb_graph_store(directory.path()).status().code(), StatusCode::busy);
  const auto holder = find_store_holder(directory.path());
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->pid, child);
  EXPECT_NE(holder->command.find("rocksdb_graph_store_test"), std::string::npos) << holder->command;

  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_FALSE(find_store_holder(directory.path()));
  EXPECT_TRUE(open_rocksdb_graph_store(directory.path()));
}

TEST(StoreHolder, KnowsOfNoneWhereThereIsNoStore) {
  const test::TemporaryDirectory directory;
  EXPECT_FALSE(find_store_holder(directory.path()));
  EXPECT_FALSE(find_store_holder(directory.path() / "nowhere"));
}

}  // namespace
}  // namespace notegraph::store
