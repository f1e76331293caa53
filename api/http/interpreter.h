#ifndef NOTEGRAPH_API_HTTP_INTERPRETER_H_
#define NOTEGRAPH_API_HTTP_INTERPRETER_H_

#include <memory>
#include <string>

#include "api/http/connection.h"
#include "api/http/limits.h"
#include "api/http/message.h"

namespace notegraph::http {

/// An answer in HTTP's bytes; those of `file`, unless it is null, follow.
struct Answer {
  std::string bytes;
  std::shared_ptr<const BodyFile> file;
};

/// Where cpp-httplib does its part: it reads a request that the guard has found sound, has `handler` answer
/// it, and writes the answer in HTTP's bytes; its own socket code is never run, for version 0.11 is not fit
/// to face a network (API.md, "Limits"). Thread-safe.
class Interpreter {
 public:
  Interpreter(RequestHandler handler, const ServerLimits& limits, ErrorLog log);
  ~Interpreter();

  /// Never throws: what the handler throws is logged and answered as 500.
  Answer answer(const CompleteRequest& request);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_INTERPRETER_H_
