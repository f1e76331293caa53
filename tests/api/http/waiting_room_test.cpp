#include "api/http/waiting_room.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace notegraph::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr Wait kLongWait{5, seconds(60)};

/// Whether `count` becomes `want` in time.
bool becomes(const std::atomic<int>& count, int want) {
  const auto until = steady_clock::now() + seconds(10);
  while (count != want && steady_clock::now() < until) std::this_thread::sleep_for(milliseconds(1));
  return count == want;
}

TEST(WaitingRoomTest, WakesThoseWhoWaitForLessAtOnce) {
  std::atomic<int> woken{0}, too_early{0};
  WaitingRoom room(10);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  EXPECT_TRUE(room.try_enter({6, seconds(60)}, [&] { ++too_early; }));
  room.announce(5);
  std::this_thread::sleep_for(milliseconds(20));
  EXPECT_EQ(woken, 0) << "5 is not past 5";
  room.announce(6);
  EXPECT_TRUE(becomes(woken, 3));
  EXPECT_EQ(too_early, 0);
}

TEST(WaitingRoomTest, LetsNobodyWaitForWhatHasHappened) {
  std::atomic<int> woken{0};
  WaitingRoom room(0);
  room.announce(6);
  EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  EXPECT_EQ(woken, 1);
}

TEST(WaitingRoomTest, WakesWhenTheTimeIsUp) {
  std::atomic<int> woken{0};
  WaitingRoom room(10);
  const auto begin = steady_clock::now();
  EXPECT_TRUE(room.try_enter(kLongWait, [] {}));
  EXPECT_TRUE(room.try_enter({5, milliseconds(50)}, [&] { ++woken; }));
  EXPECT_TRUE(becomes(woken, 1));
  EXPECT_GE(steady_clock::now() - begin, milliseconds(50));
}

TEST(WaitingRoomTest, HasSoManyPlacesAndNoMore) {
  std::atomic<int> woken{0};
  WaitingRoom room(2);
  EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  EXPECT_FALSE(room.try_enter(kLongWait, [&] { ++woken; }));
  room.announce(6);
  EXPECT_TRUE(becomes(woken, 2));
  EXPECT_TRUE(room.try_enter({6, seconds(60)}, [&] { ++woken; })) << "a place is free again";
}

TEST(WaitingRoomTest, WakesAllWhenItClosesAndKeepsNobodyAfterwards) {
  std::atomic<int> woken{0};
  WaitingRoom room(10);
  EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  room.close();
  EXPECT_TRUE(becomes(woken, 1));
  EXPECT_TRUE(room.try_enter(kLongWait, [&] { ++woken; }));
  EXPECT_EQ(woken, 2);
}

TEST(WaitingRoomTest, ForgetsNobodyWhileManyComeAndMuchHappens) {
  constexpr int kThreads = 4, kGuests = 200;
  std::atomic<int> woken{0}, entered{0};
  WaitingRoom room(kThreads * kGuests);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (std::uint64_t i = 0; i < kGuests; ++i) {
        if (room.try_enter({i, seconds(60)}, [&] { ++woken; })) ++entered;
      }
    });
  }
  for (std::uint64_t number = 1; number <= kGuests; ++number) room.announce(number);
  threads.clear();  // Waits for them.
  EXPECT_EQ(entered, kThreads * kGuests);
  EXPECT_TRUE(becomes(woken, kThreads * kGuests));
}

}  // namespace
}  // namespace notegraph::http
