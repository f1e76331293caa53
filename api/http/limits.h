#ifndef NOTEGRAPH_API_HTTP_LIMITS_H_
#define NOTEGRAPH_API_HTTP_LIMITS_H_

#include <chrono>
#include <cstddef>

namespace notegraph::http {

/// What a peer may cost us. Over a limit the peer gets the status named here and is cut off.
struct ServerLimits {
  std::size_t request_line_bytes = 8 * 1024;       ///< Method, target and version: 414.
  std::size_t header_line_bytes = 8 * 1024;        ///< One header: 431.
  std::size_t head_bytes = 16 * 1024;              ///< Request line and all headers: 431.
  std::size_t headers = 100;                       ///< 431.
  std::size_t body_bytes = 1024 * 1024;            ///< 413.
  std::chrono::milliseconds head_time{5000};       ///< From the first byte to the end of the head: 408.
  std::chrono::milliseconds body_time{10'000};     ///< From there to the end of the body: 408.
  std::chrono::milliseconds idle_time{15'000};     ///< Without a first byte: cut off without a word.
  std::chrono::milliseconds write_time{10'000};    ///< For an answer to be taken: cut off ...
  std::size_t write_bytes_per_second = 64 * 1024;  ///< ... and so much longer for each byte of it.
  std::chrono::milliseconds farewell_time{1000};   ///< For the peer to hang up after its last answer.
  std::chrono::milliseconds stop_time{5000};       ///< For answers under way when the server stops.
  std::size_t connections = 512;                   ///< 503.
  std::size_t connections_per_address = 64;        ///< 503.
  std::size_t requests_per_connection = 1000;      ///< The last answer says that it is the last.
  std::size_t workers = 4;                         ///< Requests answered at the same time.
  std::size_t waiting_requests = 128;              ///< Requests that wait for something to happen: 503.
  std::size_t queued_requests = 256;               ///< Complete requests that wait for a worker: 503.
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_LIMITS_H_
