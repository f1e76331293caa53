#include "api/codec/strict_json.h"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/model/utf8.h"

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxQuotedBytes = 40;

/// A first pass that builds nothing: it only refuses what must not be built.
class Inspector final : public nlohmann::json_sax<Json> {
 public:
  explicit Inspector(std::string_view text) : text_(text) {}

  const std::string& reason() const { return reason_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool start_object(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    if (keys_.back().insert(name).second) return true;
    reason_ = fmt::format("the key \"{}\" stands twice in one object", name);
    return false;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& /*in the library's words*/) override {
    reason_ = fmt::format("no JSON at byte {}: {}", position, describe(position, token));
    return false;
  }

 private:
  bool enter() {
    keys_.emplace_back();
    if (keys_.size() <= kMaxDepth) return true;
    reason_ = fmt::format("nested deeper than {}", kMaxDepth);
    return false;
  }
  bool leave() {
    keys_.pop_back();
    return true;
  }

  std::string describe(std::size_t position, const std::string& token) const {
    if (!is_utf8(text_)) return "the text is not UTF-8";
    if (position > text_.size()) return "the text ends in the middle of a value";
    if (token.size() > kMaxQuotedBytes || !is_utf8(token)) return "no value can go on like this";
    return fmt::format("'{}' cannot stand there", token);
  }

  std::string_view text_;
  std::vector<std::set<std::string>> keys_;  // Of each object that is open; empty sets for arrays.
  std::string reason_;
};

}  // namespace

Result<Json> parse_strict_json(std::string_view text) {
  Inspector inspector(text);
  if (!Json::sax_parse(text, &inspector)) return Status(StatusCode::bad_data, inspector.reason());
  return Json::parse(text);
}

}  // namespace notegraph::codec
