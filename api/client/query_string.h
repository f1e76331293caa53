#ifndef NOTEGRAPH_API_CLIENT_QUERY_STRING_H_
#define NOTEGRAPH_API_CLIENT_QUERY_STRING_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace notegraph::client {

/// `text` as it stands in a URL: all but unreserved characters as %XX. Source: RFC 3986, section 2.
std::string percent_encode(std::string_view text);

/// A path and the parameters behind it.
class Target {
 public:
  explicit Target(std::string path) : text_(std::move(path)) {}

  Target& add(std::string_view name, std::string_view value);
  Target& add(std::string_view name, std::size_t value) { return add(name, std::to_string(value)); }
  Target& add(std::string_view name, std::chrono::milliseconds value) {
    return add(name, static_cast<std::size_t>(value.count()));
  }
  Target& add(std::string_view name, double value);
  Target& add(std::string_view name, const std::vector<std::string>& values);

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  bool has_parameters_ = false;
};

}  // namespace notegraph::client

#endif  // NOTEGRAPH_API_CLIENT_QUERY_STRING_H_
