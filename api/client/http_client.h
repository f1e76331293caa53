#ifndef NOTEGRAPH_API_CLIENT_HTTP_CLIENT_H_
#define NOTEGRAPH_API_CLIENT_HTTP_CLIENT_H_

#include <iosfwd>
#include <map>
#include <memory>
#include <string>

#include "graph/model/status.h"

namespace notegraph::client {

/// What a service answered with 2xx.
struct Answer {
  std::string body;
  std::map<std::string, std::string> headers;  ///< Names in lower case.
};

/// Where a service is. Errors: invalid_argument, `url` is not "http://host[:port]" or "https://host[:port]".
Result<std::string> parse_service_url(const std::string& url);

/// Asks one service. Thread-safe; one request at a time. Errors of all calls: unavailable, nobody answers
/// there; else the error that the service answered, with its code, its words and its candidates; bad_data,
/// whoever answers is no notegraph.
class HttpClient {
 public:
  /// `url` as parse_service_url() gives it; `token` may be empty.
  HttpClient(const std::string& url, const std::string& token);
  ~HttpClient();

  /// `target`: "/v1/stats", encoded.
  Result<Answer> get(const std::string& target) const;
  /// The same, with the body written to `out` as it comes. Errors also: io_error, `out` does not take it.
  Result<Answer> download(const std::string& target, std::ostream& out) const;
  Result<Answer> remove(const std::string& target) const;
  /// Sends `json`. May take as long as it takes: whole folders are read.
  Result<Answer> post(const std::string& target, const std::string& json) const;

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace notegraph::client

#endif  // NOTEGRAPH_API_CLIENT_HTTP_CLIENT_H_
