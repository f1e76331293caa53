#ifndef NOTEGRAPH_API_HTTP_PARAMETER_READER_H_
#define NOTEGRAPH_API_HTTP_PARAMETER_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/http/target.h"
#include "api/service/ranges.h"
#include "graph/model/status.h"

namespace notegraph::http {

/// Reads the parameters of one request, each by name and kind. The first fault is kept, and told by finish()
/// with the parameter's name and what is allowed; until then a faulty one reads as its default.
class ParameterReader {
 public:
  explicit ParameterReader(const std::vector<Parameter>& given) : given_(given) {}

  /// Must be given and not empty.
  std::string required_text(std::string_view name);
  std::string text(std::string_view name, std::string_view otherwise = "");
  /// May be given several times.
  std::vector<std::string> texts(std::string_view name);
  /// A whole number from `least` to `most`.
  std::size_t number(std::string_view name, std::size_t otherwise, std::size_t least, std::size_t most);
  std::size_t number(std::string_view name, std::size_t otherwise, const service::CountRange& range) {
    return number(name, otherwise, range.least, range.most);
  }
  /// A decimal number within `range`.
  double decimal(std::string_view name, double otherwise, const service::Range<double>& range);
  /// One from 0 to 1.
  double fraction(std::string_view name, double otherwise) { return decimal(name, otherwise, {0, 1}); }

  /// One of the words of `choices`; without it the first.
  template <typename Value>
  Value choice(std::string_view name, const std::vector<std::pair<std::string_view, Value>>& choices) {
    const std::optional<std::string_view> word = single(name);
    if (!word) return choices.front().second;
    std::string allowed;
    for (const auto& [known, value] : choices) {
      if (known == *word) return value;
      allowed += (allowed.empty() ? "" : ", ") + std::string(known);
    }
    fail(name, "must be one of: " + allowed);
    return choices.front().second;
  }

  /// Errors: invalid_argument, a parameter has a wrong value, is missing, is repeated, or was not asked for
  /// by any call above.
  Status finish() const;

 private:
  std::optional<std::string_view> single(std::string_view name);
  void fail(std::string_view name, std::string_view reason);

  const std::vector<Parameter>& given_;
  std::vector<std::string> known_;
  std::string fault_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_PARAMETER_READER_H_
