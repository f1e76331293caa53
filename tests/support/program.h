#ifndef NOTEGRAPH_TESTS_SUPPORT_PROGRAM_H_
#define NOTEGRAPH_TESTS_SUPPORT_PROGRAM_H_

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/process/subprocess.h"

namespace notegraph::test {

/// Runs a program in a folder, with no other environment than PATH, HOME (the folder) and what is set here.
class Program {
 public:
  Program(std::filesystem::path executable, std::filesystem::path directory)
      : executable_(std::move(executable)), directory_(std::move(directory)) {
    environment_["HOME"] = directory_.string();
    environment_["PATH"] = std::getenv("PATH");
  }

  Program& set(const std::string& name, const std::string& value) {
    environment_[name] = value;
    return *this;
  }

  process::SubprocessOutput run(const std::vector<std::string>& arguments,
                                std::string_view input = {}) const {
    std::vector<std::string> command{"env", "-i", "-C", directory_.string()};
    for (const auto& [name, value] : environment_) command.push_back(name + "=" + value);
    command.push_back(executable_.string());
    command.insert(command.end(), arguments.begin(), arguments.end());
    auto output = process::run_subprocess(command, input, {});
    if (!output) throw std::runtime_error(output.status().message());
    return *std::move(output);
  }

 private:
  std::filesystem::path executable_;
  std::filesystem::path directory_;
  std::map<std::string, std::string> environment_;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_PROGRAM_H_
