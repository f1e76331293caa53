#ifndef NOTEGRAPH_API_CODEC_JSON_VALUES_H_
#define NOTEGRAPH_API_CODEC_JSON_VALUES_H_

#include <string>

#include <nlohmann/json.hpp>

#include "api/codec/json_codec.h"
#include "api/service/requests.h"

// The JSON values that several answers are made of; for the files of this folder.
namespace notegraph::codec {

using Json = nlohmann::ordered_json;

std::string print(const Json& value, Layout layout);

Json to_value(const service::EntityBrief& brief);
Json to_value(const Evidence& evidence);
Json to_value(const service::HopReply& hop);
Json to_value(query::Truncation truncated);

template <typename Rows, typename ToValue>
Json to_array(const Rows& rows, ToValue to_value) {
  Json values = Json::array();
  for (const auto& row : rows) values.push_back(to_value(row));
  return values;
}

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_JSON_VALUES_H_
