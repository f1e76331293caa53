#include "api/client/http_client.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <ostream>
#include <regex>
#include <utility>

#include <httplib.h>

#include <fmt/format.h>

#include "api/codec/problem_json.h"

namespace notegraph::client {
namespace {

constexpr std::chrono::seconds kConnectTime{5};
constexpr std::chrono::hours kAnswerTime{24};  // A folder of notes may take long; Ctrl-C ends it sooner.

std::string to_lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

Result<std::string> parse_service_url(const std::string& url) {
  static const std::regex kUrl(R"((https?://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)/?)");
  std::smatch parts;
  if (std::regex_match(url, parts, kUrl)) return parts[1].str();
  return Status(StatusCode::invalid_argument,
                fmt::format("\"{}\" is no address of a service: write http://HOST:PORT", url));
}

class HttpClient::Library {
 public:
  Library(const std::string& url, const std::string& token) : url_(url), client_(url) {
    client_.set_connection_timeout(kConnectTime);
    client_.set_read_timeout(kAnswerTime);
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    if (!token.empty()) client_.set_default_headers({{"Authorization", "Bearer " + token}});
  }

  httplib::Client& client() { return client_; }

  Result<Answer> take(const httplib::Result& result) const {
    if (!result) {
      return Status(StatusCode::unavailable,
                    fmt::format("nobody answers at {} ({}); is `notegraph serve` running?", url_,
                                httplib::to_string(result.error())));
    }
    if (result->status < 200 || result->status > 299) return error_of(*result);
    Answer answer{result->body, {}};
    for (const auto& [name, value] : result->headers) answer.headers[to_lower(name)] = value;
    return answer;
  }

 private:
  Status error_of(const httplib::Response& response) const {
    const auto problem = codec::parse_problem(response.body);
    if (!problem) {
      return {StatusCode::bad_data,
              fmt::format("what answers at {} is no notegraph service: it says {}", url_, response.status)};
    }
    return codec::to_status(*problem);
  }

  std::string url_;
  httplib::Client client_;
};

HttpClient::HttpClient(const std::string& url, const std::string& token)
    : library_(std::make_unique<Library>(url, token)) {}

HttpClient::~HttpClient() = default;

Result<Answer> HttpClient::get(const std::string& target) const {
  return library_->take(library_->client().Get(target));
}

Result<Answer> HttpClient::download(const std::string& target, std::ostream& out) const {
  std::string refusal;
  bool is_refused = false;
  const auto begin = [&](const httplib::Response& response) {
    is_refused = response.status < 200 || response.status > 299;
    return true;
  };
  const auto take = [&](const char* bytes, std::size_t count) {
    if (is_refused) {
      refusal.append(bytes, count);
    } else {
      out.write(bytes, static_cast<std::streamsize>(count));
    }
    return out.good();
  };
  auto result = library_->client().Get(target, begin, take);
  if (!out) return Status(StatusCode::io_error, "what the service sends cannot be written");
  if (result && is_refused) result->body = std::move(refusal);
  return library_->take(result);
}

Result<Answer> HttpClient::remove(const std::string& target) const {
  return library_->take(library_->client().Delete(target));
}

Result<Answer> HttpClient::post(const std::string& target, const std::string& json) const {
  return library_->take(library_->client().Post(target, json, "application/json"));
}

}  // namespace notegraph::client
