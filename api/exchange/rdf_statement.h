#ifndef NOTEGRAPH_API_EXCHANGE_RDF_STATEMENT_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_STATEMENT_H_

#include <cstdint>
#include <functional>
#include <string>

#include "graph/model/status.h"

// The words of RDF 1.1 (W3C Recommendation, 25 February 2014), which nothing outside the RDF reader knows.
namespace notegraph::exchange {

/// What may stand in a statement.
struct RdfTerm {
  enum class Kind : std::uint8_t { iri, blank_node, literal };

  Kind kind = Kind::iri;
  std::string
      text;  ///< The whole IRI; the blank node's label in the file, without "_:"; the literal's value.
  bool operator==(const RdfTerm&) const = default;
};

struct RdfStatement {
  RdfTerm subject;        ///< No literal.
  std::string predicate;  ///< An IRI.
  RdfTerm object;
  std::uint64_t line = 0;  ///< 1-based, where it ends.
};

/// Takes statements one by one; reading ends where it fails.
using RdfSink = std::function<Status(const RdfStatement&)>;

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_STATEMENT_H_
