#ifndef NOTEGRAPH_API_CODEC_JSON_VALUES_H_
#define NOTEGRAPH_API_CODEC_JSON_VALUES_H_

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "api/codec/json_codec.h"

// The parts that several answers are made of. For the sources of this room alone: its other headers do
// without nlohmann/json.
namespace notegraph::codec {

using Json = nlohmann::ordered_json;

std::string print(const Json& value, Layout layout);

/// To four significant digits, so that no reader sees the noise of a product and nothing above 0 becomes 0.
double shown(double number);

Json to_value(const service::EntityBrief& brief);
Json to_value(const Evidence& evidence);
Json to_value(const service::HopReply& hop);

}  // namespace notegraph::codec

#endif  // NOTEGRAPH_API_CODEC_JSON_VALUES_H_
