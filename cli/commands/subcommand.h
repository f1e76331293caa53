#ifndef NOTEGRAPH_CLI_COMMANDS_SUBCOMMAND_H_
#define NOTEGRAPH_CLI_COMMANDS_SUBCOMMAND_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/service/ranges.h"

namespace CLI {
class App;
}

namespace notegraph::cli {

/// A subcommand and what may stand behind it. Parsing puts what the command line gives into the variables
/// that are named here; they must outlive it. CLI11 does the work and stays behind this class: its header
/// takes longer to compile than a whole command.
class Subcommand {
 public:
  Subcommand(CLI::App& app, const std::string& name, const std::string& help);

  /// What stands behind the command without a name; `name` is how help and errors call it: "REF".
  void argument(const std::string& name, std::string& value, const std::string& help);
  void optional_argument(const std::string& name, std::string& value, const std::string& help);
  void number_argument(const std::string& name, std::uint64_t& value, const std::string& help);
  /// One or more of them.
  void arguments(const std::string& name, std::vector<std::string>& values, const std::string& help);

  /// Options: "--name", or "-n,--name" with a short form.
  void flag(const std::string& option, bool& value, const std::string& help);
  /// `kind` is what help shows for the value: "FILE".
  void text(const std::string& option, const std::string& kind, std::string& value, const std::string& help);
  void required_text(const std::string& option, const std::string& kind, std::string& value,
                     const std::string& help);
  /// May be repeated.
  void texts(const std::string& option, const std::string& kind, std::vector<std::string>& values,
             const std::string& help);
  /// May be repeated, and hold several between commas.
  void names(const std::string& option, const std::string& kind, std::vector<std::string>& values,
             const std::string& help);
  /// A number between 0 and 1; help shows the present value as default if there is one.
  void share(const std::string& option, double& value, const std::string& help);
  void share(const std::string& option, std::optional<double>& value, const std::string& help);
  /// A number within `range`; the present value is the default.
  void decimal(const std::string& option, double& value, const service::Range<double>& range,
               const std::string& help);
  /// A whole number from `least` to `most`; the present value is the default.
  template <typename Integer>
  void number(const std::string& option, Integer& value, std::int64_t least, std::int64_t most,
              const std::string& help) {
    add_number(option, static_cast<std::int64_t>(value), {least, most}, help,
               [&value](std::int64_t given) { value = static_cast<Integer>(given); });
  }
  template <typename Integer>
  void number(const std::string& option, Integer& value, const service::CountRange& range,
              const std::string& help) {
    number(option, value, static_cast<std::int64_t>(range.least), static_cast<std::int64_t>(range.most),
           help);
  }
  void milliseconds(const std::string& option, std::chrono::milliseconds& value,
                    const service::CountRange& range, const std::string& help);
  /// One of some words, each of which stands for a value; the first is the default.
  template <typename Value>
  void choice(const std::string& option, const std::string& kind, Value& value,
              const std::vector<std::pair<std::string, Value>>& words, const std::string& help) {
    std::vector<std::string> known;
    for (const auto& [word, meaning] : words) known.push_back(word);
    add_choice(option, kind, known, help,
               [&value, words](std::size_t index) { value = words[index].second; });
  }
  /// Exactly one of these options, declared before, must be given.
  void require_one_of(const std::vector<std::string>& options);

  /// Calls `act` after parsing when the command line names this subcommand.
  void when_named(std::function<void()> act);

 private:
  void add_number(const std::string& option, std::int64_t present,
                  std::pair<std::int64_t, std::int64_t> range, const std::string& help,
                  std::function<void(std::int64_t)> take);
  void add_choice(const std::string& option, const std::string& kind, const std::vector<std::string>& words,
                  const std::string& help, std::function<void(std::size_t)> take);

  CLI::App& command_;
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_COMMANDS_SUBCOMMAND_H_
