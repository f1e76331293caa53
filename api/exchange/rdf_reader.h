#ifndef NOTEGRAPH_API_EXCHANGE_RDF_READER_H_
#define NOTEGRAPH_API_EXCHANGE_RDF_READER_H_

#include <filesystem>

#include "api/exchange/imported_graph.h"
#include "graph/model/ontology.h"
#include "graph/model/status.h"

// RDF as entities and relations:
// - An IRI is called by its first rdfs:label, else by its last part, percent signs decoded: relations and
// types, too.
//   Further labels are aliases.
// - The first rdf:type of a node is its type, else it is a kUntypedEntity; further ones are an attribute
// "type".
// - A statement whose object is a literal is an attribute, any other a relation. What serves only as a type
// or as a
//   predicate is no entity.
// - Nodes of one type with one name are told apart by their IRI, which stands in brackets behind the name. So
// are all
//   blank nodes, of this source and of others, by SOURCE#_:LABEL.
namespace notegraph::exchange {

enum class RdfSyntax { ntriples, turtle };

/// Reads `file`, plain or gzip. The order of its statements matters only among those of one subject and
/// predicate. In memory there are, beside options.room, the names of types and predicates, and all that is
/// said of one node. Errors: io_error; bad_data, with file, line and reason, in N-Triples unless bad lines
/// are skipped; invalid_argument, bad lines of Turtle are to be skipped, which has no lines that stand alone.
Result<ImportedGraph> read_rdf(const std::filesystem::path& file, RdfSyntax syntax, const Ontology& known,
                               const ReadOptions& options);

}  // namespace notegraph::exchange

#endif  // NOTEGRAPH_API_EXCHANGE_RDF_READER_H_
