#include "api/http/interpreter.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>
#include <utility>

#include <httplib.h>

#include "api/http/body_file.h"
#include "api/http/problem.h"

namespace notegraph::http {
namespace {

/// Headers that the library would act upon, or would mistake for what it knows itself of the peer.
constexpr std::array<std::string_view, 7> kWithheld = {
    "range", "remote_addr", "remote_port", "local_addr", "local_port", "expect", "accept-encoding"};

/// The head as the library is to read it.
std::string to_library_head(const RequestHead& head) {
  std::string target = head.target;
  // The library refuses a second question mark, which is legal in a query.
  const auto query = target.find('?');
  for (auto at = target.find('?', query + 1); query != std::string::npos && at != std::string::npos;
       at = target.find('?', at)) {
    target.replace(at, 1, "%3F");
  }
  std::string text = head.method + ' ' + target + (head.http_1_0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
  for (const auto& [name, value] : head.headers) {
    if (std::find(kWithheld.begin(), kWithheld.end(), name) != kWithheld.end()) continue;
    text.append(name).append(": ").append(value).append("\r\n");
  }
  return text + "\r\n";
}

/// A stream whose input and output lie in memory.
class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(std::string input, std::string address)
      : input_(std::move(input)), address_(std::move(address)) {}

  std::string take_output() { return std::move(output_); }

  bool is_readable() const override { return read_ < input_.size(); }
  bool is_writable() const override { return true; }
  ssize_t read(char* bytes, size_t size) override {
    const size_t copied = input_.copy(bytes, size, read_);
    read_ += copied;
    return static_cast<ssize_t>(copied);
  }
  ssize_t write(const char* bytes, size_t size) override {
    output_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = address_;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string input_, output_, address_;
  std::size_t read_ = 0;
};

/// Of the answer that this thread is making: the library has no place for it.
thread_local std::shared_ptr<const BodyFile> file_of_answer;

Request to_request(const httplib::Request& request) {
  Request converted{request.method,
                    request.target,
                    request.get_header_value("Host"),
                    std::nullopt,
                    request.get_header_value("Content-Type"),
                    request.body,
                    request.get_header_value("Authorization"),
                    request.get_header_value("If-Match"),
                    request.get_header_value("If-None-Match"),
                    request.get_header_value("Idempotency-Key")};
  if (request.has_header("Origin")) converted.origin = request.get_header_value("Origin");
  return converted;
}

void hand_over(const Response& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (!from.body.empty()) to.set_content(from.body, from.content_type);
  file_of_answer = from.file;
  if (from.file) {
    to.set_header("Content-Type", from.content_type);
    to.set_header("Content-Length", std::to_string(from.file->size()));
  }
}

std::string what(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

}  // namespace

class Interpreter::Library final : public httplib::Server {
 public:
  Library(RequestHandler handler, const ServerLimits& limits, ErrorLog log) {
    set_keep_alive_max_count(limits.requests_per_connection);
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle_time).count());
    set_default_headers({{"Accept-Ranges", "none"}, {"X-Content-Type-Options", "nosniff"}});
    set_pre_routing_handler(
        [handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
          hand_over(handler(to_request(request)), response);
          return HandlerResponse::Handled;
        });
    set_exception_handler([log = std::move(log)](const httplib::Request& request, httplib::Response& response,
                                                 const std::exception_ptr& thrown) {
      hand_over(bug(what(thrown), request.target, log), response);
    });
    // The library's own refusals have no body; ours come through here as well, and have one.
    set_error_handler(HandlerWithResponse([](const httplib::Request& request, httplib::Response& response) {
      if (!response.body.empty() || file_of_answer) return HandlerResponse::Unhandled;
      hand_over(problem(response.status, "the request cannot be read", request.target), response);
      return HandlerResponse::Handled;
    }));
  }

  Answer answer(const CompleteRequest& request) {
    file_of_answer = nullptr;
    MemoryStream stream(to_library_head(request.head), request.address);
    bool closed = false;
    process_request(stream, request.last, closed, [&](httplib::Request& read) { read.body = request.body; });
    Answer answer{stream.take_output(), std::exchange(file_of_answer, nullptr)};
    if (request.head.method == "HEAD") answer.file = nullptr;
    return answer;
  }
};

Interpreter::Interpreter(RequestHandler handler, const ServerLimits& limits, ErrorLog log)
    : library_(std::make_unique<Library>(std::move(handler), limits, std::move(log))) {}

Interpreter::~Interpreter() = default;

Answer Interpreter::answer(const CompleteRequest& request) {
  return library_->answer(request);
}

}  // namespace notegraph::http
