#ifndef NOTEGRAPH_API_HTTP_TARGET_H_
#define NOTEGRAPH_API_HTTP_TARGET_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace notegraph::http {

struct Parameter {
  std::string name;
  std::string value;
};

/// What a request target says, decoded.
struct Target {
  std::vector<std::string> segments;  ///< "/v1/entities/TCP%2FIP" is {"v1", "entities", "TCP/IP"}.
  std::vector<Parameter> parameters;  ///< In the order given.
};

/// The target without its query.
std::string path_of(std::string_view target);

/// Splits first and decodes then, so that an encoded slash or ampersand is text. Errors: invalid_argument, a
/// part has a broken %XX, control characters, or bytes that are not UTF-8.
Result<Target> parse_target(std::string_view target);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_TARGET_H_
