#ifndef NOTEGRAPH_GRAPH_MODEL_UTF8_H_
#define NOTEGRAPH_GRAPH_MODEL_UTF8_H_

#include <string_view>

namespace notegraph {

/// Well-formed UTF-8: no overlong forms, no surrogates. Source: RFC 3629, section 4.
bool is_utf8(std::string_view text);

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_UTF8_H_
