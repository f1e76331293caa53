// RDF has no order, and a file of it no bounds.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/exchange/rdf_reader.h"
#include "tests/api/exchange/whole_graph.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::exchange {
namespace {

using testing::HasSubstr;

constexpr std::size_t kNodes = 300;
constexpr std::size_t kStatements = 3000;
constexpr std::size_t kPlenty = std::size_t{64} << 20;
constexpr std::size_t kTiny = std::size_t{64} << 10;  // All of it goes through the disk many times.

struct Triple {
  std::string subject, predicate, object;
};

/// Nodes that share names and types, some of them blank, some serving as types of others.
std::vector<Triple> random_triples(std::mt19937& random) {
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const auto node = [&] {
    const std::size_t n = below(kNodes);
    return n % 10 == 0 ? fmt::format("_:n{}", n) : fmt::format("<http://e.org/{}/{}>", n % 7, n / 7);
  };
  const std::string label = "<http://www.w3.org/2000/01/rdf-schema#label>";
  const std::string type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
  std::vector<Triple> triples;
  for (std::size_t i = 0; i < kStatements; ++i) {
    const auto predicate = [&] { return fmt::format("<http://e.org/p#{}>", below(12)); };
    switch (below(5)) {
      case 0: triples.push_back({node(), label, fmt::format("\"name {}\"", below(100))}); break;
      case 1: triples.push_back({node(), type, fmt::format("<http://e.org/1/{}>", below(6))}); break;
      case 2: triples.push_back({node(), predicate(), fmt::format("\"value {}\"", below(50))}); break;
      case 3: triples.push_back({predicate(), label, fmt::format("\"relation {}\"", below(6))}); break;
      default: triples.push_back({node(), predicate(), node()});
    }
  }
  return triples;
}

/// Another order, but for statements of one subject and predicate, where it says which is the first.
std::vector<Triple> shuffled(const std::vector<Triple>& triples, std::mt19937& random) {
  std::vector<std::size_t> order(triples.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> places;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const Triple& triple = triples[order[place]];
    places[{triple.subject, triple.predicate}].push_back(place);
  }
  std::map<std::pair<std::string, std::string>, std::size_t> next;
  std::vector<Triple> result(triples.size());
  for (const Triple& triple : triples) {
    const std::pair key(triple.subject, triple.predicate);
    result[places[key][next[key]++]] = triple;
  }
  return result;
}

std::string ntriples(const std::vector<Triple>& triples) {
  std::string text;
  for (const Triple& triple : triples) {
    text += fmt::format("{} {} {} .\n", triple.subject, triple.predicate, triple.object);
  }
  return text;
}

Result<test::WholeGraph> read(const std::string& text, std::size_t memory_bytes, RdfSyntax syntax) {
  const test::TemporaryDirectory directory;
  ReadOptions options;
  options.source = "people";
  options.room = {directory.path(), memory_bytes};
  return test::whole(read_rdf(directory.write("graph.rdf", text), syntax, Ontology(), options));
}

/// All that a graph says but for the lines that say so, sorted.
std::vector<std::string> essence(const Result<test::WholeGraph>& graph) {
  if (!graph) return {graph.status().message()};
  const auto& entities = graph->facts.entities;
  std::vector<std::string> said;
  for (const NoteEntity& entity : entities) {
    std::vector<std::string> attributes;
    for (const Attribute& a : entity.attributes) attributes.push_back(a.key + "=" + a.value);
    std::sort(attributes.begin(), attributes.end());
    said.push_back(fmt::format("{}:{} also {} with {}", entity.type, entity.name,
                               fmt::join(entity.aliases, ","), fmt::join(attributes, ",")));
  }
  for (const NoteRelation& relation : graph->facts.relations) {
    const NoteEntity& head = entities[relation.head];
    const NoteEntity& tail = entities[relation.tail];
    said.push_back(fmt::format("{}:{} {} {}:{} {} times", head.type, head.name, relation.type, tail.type,
                               tail.name, relation.evidence.size()));
  }
  std::sort(said.begin(), said.end());
  return said;
}

TEST(RdfOrder, StatementsInAnyOrderAndAnyMemoryGiveOneGraph) {
  const std::uint32_t seed = std::random_device{}();
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 5; ++round) {
    const std::vector<Triple> triples = random_triples(random);
    const auto graph = essence(read(ntriples(triples), kPlenty, RdfSyntax::ntriples));
    EXPECT_GT(graph.size(), kNodes / 2);
    const std::string other = ntriples(shuffled(triples, random));
    EXPECT_EQ(essence(read(other, kPlenty, RdfSyntax::ntriples)), graph);
    EXPECT_EQ(essence(read(other, kTiny, RdfSyntax::ntriples)), graph);
    EXPECT_EQ(essence(read(other, kTiny, RdfSyntax::turtle)), graph);
  }
}

TEST(RdfOrder, ABadLineBehindManyIsToldByItsNumber) {
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += fmt::format("<http://e.org/{}> <http://e.org/b> <http://e.org/c> .\n", i);
  text += "<http://e.org/d> <http://e.org/b> .\n";
  for (const RdfSyntax syntax : {RdfSyntax::ntriples, RdfSyntax::turtle}) {
    const auto graph = read(text, kTiny, syntax);
    ASSERT_FALSE(graph);
    EXPECT_EQ(graph.status().code(), StatusCode::bad_data);
    EXPECT_THAT(graph.status().message(), HasSubstr("graph.rdf:5001: "));
  }
}

TEST(RdfOrder, ANameThatOnlyTellsApartAnotherNodeIsToldByItsLine) {
  const std::string label = "<http://www.w3.org/2000/01/rdf-schema#label>";
  const auto graph = read("<http://e.org/a> " + label + " \"x\" .\n<http://e.org/b> " + label +
                              " \"x\" .\n<http://e.org/c> " + label + " \"x (http://e.org/a)\" .\n",
                          kPlenty, RdfSyntax::ntriples);
  ASSERT_FALSE(graph);
  EXPECT_THAT(graph.status().message(),
              HasSubstr("graph.rdf:3: the entity \"x (http://e.org/a)\" of kind \"concept\" stands here a "
                        "second time"));
}

}  // namespace
}  // namespace notegraph::exchange
