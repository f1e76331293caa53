#include "api/process/subprocess.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

namespace notegraph::process {
namespace {

using Clock = std::chrono::steady_clock;

/// A file descriptor that is closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    fd_ = std::exchange(other.fd_, -1);
    return *this;
  }
  ~Descriptor() { reset(); }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  void reset() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_ = -1;
};

struct Pipe {
  Descriptor read_end, write_end;
  bool open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read_end = Descriptor(ends[0]);
    write_end = Descriptor(ends[1]);
    return true;
  }
};

/// The child process; killed and reaped with its owner unless it was waited for.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    wait();
  }
  int wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t pid_;
};

/// A write to a pipe whose reader is gone raises SIGPIPE, which would end us: held back for the calling
/// thread.
class SigpipeBlocked {
 public:
  SigpipeBlocked() {
    sigemptyset(&sigpipe_);
    sigaddset(&sigpipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &sigpipe_, &before_);
  }
  SigpipeBlocked(const SigpipeBlocked&) = delete;
  SigpipeBlocked& operator=(const SigpipeBlocked&) = delete;
  ~SigpipeBlocked() {
    const timespec at_once{};
    while (sigtimedwait(&sigpipe_, nullptr, &at_once) < 0 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t sigpipe_{};
  sigset_t before_{};
};

/// Reads once from `from` into `text`; closes it at the end of the stream.
void read_some(Descriptor& from, std::string& text) {
  std::array<char, 65536> buffer;
  const ssize_t count = read(from.get(), buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) from.reset();
}

/// Writes once to `to`; closes it when `input` is used up or nobody reads any more.
void write_some(Descriptor& to, std::string_view& input) {
  const ssize_t count = write(to.get(), input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  if (input.empty() || (count < 0 && errno != EAGAIN && errno != EINTR)) to.reset();
}

Status not_started(const std::string& program, int error) {
  return {error == ENOENT ? StatusCode::not_found : StatusCode::unavailable,
          fmt::format("{} cannot be run: {}", program, std::strerror(error))};
}

/// Owns what posix_spawn needs to connect a child's standard streams.
class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  void connect(int fd, int standard_fd) { posix_spawn_file_actions_adddup2(&actions_, fd, standard_fd); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

Result<SubprocessOutput> run_subprocess(const std::vector<std::string>& arguments, std::string_view input,
                                        const SubprocessLimits& limits) {
  const std::string& program = arguments.front();
  Pipe in, out, err;
  if (!in.open() || !out.open() || !err.open()) return not_started(program, errno);

  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  SpawnActions actions;
  actions.connect(in.read_end.get(), STDIN_FILENO);
  actions.connect(out.write_end.get(), STDOUT_FILENO);
  actions.connect(err.write_end.get(), STDERR_FILENO);
  pid_t pid = 0;
  const int error = posix_spawnp(&pid, program.c_str(), actions.get(), nullptr, argv.data(), environ);
  if (error != 0) return not_started(program, error);
  Child child(pid);
  in.read_end.reset();
  out.write_end.reset();
  err.write_end.reset();

  const SigpipeBlocked sigpipe_blocked;
  fcntl(in.write_end.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.write_end.reset();
  SubprocessOutput output;
  const auto deadline = Clock::now() + limits.time;
  while (out.read_end.is_open() || err.read_end.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) {
      return Status(StatusCode::unavailable, fmt::format("{} did not finish within {} ms and was stopped",
                                                         program, limits.time.count()));
    }
    // poll() passes over negative descriptors, which closed ones are.
    std::array<pollfd, 3> polled{
        {{in.write_end.get(), POLLOUT, 0}, {out.read_end.get(), POLLIN, 0}, {err.read_end.get(), POLLIN, 0}}};
    if (poll(polled.data(), polled.size(), static_cast<int>(left.count())) < 0 && errno != EINTR) {
      return not_started(program, errno);
    }
    if (polled[0].revents != 0) write_some(in.write_end, input);
    if (polled[1].revents != 0) read_some(out.read_end, output.out);
    if (polled[2].revents != 0) read_some(err.read_end, output.err);
    if (output.out.size() + output.err.size() > limits.output_bytes) {
      return Status(StatusCode::unavailable,
                    fmt::format("{} wrote more than {} bytes and was stopped", program, limits.output_bytes));
    }
  }
  output.exit_code = child.wait();
  return output;
}

}  // namespace notegraph::process
