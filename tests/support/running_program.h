#ifndef NOTEGRAPH_TESTS_SUPPORT_RUNNING_PROGRAM_H_
#define NOTEGRAPH_TESTS_SUPPORT_RUNNING_PROGRAM_H_

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace notegraph::test {

/// A program that runs beside the test, in a folder that is its HOME, until the end of the scope at the
/// latest.
class RunningProgram {
 public:
  RunningProgram(const std::filesystem::path& executable, const std::filesystem::path& directory,
                 const std::vector<std::string>& arguments) {
    int output[2];
    if (pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    pid_ = fork();
    if (pid_ == 0) {
      std::vector<std::string> words{executable.string()};
      words.insert(words.end(), arguments.begin(), arguments.end());
      std::vector<char*> argv;
      for (std::string& word : words) argv.push_back(word.data());
      argv.push_back(nullptr);
      const std::string home = "HOME=" + directory.string();
      const std::string path = std::string("PATH=") + std::getenv("PATH");
      char* environment[] = {const_cast<char*>(home.c_str()), const_cast<char*>(path.c_str()), nullptr};
      dup2(output[1], STDOUT_FILENO);
      if (chdir(directory.c_str()) == 0) execve(argv[0], argv.data(), environment);
      _exit(127);
    }
    close(output[1]);
    output_ = output[0];
  }
  ~RunningProgram() {
    kill(SIGKILL);
    wait(std::chrono::seconds(10));
    close(output_);
  }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  pid_t pid() const { return pid_; }
  void kill(int signal) const {
    if (pid_ > 0) ::kill(pid_, signal);
  }

  /// The next line of its standard output, without the line's end; what there is when it ends or the time is
  /// up.
  std::string read_line(std::chrono::milliseconds patience = std::chrono::seconds(20)) const {
    std::string line;
    pollfd source{output_, POLLIN, 0};
    char c = 0;
    while (poll(&source, 1, static_cast<int>(patience.count())) > 0 && read(output_, &c, 1) == 1 &&
           c != '\n') {
      line += c;
    }
    return line;
  }

  /// Its exit code once it has ended; nothing: it was killed by a signal, or still runs after `patience`.
  std::optional<int> wait(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    int status = 0;
    while (pid_ > 0 && waitpid(pid_, &status, WNOHANG) == 0) {
      if (std::chrono::steady_clock::now() > until) return std::nullopt;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const bool ended = pid_ > 0 && WIFEXITED(status);
    pid_ = -1;
    return ended ? std::optional(WEXITSTATUS(status)) : std::nullopt;
  }

 private:
  pid_t pid_ = -1;
  int output_ = -1;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_RUNNING_PROGRAM_H_
