#include "api/service/requested_run.h"

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/api/service/gate.h"

namespace notegraph::service {
namespace {

TEST(RequestedRun, RunsNothingUnasked) {
  std::atomic<int> runs = 0;
  {
    RequestedRun run([&] { return ++runs, Status(); });
  }
  EXPECT_EQ(runs, 0);
}

TEST(RequestedRun, AnswersWhatCameOfIt) {
  int runs = 0;
  RequestedRun run([&] { return ++runs == 1 ? Status(StatusCode::io_error, "the first") : Status(); });
  EXPECT_EQ(run.ask_and_wait().message(), "the first");
  EXPECT_TRUE(run.ask_and_wait());
  EXPECT_EQ(runs, 2);
}

TEST(RequestedRun, BeginsAnewForAllWhoAskWhileItRuns) {
  std::atomic<int> runs = 0;
  test::Gate gate;
  gate.shut();
  RequestedRun run([&] { return ++runs, gate.pass(), Status(); });
  run.ask();
  gate.await_somebody();
  run.ask();
  run.ask();
  gate.open();
  EXPECT_TRUE(run.ask_and_wait());
  EXPECT_GE(runs, 2);
  EXPECT_LE(runs, 3);
}

TEST(RequestedRun, SeesWhatWasDoneBeforeItWasAskedFor) {
  constexpr int kThreads = 4, kTimes = 200;
  std::atomic<int> done = 0, seen = 0;
  RequestedRun run([&] { return seen = done.load(), Status(); });
  std::vector<std::jthread> threads;
  std::atomic<int> missed = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < kTimes; ++i) {
        const int mine = ++done;
        static_cast<void>(run.ask_and_wait());
        if (seen < mine) ++missed;
      }
    });
  }
  threads.clear();
  EXPECT_EQ(missed, 0);
}

TEST(RequestedRun, EndsTheRunThatIsUnderWayAndBeginsNoOther) {
  std::atomic<int> runs = 0;
  test::Gate gate;
  gate.shut();
  auto run = std::make_unique<RequestedRun>([&] { return ++runs, gate.pass(), Status(); });
  run->ask();
  gate.await_somebody();
  const auto end = std::async(std::launch::async, [&] { run.reset(); });
  gate.open();
  end.wait();
  EXPECT_EQ(runs, 1);
}

}  // namespace
}  // namespace notegraph::service
