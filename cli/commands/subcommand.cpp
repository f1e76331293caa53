#include "cli/commands/subcommand.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace notegraph::cli {
namespace {

CLI::Validator share_range() {
  return CLI::Range(0.0, 1.0).description("");
}

/// The help of a choice ends with its words: "...: a, b or c".
std::string listed(const std::vector<std::string>& words) {
  std::string list = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) list += (i + 1 < words.size() ? ", " : " or ") + words[i];
  return list;
}

}  // namespace

Subcommand::Subcommand(CLI::App& app, const std::string& name, const std::string& help)
    : command_(*app.add_subcommand(name, help)) {}

void Subcommand::argument(const std::string& name, std::string& value, const std::string& help) {
  command_.add_option(name, value, help)->required()->type_name("");
}

void Subcommand::optional_argument(const std::string& name, std::string& value, const std::string& help) {
  command_.add_option(name, value, help)->type_name("");
}

void Subcommand::number_argument(const std::string& name, std::uint64_t& value, const std::string& help) {
  command_.add_option(name, value, help)->required()->type_name("");
}

void Subcommand::arguments(const std::string& name, std::vector<std::string>& values,
                           const std::string& help) {
  command_.add_option(name, values, help)->required()->type_name("");
}

void Subcommand::flag(const std::string& option, bool& value, const std::string& help) {
  command_.add_flag(option, value, help);
}

void Subcommand::text(const std::string& option, const std::string& kind, std::string& value,
                      const std::string& help) {
  command_.add_option(option, value, help)->type_name(kind);
}

void Subcommand::required_text(const std::string& option, const std::string& kind, std::string& value,
                               const std::string& help) {
  command_.add_option(option, value, help)->type_name(kind)->required();
}

void Subcommand::texts(const std::string& option, const std::string& kind, std::vector<std::string>& values,
                       const std::string& help) {
  command_.add_option(option, values, help)->type_name(kind)->allow_extra_args(false)->take_all();
}

void Subcommand::names(const std::string& option, const std::string& kind, std::vector<std::string>& values,
                       const std::string& help) {
  command_.add_option(option, values, help)
      ->type_name(kind)
      ->allow_extra_args(false)
      ->take_all()
      ->delimiter(',');
}

void Subcommand::share(const std::string& option, double& value, const std::string& help) {
  command_.add_option(option, value, help)->check(share_range())->type_name("0..1")->capture_default_str();
}

void Subcommand::share(const std::string& option, std::optional<double>& value, const std::string& help) {
  command_.add_option(option, value, help)->check(share_range())->type_name("0..1");
}

void Subcommand::decimal(const std::string& option, double& value, const service::Range<double>& range,
                         const std::string& help) {
  const std::string kind = fmt::format("{}..{}", range.least, range.most);
  const auto within = [range, kind](const std::string& text) {
    double number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    if (is_number && number >= range.least && number <= range.most) return std::string();
    return fmt::format("{} is no number in {}", text, kind);
  };
  command_.add_option(option, value, help)->check(within, "")->type_name(kind)->capture_default_str();
}

void Subcommand::milliseconds(const std::string& option, std::chrono::milliseconds& value,
                              const service::CountRange& range, const std::string& help) {
  add_number(option, value.count(),
             {static_cast<std::int64_t>(range.least), static_cast<std::int64_t>(range.most)}, help,
             [&value](std::int64_t given) { value = std::chrono::milliseconds(given); });
}

void Subcommand::require_one_of(const std::vector<std::string>& options) {
  CLI::Option_group& group = *command_.add_option_group("what to work on");
  for (const std::string& option : options) group.add_option(command_.get_option(option));
  group.require_option(1);
}

void Subcommand::when_named(std::function<void()> act) {
  command_.callback(std::move(act));
}

void Subcommand::add_number(const std::string& option, std::int64_t present,
                            std::pair<std::int64_t, std::int64_t> range, const std::string& help,
                            std::function<void(std::int64_t)> take) {
  const auto [least, most] = range;
  command_.add_option_function<std::int64_t>(option, std::move(take), help)
      ->check(CLI::Range(least, most).description(""))
      ->type_name(fmt::format("{}..{}", least, most))
      ->default_str(std::to_string(present));
}

void Subcommand::add_choice(const std::string& option, const std::string& kind,
                            const std::vector<std::string>& words, const std::string& help,
                            std::function<void(std::size_t)> take) {
  const auto take_word = [words, take = std::move(take)](const std::string& word) {
    take(static_cast<std::size_t>(std::distance(words.begin(), std::find(words.begin(), words.end(), word))));
  };
  command_.add_option_function<std::string>(option, take_word, fmt::format("{}: {}", help, listed(words)))
      ->check(CLI::IsMember(words).description(""))
      ->type_name(kind)
      ->default_str(words.front());
}

}  // namespace notegraph::cli
