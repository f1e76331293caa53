#ifndef NOTEGRAPH_API_HTTP_PROBLEM_H_
#define NOTEGRAPH_API_HTTP_PROBLEM_H_

#include <string>

#include "api/http/message.h"
#include "api/http/request_head.h"
#include "graph/model/status.h"

// Every error is told in one way: application/problem+json, RFC 9457.
namespace notegraph::http {

/// An error of HTTP's own, such as 405. `instance`: the path that was asked for.
Response problem(int http_code, const std::string& detail, const std::string& instance);

/// What a call of the service answered instead of a value. Of faults on our side (500) the message goes to
/// `log` and not to the peer, for it may name files.
Response problem(const Status& status, const std::string& instance, const ErrorLog& log);

/// The same for the owner of the graph, whose files they are: the message goes to him, whatever it is.
Response problem_for_owner(const Status& status, const std::string& instance);

/// The answer when a call threw: `reason` goes to `log` alone.
Response bug(const std::string& reason, const std::string& instance, const ErrorLog& log);

/// There are too many other requests.
Refusal no_room();

/// The whole answer to a request that was refused, as bytes for the socket: the guard speaks before any
/// library does. It ends the connection.
std::string refusal_bytes(const Refusal& refusal);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_PROBLEM_H_
