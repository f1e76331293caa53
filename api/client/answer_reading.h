#ifndef NOTEGRAPH_API_CLIENT_ANSWER_READING_H_
#define NOTEGRAPH_API_CLIENT_ANSWER_READING_H_

#include "api/client/http_client.h"
#include "api/codec/reply_json.h"
#include "graph/model/status.h"

namespace notegraph::client {

/// The reply within `answer`. Errors: those of `answer`; bad_data, its body is no such reply.
template <typename Reply>
Result<Reply> read(const Result<Answer>& answer) {
  if (!answer) return answer.status();
  Reply reply;
  if (Status status = codec::parse_reply(answer->body, reply); !status) {
    return Status(StatusCode::bad_data, "the service's answer cannot be read: " + status.message());
  }
  return reply;
}

}  // namespace notegraph::client

#endif  // NOTEGRAPH_API_CLIENT_ANSWER_READING_H_
