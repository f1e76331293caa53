#include "cli/commands/declaring.h"

#include <map>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

namespace notegraph::cli {
namespace {

const std::map<std::string, query::Direction> kDirections{
    {"out", query::Direction::out}, {"in", query::Direction::in}, {"both", query::Direction::both}};

}  // namespace

void when_named(CLI::App& command, std::function<void()> act) {
  command.callback(std::move(act));
}

void declare_filter(CLI::App& command, query::Filter& filter) {
  command.add_option("--relation", filter.relation_types, "Only along relations of these types")
      ->type_name("TYPE,...")
      ->expected(1)
      ->take_all()
      ->delimiter(',');
  command.add_option("--type", filter.entity_types, "Only entities of these types")
      ->type_name("TYPE,...")
      ->expected(1)
      ->take_all()
      ->delimiter(',');
  command.add_option("--direction", filter.direction, "out (from head to tail), in or both")
      ->transform(CLI::CheckedTransformer(kDirections).description(""))
      ->type_name("WAY")
      ->default_str("both");
  command.add_option("--min-confidence", filter.min_confidence, "Only relations at least this sure")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0..1");
}

void declare_max_hops(CLI::App& command, std::uint32_t& max_hops) {
  command.add_option("--max-hops", max_hops, "How many relations away at most")
      ->check(CLI::Range(1, 64))
      ->type_name("N")
      ->capture_default_str();
}

void declare_evidence(CLI::App& command, std::size_t& max_evidence) {
  command.add_option("--evidence", max_evidence, "How many places of evidence to give for each relation")
      ->check(CLI::Range(0, 1000))
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace notegraph::cli
