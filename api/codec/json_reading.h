#ifndef NOTEGRAPH_API_CODEC_JSON_READING_H_
#define NOTEGRAPH_API_CODEC_JSON_READING_H_

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"
#include "api/service/requests.h"
#include "graph/model/status.h"

// The way back from json_values.h: what several replies are read from; for the files of this folder. A value
// of the wrong shape is thrown, as the JSON library does; parse_as() turns it into a Status.
namespace notegraph::codec {

using Json = nlohmann::ordered_json;

EntityId parse_id(const std::string& hex);
query::Truncation parse_truncation(const Json& json);

void read_value(const Json& json, service::EntityBrief& brief);
void read_value(const Json& json, Evidence& evidence);
void read_value(const Json& json, service::HopReply& hop);

template <typename Value>
void read(const Json& object, const char* key, Value& value) {
  object.at(key).get_to(value);
}

/// The elements of `array`, each by read_row(element, row).
template <typename Row, typename ReadRow>
void read_array(const Json& array, std::vector<Row>& rows, ReadRow read_row) {
  for (const Json& element : array) read_row(element, rows.emplace_back());
}

/// Parses `text` and hands it to `read_reply`. Errors: bad_data, it is no JSON or of the wrong shape.
template <typename ReadReply>
Status parse_as(std::string_view text, ReadReply read_reply) {
  const auto json = parse_strict_json(text);
  if (!json) return json.status();
  try {
    read_reply(*json);
  } catch (const std::exception& wrong_shape) {
    return {StatusCode::bad_data, wrong_shape.what()};
  }
  return {};
}

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_JSON_READING_H_
