#include "api/codec/strict_json.h"

#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 64;

/// A first pass that builds nothing: it only refuses what must not be built.
class Inspector final : public nlohmann::json_sax<Json> {
 public:
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
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    reason_ = fmt::format("no JSON at byte {}: {}", position, error.what());
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

  std::vector<std::set<std::string>> keys_;  // Of each object that is open; empty sets for arrays.
  std::string reason_;
};

}  // namespace

Result<Json> parse_strict_json(std::string_view text) {
  Inspector inspector;
  if (!Json::sax_parse(text, &inspector)) return Status(StatusCode::bad_data, inspector.reason());
  return Json::parse(text);
}

}  // namespace notegraph::codec
