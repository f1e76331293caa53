#include "api/codec/strict_json.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/model/utf8.h"

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxQuotedBytes = 40;
constexpr std::size_t kFewKeys = 16;  // Among so many one is found by looking at each.
constexpr std::size_t kUsualKeys = 8;

/// Builds the value while it is read, and refuses what must not be built before it is. The library's own
/// objects look at all their keys for each that is added: those here take time as n log n in their keys.
class StrictBuilder final : public nlohmann::json_sax<Json> {
 public:
  explicit StrictBuilder(std::string_view text) : text_(text) {}

  const std::string& reason() const { return reason_; }
  Json take() { return std::move(root_); }

  bool null() override { return add(Json()); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*as written*/) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return true; }

  bool start_object(std::size_t) override {
    if (!enter(Json::object())) return false;
    open_.back().members().reserve(kUsualKeys);  // To grow copies keys and values.
    return true;
  }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(Json::array()); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    Open& object = open_.back();
    if (object.has(name)) {
      reason_ = fmt::format("the key \"{}\" stands twice in one object", name);
      return false;
    }
    object.members().emplace_back(std::move(name), Json());
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& /*in the library's words*/) override {
    reason_ = fmt::format("no JSON at byte {}: {}", position, describe(position, token));
    return false;
  }

 private:
  /// An array or an object whose end has not come. It does not move before that.
  struct Open {
    Json* value;
    std::set<std::string> keys;  // Of an object, once it has more than a few.

    Json::object_t& members() { return value->get_ref<Json::object_t&>(); }
    bool has(const std::string& name) {
      const Json::object_t& known = members();
      if (known.size() < kFewKeys) {
        return std::any_of(known.begin(), known.end(), [&](const auto& each) { return each.first == name; });
      }
      if (keys.empty()) {
        for (const auto& [key, of_key] : known) keys.insert(key);
      }
      return !keys.insert(name).second;
    }
  };

  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  /// Puts `value` where it belongs.
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Open& parent = open_.back();
    if (parent.value->is_array()) return &parent.value->emplace_back(std::move(value));
    Json& member = parent.members().back().second;
    member = std::move(value);
    return &member;
  }
  bool enter(Json container) {
    if (open_.size() == kMaxDepth) {
      reason_ = fmt::format("nested deeper than {}", kMaxDepth);
      return false;
    }
    open_.push_back({place(std::move(container)), {}});
    return true;
  }
  bool leave() {
    open_.pop_back();
    return true;
  }

  std::string describe(std::size_t position, const std::string& token) const {
    if (!is_utf8(text_)) return "the text is not UTF-8";
    if (position > text_.size()) return "the text ends in the middle of a value";
    if (token.size() > kMaxQuotedBytes || !is_utf8(token)) return "no value can go on like this";
    return fmt::format("'{}' cannot stand there", token);
  }

  std::string_view text_;
  Json root_;
  std::vector<Open> open_;
  std::string reason_;
};

}  // namespace

Result<Json> parse_strict_json(std::string_view text) {
  StrictBuilder builder(text);
  if (!Json::sax_parse(text, &builder)) return Status(StatusCode::bad_data, builder.reason());
  return builder.take();
}

}  // namespace notegraph::codec
