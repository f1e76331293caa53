#ifndef NOTEGRAPH_GRAPH_STORE_KEY_DESCRIPTION_H_
#define NOTEGRAPH_GRAPH_STORE_KEY_DESCRIPTION_H_

#include <string>
#include <string_view>

namespace notegraph::store {

/// A key of FORMAT.md in words, for a person who reads what a check found: "name 'bert' of entity
/// 4421c520f5e48d1f". Bytes that are no key of ours are given in hexadecimal.
std::string describe_key(std::string_view key);

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_KEY_DESCRIPTION_H_
